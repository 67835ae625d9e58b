// Which frequent questions a centre shows in one language: the standard ones and its own, without those that it has hidden.
import type { Faq } from '../facts.ts';

/** A question with its answer. `id` is short: it stands in buttons. */
export type Asked = { id: string; question: string; answer: string };

/** The id of a question's row. A standard question that a centre has changed or hidden has a row of its own too. */
export const rowIdOf = (centreId: string, language: string, id: string): string => `${centreId}.${language}.${id}`;

/** The short id that a row stands for. */
export const shortIdOf = (row: Pick<Faq, 'id'>): string => row.id.slice(row.id.lastIndexOf('.') + 1);

/** The list in one language: standard questions in their order, in the centre's words where it has changed them; then its own. */
export function questionsIn(language: string, standard: readonly Asked[], faq: readonly Faq[]): Asked[] {
  const rows = new Map(faq.filter((row) => row.language === language).map((row) => [shortIdOf(row), row]));
  const usual = standard.flatMap((one): Asked[] => {
    const row = rows.get(one.id);
    if (!row) return [one];
    return row.state === 'hidden' ? [] : [{ id: one.id, question: row.question, answer: row.answer }];
  });
  const own = [...rows]
    .filter(([id, row]) => row.state === 'shown' && !standard.some((one) => one.id === id))
    .sort(([, a], [, b]) => a.position - b.position || a.id.localeCompare(b.id))
    .map(([id, { question, answer }]): Asked => ({ id, question, answer }));
  return [...usual, ...own];
}
