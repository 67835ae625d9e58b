// The open pages of the web chat: who is looking now, and what is shown to them at once.
import type { ShownLine } from '../../app/ports.ts';
import type { ShownView } from '../../speech/compose-view.ts';

/** What a page is told; `talk` says that it should read the whole talk again, and listen anew. `seq` is the place in the talk, where it has one. */
export type LiveEvent = { seq?: number } & LiveData;
type LiveData =
  | { event: 'line'; data: ShownLine }
  | { event: 'settle'; data: { ask: number; chosen: string[] } }
  | { event: 'amend'; data: { ask: number; buttons: ShownLine['buttons']; view?: ShownView } }
  | { event: 'home'; data: { view: ShownView } }
  /** `key` is that of the request it answers: the page that asked shows the form, another window of the person does not. `ask` is the card it was on. */
  | { event: 'form'; data: { key: string; ask: number | null; view: ShownView } }
  | { event: 'talk'; data: Record<string, never> };

/** One open page. */
export type Page = { language: string; tell: (event: LiveEvent) => void };

/** The open pages by address. */
export function livePages() {
  const pages = new Map<string, Set<Page>>();
  return {
    /** Adds a page; the returned function takes it away. */
    open(addressId: string, page: Page): () => void {
      const set = pages.get(addressId) ?? new Set();
      pages.set(addressId, set.add(page));
      return () => {
        set.delete(page);
        if (set.size === 0 && pages.get(addressId) === set) pages.delete(addressId);
      };
    },
    /** Tells every page of an address; says whether there was one. */
    tell(addressId: string, event: LiveEvent): boolean {
      const set = pages.get(addressId);
      for (const page of set ?? []) page.tell(event);
      return set !== undefined;
    },
    /** The person speaks this language now: pages that are labelled in another read everything anew, once. */
    speak(addressId: string, language: string): void {
      for (const page of pages.get(addressId) ?? []) {
        if (page.language === language) continue;
        page.language = language;
        page.tell({ event: 'talk', data: {} });
      }
    },
    tellAll(event: LiveEvent): void {
      for (const set of pages.values()) for (const page of set) page.tell(event);
    },
  };
}

/** The open pages, as the routes and the channel share them. */
export type LivePages = ReturnType<typeof livePages>;
