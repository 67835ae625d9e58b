// What a coordinator decides about trainings, single modules and exchanges: their dates. Moving, cancelling and ticking are those of every session.
import type { TextRef } from '../../core/effect.ts';
import type { Act } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { exchangeStages } from '../exchange/exchanges.ts';
import type { GatheringKind } from '../facts.ts';
import { endOf } from '../information/gatherings.ts';
import { type Decide, mayChange, tell } from './decision.ts';
import type { DeskPerson } from './desk.ts';
import { earlierDecision } from './earlier.ts';
import { newRevision } from './session-forms.ts';
import {
  checkExchange,
  checkModule,
  checkTraining,
  readExchange,
  readModule,
  readTraining,
  type WrittenDates,
} from './training-forms.ts';
import { trainingText } from './training-words.ts';
import { objectOf, wholeOf } from './written-dates.ts';

/** What a form for new dates makes, and who is told of it. */
type Made = {
  kind: Exclude<GatheringKind, 'information'>;
  check: (fields: Act['fields'], seen: { now: string; zone: string }) => Record<string, TextRef>;
  read: (fields: Act['fields'], zone: string) => WrittenDates['dates'];
  told: string;
  tells: (person: DeskPerson) => boolean;
};

const learns = (person: DeskPerson): boolean => person.role === 'mentor' && person.stage === 'training';

const made =
  ({ kind, check, read, told, tells }: Made): Decide =>
  ({ act, desk, facts }) => {
    const opened = objectOf(act.object);
    const asked = act.fields?.centre ?? opened.id;
    const centre = facts.centres.find((one) => one.id === asked && !one.closed);
    const ours = [opened.id, asked].every((id) => mayChange(facts, id) && facts.centres.some((one) => one.id === id));
    if (!centre || !ours) return { kind: 'unknown' };
    const page = 'trainings/1';
    // A form that was sent twice makes nothing twice: there are more dates by then.
    if (act.revision !== newRevision(desk)) return { kind: 'stale', page };
    const [wrong] = Object.values(check(act.fields, { now: facts.now, zone: centre.zone }));
    if (wrong) return { kind: 'wrong', page, notice: wrong };
    const dates = read(act.fields, centre.zone);
    const same = {
      centreId: centre.id,
      kind,
      zone: centre.zone,
      language: act.fields?.language ?? 'en',
      online: act.fields?.online === 'yes',
      place: (act.fields?.place ?? '').trim(),
      seats: wholeOf(act.fields?.seats) ?? 0,
      audience: 'mentor',
      series: dates.length > 1 ? `${centre.id}/${facts.now}` : null,
    } as const;
    const rows = dates.map(({ module, startsAt, minutes }): Effect => {
      const gathering = { ...same, startsAt, minutes, ...(module === null ? {} : { module }) };
      return { kind: 'new-gathering', gathering, endsAt: endOf(gathering) };
    });
    const people = desk.people.filter((one) => one.centreId === centre.id && tells(one));
    return {
      kind: 'done',
      page,
      notice: trainingText(`done.${act.do}`, { count: rows.length }),
      effects: [...rows, ...people.map((one) => tell(one, told, facts))],
    };
  };

/** The decisions by their name in a view. */
export const trainingDecisions: Readonly<Record<string, Decide>> = {
  'create-training': made({
    kind: 'training',
    check: checkTraining,
    read: readTraining,
    told: 'training-open',
    tells: learns,
  }),
  'create-module': made({
    kind: 'training',
    check: checkModule,
    read: readModule,
    told: 'training-open',
    tells: learns,
  }),
  'create-exchange': made({
    kind: 'exchange',
    check: checkExchange,
    read: readExchange,
    told: 'exchange-open',
    tells: ({ role, stage }) => role === 'mentor' && exchangeStages.includes(stage),
  }),
  earlier: earlierDecision,
};
