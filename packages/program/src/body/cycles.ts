import type { Lists } from './block-graph.ts';

/** Which nodes lie on a cycle: 1 for those that a way leads back to. Tarjan's components, without recursion. */
export function cyclesOf(count: number, { start, items }: Lists): Uint8Array {
  const onCycle = new Uint8Array(count);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const next = Uint32Array.from(start.subarray(0, count));
  const path: number[] = [];
  const open: number[] = [];
  let number = 0;
  const enter = (node: number) => {
    order[node] = number;
    low[node] = number++;
    isOpen[node] = 1;
    path.push(node);
    open.push(node);
  };
  const close = (node: number) => {
    const isSeveral = open.at(-1) !== node;
    for (let member = open.pop()!; ; member = open.pop()!) {
      isOpen[member] = 0;
      if (isSeveral) onCycle[member] = 1;
      if (member === node) return;
    }
  };
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (next[node]! < start[node + 1]!) {
        const to = items[next[node]!++]!;
        if (to === node) onCycle[node] = 1;
        if (order[to] === -1) enter(to);
        else if (isOpen[to] === 1) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] === order[node]) close(node);
    }
  }
  return onCycle;
}
