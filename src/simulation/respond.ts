// What somebody answers to an open question: out of the buttons that it was sent with, never out of knowledge of the flows.
import type { Happening } from '../core/input.ts';
import { draw, drawOne } from './draw.ts';
import { type Temperament, usual } from './temperaments.ts';

/** A question as it stands on somebody's screen. */
export type OpenQuestion = { ask: number; options: readonly string[]; text: string };

/** Who answers, how, and how often this very question was answered without getting further. */
export type Answering = {
  seed: number;
  name: string;
  temperament: Temperament;
  question: OpenQuestion;
  tries: number;
  /** What they tap first where it is offered, for something that they began themselves. */
  wants: readonly string[];
};

/** After so many answers that led no further somebody gives up. */
export const TRIES = 5;

/** What is typed where there is nothing to tap, one after the other when it was not understood. */
const words = ['Ana Diaz', 'tuesday 18:00', '2', '2026-12-15', '18:00'] as const;

/** Of several choices the chosen ones carry a minus, the others a plus. */
const plain = (option: string): string => option.replace(/^[+-]/, '');

/** The answer; null when nothing can be answered. */
export function answerTo(answering: Answering): Happening | null {
  const { seed, name, question, tries } = answering;
  const { ask, options } = question;
  if (tries >= TRIES) return null;
  const only = options.every((option) => option === 'skip');
  // A text that can be passed over is written every third time.
  if (options.length === 0 || (only && draw(seed, name, ask, 'write') < 0.33))
    return { kind: 'text', text: words[tries] ?? 'ok' };
  const picked = options.filter((option) => option.startsWith('-'));
  const done = picked.length > 0 && options.includes('done') && draw(seed, name, ask, picked.length, 'done') < 0.3;
  const option = done
    ? 'done'
    : chosen(
        answering,
        options.filter((one) => !one.startsWith('-')),
      );
  return option === undefined ? null : { kind: 'tap', ask, option };
}

function chosen({ seed, name, temperament, question, tries, wants }: Answering, options: readonly string[]) {
  const wanted = wants.find((want) => options.some((option) => plain(option) === want));
  if (wanted !== undefined) return options.find((option) => plain(option) === wanted);
  const weighted = options.map((option): [string, number] => {
    const code = plain(option);
    // Whoever has answered the same before takes something else.
    return [option, code.startsWith('change.') ? 0 : (temperament.prefers[code] ?? usual[code] ?? 1)];
  });
  return drawOne(weighted, seed, name, question.ask, options.join(), tries);
}
