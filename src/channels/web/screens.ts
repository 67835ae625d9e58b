// The open pages of matching sessions: told that something may have changed, and nothing of what; each reads its own again.

/** The open pages. */
export type Screens = ReturnType<typeof openScreens>;

/** Makes the list of them. */
export function openScreens() {
  const listeners = new Set<() => void>();
  return {
    /** Adds a page; the returned function takes it away. */
    open(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    changed(): void {
      for (const listener of listeners) listener();
    },
  };
}
