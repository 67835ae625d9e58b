// A talk on a page of the browser, as tests and the pictures of the documents walk it.
import type { Locator, Page } from 'playwright-core';

/** A talk on a page: the pane of an invented person, or the whole web chat. */
export function talkOn(page: Page, place: string) {
  const pane = page.locator(place);
  const lines = pane.locator('.line');
  /** The last question that is still open. */
  const asked = pane.locator('.line:has(.choices)').last();
  const button = (label: string): Locator => asked.getByRole('button', { name: label, exact: true });
  return {
    pane,
    lines,
    asked,
    button,
    /** Resolves when the assistant has said it. */
    hears: (words: RegExp) => pane.locator('.line--bot .line__text').filter({ hasText: words }).last().waitFor(),
    /** Resolves when it is the last thing that was said. */
    last: (words: RegExp) => lines.last().filter({ hasText: words }).waitFor(),
    /** What is shown as chosen below a question that was answered. */
    chosen: async (question: RegExp): Promise<string[]> => {
      const items = lines.filter({ hasText: question }).first().locator('.line__chosen li');
      await items.first().waitFor();
      return items.allTextContents();
    },
    tap: (label: string) => button(label).click(),
    say: async (text: string) => {
      await pane.locator('textarea').fill(text);
      await pane.getByRole('button', { name: /^(Send|Envoyer|Versturen|Verstuur)$/ }).click();
    },
    /** Every message from the first to the last, with who said it. */
    texts: () =>
      lines.evaluateAll((all) =>
        all.map(
          (one) =>
            `${one.classList.contains('line--bot') ? 'bot' : 'person'}: ${one.querySelector('.line__text')?.textContent}`,
        ),
      ),
  };
}
