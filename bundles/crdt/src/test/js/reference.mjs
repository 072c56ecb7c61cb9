// What the real Yjs says. Reads a line of JSON for each question and answers with a line; every byte string is base64.
import { createInterface } from 'node:readline';
import * as Y from 'yjs';

const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'));
const text = (data) => Buffer.from(data).toString('base64');

const load = (update, gc) => {
  const doc = new Y.Doc({ gc });
  Y.applyUpdate(doc, update);
  return doc;
};

// Everything that a reader of a document can see, as one string that is the same for equal documents.
const seen = (doc) =>
  JSON.stringify({
    text: doc.getText('t').toDelta(),
    map: sorted(doc.getMap('m').toJSON()),
    list: doc.getArray('a').toJSON(),
    xml: doc.getXmlFragment('x').toString(),
    snapshot: text(Y.encodeSnapshot(Y.snapshot(doc))),
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
  });

const sorted = (value) => {
  if (value instanceof Y.Doc) return { guid: value.guid };
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};

const questions = {
  // Are two states the same document?
  same: ({ a, b, gc }) => ({ same: seen(load(bytes(a), gc)) === seen(load(bytes(b), gc)) }),
  // What becomes of updates in this order?
  apply: ({ updates, gc }) => {
    const doc = new Y.Doc({ gc });
    updates.forEach((update) => Y.applyUpdate(doc, bytes(update)));
    return {
      text: doc.getText('t').toString(),
      state: text(Y.encodeStateAsUpdate(doc)),
      v2: text(Y.encodeStateAsUpdateV2(doc)),
      vector: text(Y.encodeStateVector(doc)),
      snapshot: text(Y.encodeSnapshot(Y.snapshot(doc))),
      pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = questions[question.ask](question);
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
