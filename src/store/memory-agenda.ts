// Things by the instant at which they are to happen: the earliest first, those of one instant in the order in which they were noted.

/** Things to be done by their instants (ISO 8601 in UTC). */
export type Agenda<T> = {
  note: (at: string, what: T) => void;
  /** The earliest instant, or null. */
  next: () => string | null;
  /** What comes first, or undefined. */
  first: () => T | undefined;
  /** Takes out what comes first. */
  drop: () => void;
  /** Takes out everything of this instant and before. */
  take: (at: string) => T[];
};

type Entry<T> = { at: string; order: number; what: T };

/** An empty agenda: a binary heap. */
export function openAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  const before = (a: Entry<T>, b: Entry<T>) => (a.at === b.at ? a.order < b.order : a.at < b.at);
  const swap = (i: number, j: number): void => {
    const held = heap[i] as Entry<T>;
    heap[i] = heap[j] as Entry<T>;
    heap[j] = held;
  };
  function pop(): Entry<T> | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    heap[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        const one = heap[child];
        if (one && before(one, heap[least] as Entry<T>)) least = child;
      }
      if (least === i) return top;
      swap(i, least);
      i = least;
    }
  }
  return {
    note(at, what) {
      heap.push({ at, order: ++order, what });
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!before(heap[i] as Entry<T>, heap[parent] as Entry<T>)) break;
        swap(i, parent);
        i = parent;
      }
    },
    next: () => heap[0]?.at ?? null,
    first: () => heap[0]?.what,
    drop: () => void pop(),
    take(at) {
      const taken: T[] = [];
      for (let top = heap[0]; top && top.at <= at; top = heap[0]) taken.push((pop() as Entry<T>).what);
      return taken;
    },
  };
}
