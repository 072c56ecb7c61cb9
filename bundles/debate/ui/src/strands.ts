import type { Flow, FlowNode } from './contract.ts';

/** One row of the sheet: an argument, and by turn number the sentence that takes it up. */
export interface Strand {
  readonly first: FlowNode;
  readonly cells: ReadonlyMap<number, FlowNode>;
}

/** The rows of a flow sheet, in the order in which the arguments came up; each sentence stands in one row only. */
export function strands({ nodes, edges }: Flow): readonly Strand[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const used = new Set<number>();
  const later = (node: FlowNode) =>
    edges
      .flatMap(({ from, to, strength }) => {
        const other = byId.get(from === node.id ? to : from);
        return (from === node.id || to === node.id) && other ? [{ other, strength }] : [];
      })
      .filter(({ other }) => other.place.turn > node.place.turn && !used.has(other.id))
      .sort((a, b) => b.strength - a.strength);
  const inOrder = [...nodes].sort((a, b) => a.place.turn - b.place.turn || a.place.start - b.place.start);
  return inOrder.flatMap((first) => (used.has(first.id) ? [] : [follow(first, later, used)]));
}

function follow(first: FlowNode, later: (node: FlowNode) => readonly { other: FlowNode }[], used: Set<number>): Strand {
  const cells = new Map([[first.place.turn, first]]);
  used.add(first.id);
  const open = [first];
  for (let node = open.shift(); node; node = open.shift()) {
    for (const { other } of later(node)) {
      if (cells.has(other.place.turn)) continue;
      cells.set(other.place.turn, other);
      used.add(other.id);
      open.push(other);
    }
  }
  return { first, cells };
}
