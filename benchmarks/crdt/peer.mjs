// The peers of the benchmark. Writes the workloads (updates of a trace, and their state) once, then times Yjs and ywasm on them.
// usage: node --expose-gc peer.mjs TRACE.json.gz FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import * as W from 'ywasm';

const [file, folder] = process.argv.slice(2);
const trace = JSON.parse(gunzipSync(readFileSync(file)));
const author = new Y.Doc();
author.clientID = 1;
const updates = [];
author.on('update', (update) => updates.push(update));
const text = author.getText('t');
// traces count code points, documents UTF-16 units
const ascii = trace.txns.every((txn) => txn.patches.every(([, , inserted]) => /^[\x00-\x7f]*$/.test(inserted)));
if (!ascii) throw new Error('a trace of ASCII is needed, such as automerge-paper');
for (const txn of trace.txns)
  for (const [at, deleted, inserted] of txn.patches) {
    if (deleted) text.delete(at, deleted);
    if (inserted) text.insert(at, inserted);
  }
const state = Y.encodeStateAsUpdate(author);
const framed = [];
for (const update of updates) {
  const length = Buffer.alloc(4);
  length.writeInt32BE(update.length);
  framed.push(length, update);
}
writeFileSync(`${folder}/updates.bin`, Buffer.concat(framed));
writeFileSync(`${folder}/state.bin`, state);

const cpu = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const best = (times, work) => Math.min(...Array.from({ length: times }, () => cpu(work)));
const print = (name, ms) => console.log(`${name}\t${ms.toFixed(2)}`);

const apply = (list) => {
  const doc = new Y.Doc();
  for (const update of list) Y.applyUpdate(doc, update);
};
print('yjs one by one ms', best(3, () => apply(updates)));
print('yjs load ms', best(30, () => apply([state])));
print('yjs merge of 16000 ms', best(1, () => Y.mergeUpdates(updates.slice(0, 16000))));
const wasm = (list) => {
  const doc = new W.YDoc();
  for (const update of list) W.applyUpdate(doc, update);
  doc.free();
};
print('ywasm one by one ms', best(3, () => wasm(updates)));
print('ywasm load ms', best(30, () => wasm([state])));
