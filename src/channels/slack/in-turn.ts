// What one member does is handled in the order in which it came; members do not wait for each other.

/** Makes a queue for each name. The work may not reject. */
export function inTurn() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(name, mine);
    void mine.then(() => {
      if (last.get(name) === mine) last.delete(name);
    });
    return mine;
  };
}
