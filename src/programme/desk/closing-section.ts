// The closing days of a centre on the page of its settings and in its form.
import type { TextRef } from '../../core/effect.ts';
import type { Field, Section } from '../../core/view.ts';
import { CLOSING_MAX } from '../closing-days.ts';
import { day } from './words.ts';

const said = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'closing-days',
  key,
  ...(params ? { params } : {}),
});

/** The days, one in a line. */
export function closingSection(closingDays: readonly string[]): Section {
  const title = said('title');
  if (closingDays.length === 0) return { title, text: said('none') };
  return {
    title,
    text: said('what'),
    lines: closingDays.map((one) => {
      const [first = '', last] = one.split('/');
      return {
        label: said('closed'),
        value: last ? said('range', { first: day(first), last: day(last) }) : said('one', { day: day(first) }),
      };
    }),
  };
}

/** The field: a day or a range in each line. */
export const closingField = (closingDays: readonly string[]): Field => ({
  ...{ name: 'closing', label: said('title'), hint: said('hint'), kind: 'long' },
  ...{ value: closingDays.join('\n'), max: CLOSING_MAX * 24, optional: true },
});

/** What is said when a line is no day. */
export const closingWrong: TextRef = said('wrong', { max: CLOSING_MAX });
