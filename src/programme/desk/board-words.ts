// The words of matching: reasons, objections and obstacles as a coordinator reads them. Texts are in board.json.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Words } from '../../core/view.ts';
import type { Match, ObjectionCode, Said } from '../../matching/fit.ts';
import type { Criterion, Obstacle } from '../../matching/pool.ts';
import { menteeOf } from '../matching/candidates.ts';
import { asWritten } from '../matching/job-words.ts';
import type { DeskPerson } from './desk.ts';

/** A text about matching. */
export const board = (key: string, params?: Params): TextRef => ({
  flow: 'board',
  key,
  ...(params ? { params } : {}),
});

/** So many things are named in one sentence; the others are counted. */
const ITEMS = 4;

/** Things one after the other, in a sentence. */
export function items(all: readonly (TextRef | string)[]): TextRef | string {
  const [first = '—', ...rest] = all.slice(0, ITEMS);
  const joined = rest.reduce((before, next): TextRef => board('items', { before, next }), first);
  const more = all.length - ITEMS;
  return more > 0 ? board('items.more', { items: joined, count: more }) : joined;
}

/** The beginning of what somebody wrote, where there is no room for all of it. */
export function brief(written: string, most: number): string {
  const letters = [...written];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : written;
}

/** A score as a share of what is possible. */
export const percent = (score: number): number => Math.round(score / 10);

/** A criterion by its name. */
export const criterionText = (code: Criterion): TextRef => board(`criterion.${code}`);

type Two = { mentee: DeskPerson; mentor: DeskPerson };

const named: Readonly<Record<string, (code: string, two: Two) => TextRef | string>> = {
  help: (code) => board(`help.${code}`),
  sectors: (code) => ({ flow: 'sectors', key: code }),
  // As the mentor wrote it, or else the mentee.
  job: (word, { mentee, mentor }) => {
    const career = asWritten(word, String(mentor.answers?.['interview.career'] ?? ''));
    return career === word ? asWritten(word, String(mentee.answers?.['interview.job'] ?? '')) : career;
  },
  languages: (code) => `$language:${code}`,
  slots: (code) => `$slot:${code}`,
  personality: (code) => ({ flow: 'interview', key: `${code}.label` }),
};

const about: Readonly<Record<ObjectionCode, string>> = {
  online: '',
  'no-help': 'help',
  'part-help': 'help',
  'no-sectors': '',
  'no-job': '',
  'language-minimum': 'languages',
  opposite: 'personality',
  'one-slot': 'slots',
  project: '',
};

function saidAs(kind: string, said: Said<string>, topic: string, two: Two): TextRef {
  const plan = said.code === 'project' ? (menteeOf(two.mentee).hasProject ? '.clear' : '.open') : '';
  const params: Params = {
    items: items(said.items.map((code) => named[topic]?.(code, two) ?? code)),
    level: said.level ?? '',
    days: said.days ?? 0,
  };
  return board(`${kind}.${said.code}${plan}`, params);
}

/** What speaks for two, what gives most first. */
export const reasonTexts = (match: Match, two: Two): TextRef[] =>
  match.reasons.map((said) => saidAs('reason', said, said.code, two));

/** What speaks against two. */
export const objectionTexts = (match: Match, two: Two): TextRef[] =>
  match.objections.map((said) => saidAs('objection', said, about[said.code], two));

/** What keeps two apart, in one sentence. `level` is the one that the centre asks for. */
export const obstacleText = (code: Obstacle | 'gone', level: string): TextRef => board(`obstacle.${code}`, { level });

/** Several of them, one after the other. */
export const obstacleTexts = (codes: readonly (Obstacle | 'gone')[], level: string): TextRef | string =>
  items(codes.map((code) => obstacleText(code, level)));

/** What a pair would cost the whole, in points of which a pair has a hundred. */
export function costText(cost: number): TextRef {
  if (cost <= 0) return board('cost.none');
  const points = Math.round(cost / 10);
  return points < 1 ? board('cost.little') : board('cost', { points });
}

/** Lines of a section: what speaks for the two, and what speaks against. */
export function forAndAgainst(match: Match, two: Two, most: number): { label: Words; value: Words }[] {
  const line = (label: string) => (value: TextRef) => ({ label: board(label), value });
  return [
    ...reasonTexts(match, two).slice(0, most).map(line('for')),
    ...objectionTexts(match, two).slice(0, most).map(line('against')),
  ];
}
