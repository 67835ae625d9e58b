// Which nodes of a directed graph lie on circles together (strongly connected components, Tarjan), without recursion.

/** The arcs of node `a` lead to `to[start[a]]` up to before `to[start[a + 1]]`. Yields a number for each node: equal where there is a way both ways. */
export function circlesOf(start: Int32Array, to: Int32Array): Int32Array {
  const n = start.length - 1;
  const circle = new Int32Array(n).fill(-1);
  const order = new Int32Array(n);
  const low = new Int32Array(n);
  const next = start.slice(0, n);
  const open: number[] = [];
  const path: number[] = [];
  let met = 0;
  let circles = 0;
  for (let root = 0; root < n; root += 1) {
    if (order[root] !== 0) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      if (order[node] === 0) {
        met += 1;
        order[node] = met;
        low[node] = met;
        open.push(node);
      }
      const arc = next[node] as number;
      if (arc < (start[node + 1] as number)) {
        next[node] = arc + 1;
        const other = to[arc] as number;
        if (order[other] === 0) path.push(other);
        else if (circle[other] === -1) low[node] = Math.min(low[node] as number, order[other] as number);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
      if (low[node] !== order[node]) continue;
      for (;;) {
        const member = open.pop() as number;
        circle[member] = circles;
        if (member === node) break;
      }
      circles += 1;
    }
  }
  return circle;
}
