// The texts of care on the desk: alerts, health, talks with both; and the words of cases and news, wherever they are kept.
import type { Params, TextRef } from '../../core/effect.ts';
import { text } from './words.ts';

/** A text of locales/<language>/care.json. */
export const care = (key: string, params?: Params): TextRef => ({ flow: 'care', key, ...(params ? { params } : {}) });

const isOfCare = (name: string): boolean => name.startsWith('care-');

/** What a case is, with its person and day. */
export const caseWords = (kind: string, params: Params): TextRef =>
  isOfCare(kind) ? care(`case.${kind}`, params) : text(`case.${kind}`, params);

/** What some news say. */
export const newsWords = (event: string): TextRef => (isOfCare(event) ? care(`news.${event}`) : text(`news.${event}`));
