// The eight half days of the training, and the one rule by which a mentor is trained: all eight were attended.
import type { Value } from '../../core/conversation.ts';
import type { Due, Facts, GatheringKind, Seat } from '../facts.ts';

/** How many half days the training has, and how long one takes. Source: programme page, step 3. */
export const MODULES = 8;
export const MODULE_MINUTES = 180;

/** All of them, by their number. */
export const allModules: readonly number[] = Array.from({ length: MODULES }, (_, nth) => nth + 1);

/** A half day of the training that was attended before this service or elsewhere. `day` is yyyy-mm-dd. */
export type Earlier = { module: number; day: string };

/** What a coordinator has recorded of it, out of the answer `training.earlier`: `["1/2025-03-04", …]`. */
export function earlierOf(value: Value | undefined): readonly Earlier[] {
  if (!Array.isArray(value)) return [];
  return value.map(String).flatMap((one) => {
    const [, module, day] = /^([1-8])\/(\d{4}-\d{2}-\d{2})$/.exec(one) ?? [];
    return module && day ? [{ module: Number(module), day }] : [];
  });
}

/** The same as it is kept. */
export const earlierWritten = (earlier: readonly Earlier[]): string[] =>
  [...earlier].sort((a, b) => a.module - b.module).map(({ module, day }) => `${module}/${day}`);

/** The modules that count: those attended here, and those that a coordinator recorded; each once, in their order. */
export function modulesDone(attended: readonly (number | null)[], earlier: readonly Earlier[]): readonly number[] {
  const done = new Set([...attended, ...earlier.map(({ module }) => module)]);
  return allModules.filter((module) => done.has(module));
}

/** The rule: somebody is trained when, and only when, all eight modules were attended. Nobody sets it by hand. */
export const isTrained = (done: readonly number[]): boolean => allModules.every((module) => done.includes(module));

/** The due row by which somebody is told what was ticked: until then a tick can be corrected, and does not count. */
export const TICKED = 'module-ticked';

/** Its occurrence, as `tellSeat` of the desk writes it. */
const tickOf = ({ gatheringId, personId, at }: Seat): string => `${gatheringId}/${personId}/${TICKED}/${at}`;

/** Whether what was ticked at a seat may still be corrected. `now` is the occurrence that is being told at this moment. */
const isOpen = (seat: Seat, dues: readonly Due[], now?: string): boolean =>
  dues.some((due) => due.state === 'due' && due.occurrence === tickOf(seat) && due.occurrence !== now);

/** The modules that this person has done, with the ticks that they were told of; `telling` is the tick that is being told now. */
export function doneBy(facts: Pick<Facts, 'seats' | 'gatherings' | 'dues' | 'answers'>, telling?: string) {
  const came = facts.seats.filter((seat) => seat.state === 'came' && !isOpen(seat, facts.dues, telling));
  const attended = came.map(
    (seat) => facts.gatherings.find(({ id, kind }) => id === seat.gatheringId && kind === 'training')?.module ?? null,
  );
  return modulesDone(attended, earlierOf(facts.answers['training.earlier']));
}

/** The same of somebody on the desk, whose answers may not have been read. */
export const doneOnDesk = (person: {
  attended: readonly { kind: GatheringKind; module: number | null }[];
  answers: Readonly<Record<string, Value>> | null;
}): readonly number[] =>
  modulesDone(
    person.attended.filter(({ kind }) => kind === 'training').map(({ module }) => module),
    earlierOf(person.answers?.['training.earlier']),
  );
