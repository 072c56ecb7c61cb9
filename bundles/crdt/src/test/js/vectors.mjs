// Makes documents with the real Yjs: several writers, random edits, random delivery. Prints one JSON line a document.
// usage: node vectors.mjs COUNT SEED
import * as Y from 'yjs';

let state = Number(process.argv[3] ?? 1) >>> 0 || 1;
const random = (below) => {
  state ^= state << 13;
  state >>>= 0;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state % below;
};
const pick = (list) => list[random(list.length)];
const base64 = (data) => Buffer.from(data).toString('base64');
const WORDS = ['a', 'bc', 'def\n', 'ä', '中文', '😀', '👩‍💻', ' ', 'x'.repeat(20), 'ﬁ', '\u0000'];
const VALUES = [1, -1, 0, -0, 2 ** 31, 0.1, 2 ** 40, true, false, null, 'text', '', [1, [2]], { k: { d: null } }];

const edits = {
  insert: (doc) => doc.getText('t').insert(random(doc.getText('t').length + 1), pick(WORDS)),
  remove: (doc) => remove(doc.getText('t')),
  format: (doc) => {
    // whole code points only: Yjs replicas themselves differ when a format cuts a surrogate pair
    const text = doc.getText('t');
    const whole = text.toString();
    const starts = [0];
    for (const c of whole) starts.push(starts.at(-1) + c.length);
    if (starts.at(-1) !== text.length) return;
    const from = random(starts.length);
    const to = Math.min(starts.length - 1, from + random(6));
    text.format(starts[from], starts[to] - starts[from], { [pick(['bold', 'color'])]: pick([true, null, '#f00']) });
  },
  embed: (doc) => doc.getText('e').insertEmbed(random(doc.getText('e').length + 1), { image: pick(WORDS) }),
  set: (doc) => doc.getMap('m').set(pick(['p', 'q', 'ключ']), pick(VALUES)),
  unset: (doc) => doc.getMap('m').delete(pick(['p', 'q', 'ключ'])),
  nest: (doc) => {
    const inner = pick([new Y.Map(), new Y.Array(), new Y.Text('inner')]);
    if (inner instanceof Y.Map) inner.set('z', pick([1, new Y.Array()]));
    doc.getMap('m').set(pick(['n', 'o']), inner);
  },
  deepen: (doc) => {
    const inner = doc.getMap('m').get(pick(['n', 'o']));
    if (inner instanceof Y.Map) inner.set(pick(['z', 'y']), pick([2, new Y.Map(), new Y.Text('deep')]));
    else if (inner instanceof Y.Array) inner.insert(random(inner.length + 1), [pick(VALUES.slice(0, 8)), new Y.Map()]);
    else if (inner instanceof Y.Text) inner.insert(random(inner.length + 1), pick(WORDS));
  },
  push: (doc) => doc.getArray('a').insert(random(doc.getArray('a').length + 1), [pick(VALUES), pick(VALUES)]),
  bytes: (doc) => doc.getArray('a').push([new Uint8Array([1, 2, random(256)])]),
  pull: (doc) => remove(doc.getArray('a')),
  sub: (doc) => doc.getMap('d').set('s', new Y.Doc({ guid: 'g' + random(1000) })),
  xml: (doc) => {
    const root = doc.getXmlFragment('x');
    const node = random(2) ? new Y.XmlElement(pick(['p', 'DIV'])) : new Y.XmlText('words');
    root.insert(random(root.length + 1), [node]);
    if (node instanceof Y.XmlElement) node.setAttribute('id', 'v' + random(9));
  },
  prune: (doc) => remove(doc.getXmlFragment('x')),
};
const remove = (list) => {
  if (list.length === 0) return;
  const from = random(list.length);
  list.delete(from, Math.min(list.length - from, 1 + random(5)));
};

const document = (number) => {
  const gc = random(6) > 0;
  const kinds = random(3) === 0 ? ['insert', 'insert', 'remove'] : Object.keys(edits);
  const writers = Array.from({ length: 1 + random(5) }, () => {
    const doc = new Y.Doc({ gc });
    doc.clientID = pick([random(100), random(2 ** 31), random(2 ** 31) * 2, 2 ** 33 + random(1000)]);
    return doc;
  });
  if (new Set(writers.map((doc) => doc.clientID)).size < writers.length) return document(number);
  const updates = [];
  const inboxes = writers.map(() => []);
  writers.forEach((doc, i) =>
    doc.on('update', (update, origin) => {
      if (origin === 'remote') return;
      updates.push(update);
      inboxes.forEach((inbox, j) => i !== j && inbox.push(update));
    }),
  );
  const steps = 5 + random(80);
  for (let step = 0; step < steps; step++) {
    const i = random(writers.length);
    if (random(3) === 0) inboxes[i].splice(0).forEach((update) => Y.applyUpdate(writers[i], update, 'remote'));
    writers[i].transact(() => {
      for (let n = random(3); n >= 0; n--) edits[pick(kinds)](writers[i]);
    });
  }
  const deliver = updates.map((_, i) => i);
  for (let i = 0; i < updates.length / 4; i++) deliver.push(random(updates.length));
  for (let i = deliver.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [deliver[i], deliver[j]] = [deliver[j], deliver[i]];
  }
  return finish({ id: `own-${number}`, kind: 'own', gc, updates, deliver });
};

const finish = (made) => {
  const doc = new Y.Doc({ gc: made.gc });
  const upto = random(made.deliver.length + 1);
  let partial = {};
  made.deliver.forEach((i, at) => {
    if (at === upto) partial = half(doc, upto);
    Y.applyUpdate(doc, made.updates[i]);
  });
  // Yjs may keep updates waiting though all that they need has come; then it is no judge
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null;
  const vector = Y.encodeStateVector(doc);
  const merged = Y.mergeUpdates(made.updates);
  const full = Y.encodeStateAsUpdate(doc);
  const fullV2 = Y.encodeStateAsUpdateV2(doc);
  const known = new Map([...clocks(doc)].map(([client, clock]) => [client, random(clock + 1)]));
  const sv = Y.encodeStateVector(known);
  const diffs = [{ sv: base64(sv), state: base64(Y.encodeStateAsUpdate(doc, sv)), diffUpdate: base64(Y.diffUpdate(merged, sv)) }];
  const ds = Y.createDeleteSetFromStructStore(doc.store).clients;
  return {
    ...made,
    updates: made.updates.map(base64),
    updatesV2: made.updates.map((update) => base64(Y.convertUpdateFormatV1ToV2(update))),
    partial,
    expected: contents(doc),
    sv: Object.fromEntries(clocks(doc)),
    svBytes: base64(vector),
    ds: Object.fromEntries([...ds].map(([client, items]) => [client, items.map((it) => [it.clock, it.len])])),
    snapshot: base64(Y.encodeSnapshot(Y.snapshot(doc))),
    full: base64(full),
    fullV2: base64(fullV2),
    diffs,
    merged: base64(merged),
    mergedShuffled: base64(Y.mergeUpdates(made.deliver.map((i) => made.updates[i]))),
    svFromMerged: base64(Y.encodeStateVectorFromUpdate(merged)),
    relpos: [],
  };
};

const clocks = (doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

const half = (doc, upto) => ({
  upto,
  sv: Object.fromEntries(clocks(doc)),
  pendingStructs: doc.store.pendingStructs !== null,
  pendingDs: doc.store.pendingDs !== null,
  missing: Object.fromEntries(doc.store.pendingStructs?.missing ?? []),
  state: base64(Y.encodeStateAsUpdate(doc)),
  expected: contents(doc),
});

// Untyped lists are read through a copy, so that looking changes nothing: a typed text would tidy its formats.
const contents = (doc) => {
  const copy = new Y.Doc({ gc: doc.gc });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const text = copy.getText('t').toString();
  const xml = copy.getXmlFragment('x').toString();
  return { text, map: plain(copy.getMap('m').toJSON()), array: plain(copy.getArray('a').toJSON()), xml };
};

const plain = (value) => {
  if (value === undefined) return { $undef: true };
  if (typeof value === 'bigint') return { $big: String(value) };
  if (Object.is(value, -0)) return { $negativeZero: true };
  if (value instanceof Uint8Array) return { $bytes: base64(value) };
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]));
  return value;
};

const count = Number(process.argv[2] ?? 20);
for (let i = 0; i < count; ) {
  const made = document(i);
  if (made === null) continue;
  process.stdout.write(JSON.stringify(made) + '\n');
  i++;
}
