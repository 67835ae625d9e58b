// The windows that were opened at once for a form that is still being made. They live in memory: three seconds after the press it is too late to open one.
import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Catalogue } from '../../speech/catalogue.ts';
import { loadingView, noticeView } from './render-form.ts';
import { wordsIn } from './words.ts';

/** Longer than anybody looks at an empty window. */
const KEPT_MS = 60_000;

/** A window. `id` is null when it could not be opened. */
type Opened = {
  id: Promise<string | null>;
  language: string;
  at: number;
  shows: 'nothing' | 'words' | 'form';
  busy: Promise<unknown>;
};

/** The windows that wait, by the input that asked for them. */
export type OpenedViews = ReturnType<typeof openedViews>;

/** Remembers which window waits for the answer to which input. `steady` counts milliseconds. */
export function openedViews(web: WebClient, catalogue: Catalogue, steady: () => number) {
  const waiting = new Map<string, Opened>();

  function recent(input: string): Opened | undefined {
    for (const [old, { at }] of waiting) if (steady() - at > KEPT_MS) waiting.delete(old);
    return waiting.get(input);
  }

  return {
    /** Opens an empty window, once; a trigger that came too late opens none. Does not wait. */
    open(input: string, { trigger, language }: { trigger: string; language: string }): void {
      if (recent(input)) return;
      const id = web.views.open({ trigger_id: trigger, view: loadingView(wordsIn(language, catalogue)) }).then(
        ({ view }) => view?.id ?? null,
        () => null,
      );
      waiting.set(input, { id, language, at: steady(), shows: 'nothing', busy: id });
    },

    /** Shows the form that answers this input in its window; false when there is no window. Throws what the API says. */
    async fill(input: string, view: types.ModalView): Promise<boolean> {
      const opened = recent(input);
      const id = await opened?.id;
      if (!opened || !id) return false;
      // Words that are on their way must not arrive after the form.
      await opened.busy;
      await web.views.update({ view_id: id, view });
      opened.shows = 'form';
      return true;
    },

    /** The input was answered by something else than a form: says so where somebody looks at an empty window. */
    async say(input: string, text: string | undefined): Promise<void> {
      const opened = recent(input);
      if (opened?.shows !== 'nothing') return;
      opened.shows = 'words';
      const words = wordsIn(opened.language, catalogue);
      const tell = async (id: string | null) =>
        id !== null && (await web.views.update({ view_id: id, view: noticeView(text || words.nothing, words) }));
      // Whoever closed the window meanwhile has the answer in the chat all the same.
      opened.busy = opened.id.then(tell).catch(() => {});
      await opened.busy;
    },
  };
}
