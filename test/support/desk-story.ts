// A story at the desk over any store: people put where a test needs them, through the ports, and a screen for each of them.
import { applyEffects } from '../../src/app/apply.ts';
import { listed } from '../../src/app/lists.ts';
import type { Commit, Delivery, Row, RowChange, TurnView } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import type { Channel } from '../../src/channels/channel.ts';
import type { Shown } from '../../src/cli/story.ts';
import { happeningOf } from '../../src/cli/transcript.ts';
import { silent, type Value } from '../../src/core/conversation.ts';
import type { Happening } from '../../src/core/input.ts';
import type { Act } from '../../src/core/view.ts';
import { firstCentres } from '../../src/programme/centres.ts';
import { planCheckIn } from '../../src/programme/check-in/plan.ts';
import { planEvaluation } from '../../src/programme/evaluation/plan.ts';
import type { Role, Stage } from '../../src/programme/facts.ts';
import { monthsLater } from '../../src/programme/local-time.ts';
import { afterOccurrence } from '../../src/programme/meetings/set.ts';
import { programme } from '../../src/programme/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, type ShownView } from '../../src/speech/compose-view.ts';
import { silentLog } from './log.ts';
import type { AnyStore } from './stores.ts';

/** The texts, read once. */
const catalogue = openCatalogue();
const take = programme(catalogue.vocabulary);
/** A Monday, at ten in Brussels. */
export const MONDAY = '2026-11-23T09:00:00.000Z';

/** Answers that are kept as words, not as codes. */
const words = ['job', 'objective', 'career', 'motivation', 'first-name', 'born', 'heard'];

/** Where somebody is in the programme. Answers are by `<flow>.<step>`, beside those that everybody has. */
export type Somebody = {
  role: Exclude<Role, 'coordinator'>;
  stage: Stage;
  centre?: string;
  zone?: string;
  name?: string;
  answers?: Readonly<Record<string, Value>>;
  /** False: the interview is answered, and not confirmed yet. */
  confirmed?: false;
};

/** What everybody at a stage has answered. */
function answersOf({ role, stage, name, answers, confirmed }: Somebody & { name: string }): Record<string, Value> {
  const codes = { sectors: ['care'], slots: ['tue-18'], help: ['cv'] };
  const interview: Record<string, Value> =
    role === 'mentor'
      ? {
          career: 'I was a nurse',
          fields: codes.sectors,
          hours: codes.slots,
          helps: codes.help,
          motivation: 'I like it',
        }
      : { job: 'nurse', sectors: codes.sectors, availability: codes.slots, goals: codes.help, objective: 'a job' };
  return {
    'onboarding.first-name': name,
    'onboarding.born': role === 'mentor' ? 1960 : 1999,
    'onboarding.languages': ['fr'],
    'onboarding.levels': { fr: 'C1' },
    'onboarding.confirmed': 'yes',
    ...(stage === 'information'
      ? {}
      : Object.fromEntries(
          Object.entries({ ...interview, ...(confirmed === false ? {} : { confirmed: 'yes' }) }).map(([k, v]) => [
            `interview.${k}`,
            v,
          ]),
        )),
    ...answers,
  };
}

/** A story that is being played over a store. */
export type DeskStory = Awaited<ReturnType<typeof openDeskStory>>;

/** Opens a story with the first centres and nobody in it. `boardChanged` hears of it as the pages for a projector do. */
export async function openDeskStory(store: AnyStore, begin = MONDAY, boardChanged: () => void = () => {}) {
  let now = begin;
  let count = 0;
  let tokens = 0;
  const shown: (Shown & { at: string })[] = [];
  const ids = new Map<string, string>();
  for (const { id, ...centre } of firstCentres) await store.admin.addCentre(centre, id);
  const channel: Channel = {
    name: 'story',
    pace: { address: null, overall: null },
    async send(delivery) {
      shown.push({ who: delivery.address, delivery, at: now });
      return { kind: 'sent', externalId: delivery.id };
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const service = openService({
    store,
    clock: { now: () => now },
    log: silentLog(),
    catalogue,
    channels: new Map([['story', channel]]),
    steady: () => Date.parse(now),
    chance: { token: () => String(++tokens).padStart(32, 't') },
    web: () => 'https://duo.example',
    boardChanged,
  });

  async function receive(who: string, what: Happening): Promise<string> {
    count += 1;
    const arrival = { channel: 'story', address: who, key: `${who}/${count}`, at: now, what, language: 'en' };
    const { personId } = await store.receive(arrival);
    ids.set(who, personId);
    return personId;
  }

  /** Something that a person does, with everything that follows; says what anybody was shown because of it. */
  async function hear(who: string, what: Happening): Promise<Shown[]> {
    const from = shown.length;
    await receive(who, what);
    await service.settle();
    return shown.slice(from);
  }

  const screen = (who: string): Delivery[] => shown.filter((one) => one.who === who).map(({ delivery }) => delivery);

  async function arrive(next: string): Promise<void> {
    now = next;
    await service.tick();
    await service.settle();
  }

  const id = (who: string): string => {
    const found = ids.get(who);
    if (!found) throw new Error(`Nobody is called ${who}`);
    return found;
  };

  const act = (who: string, done: Act) => hear(who, { kind: 'act', act: done });

  /** The desk that a coordinator has now, with the answers of whoever is named. */
  async function desk(who: string, detail: Parameters<AnyStore['readDesk']>[1] = { persons: [] }) {
    const read = await store.readDesk(id(who), detail, now);
    if (!read) throw new Error(`${who} has no desk`);
    return read.desk;
  }

  /**
   * A button of a page, pressed as it stands there now. `about`: any button about this object lends its revision; `fields`
   * are what is written into the form that it opens.
   */
  async function press(
    who: string,
    page: string,
    name: string,
    { about, fields }: { about?: string | undefined; fields?: Act['fields'] } = {},
  ): Promise<Shown[]> {
    await act(who, { do: 'open', object: page, revision: 0 });
    const view = screen(who).findLast(({ body }) => body.view)?.body.view;
    const all = view ? actionsOf(view) : [];
    const found = all.find((one) => (about === undefined ? one.do === name : one.object === about));
    if (!found) throw new Error(`There is no ${name} on ${page}`);
    return act(who, { do: name, object: found.object, revision: found.revision, ...(fields ? { fields } : {}) });
  }

  /** Somebody's turn in which these rows are written: how things are, without the way there. */
  async function write(who: string, rows: (view: TurnView) => RowChange[]): Promise<void> {
    const person = await receive(who, { kind: 'text', text: 'hello' });
    const view = await store.readTurn(person, now);
    if (!view || !(await store.commitTurn({ input: view.input.id, person, now, expect: [], rows: rows(view) })))
      throw new Error('The turn was refused');
  }

  /** Something that is due for whoever has the turn. */
  const dueNow = (id: string, kind: string, person_id: string): RowChange => {
    const when = { due_at: now, local_date: now.slice(0, 10), zone: 'Europe/Brussels', policy: 'always' };
    return { op: 'insert', table: 'due', row: { id, person_id, kind, ...when, state: 'due', reason: null } };
  };

  /** Two who were proposed to each other wanted to meet, and have met: an hour long, and two hours over. Both are asked now. */
  async function met(mentee: string, mentor: string): Promise<Shown[]> {
    const from = shown.length;
    const startsAt = new Date(Date.parse(now) - 3 * 3_600_000).toISOString();
    for (const who of [mentee, mentor])
      await write(who, ({ facts: { duo, person } }) => {
        const answers = ['meet', 'done'].map((step): RowChange => {
          const own = { duo_id: duo?.id, person_id: person.id, occasion: 'introduction', step, code: '"yes"' };
          const row = { id: `${duo?.id}/${person.id}/introduction.${step}`, ...own, sealed: null, at: now };
          return { op: 'insert', table: 'duo_answer', row };
        });
        const meeting = { kind: 'first', state: 'set', round: 1, options: [startsAt], starts_at: startsAt };
        const there = {
          minutes: 60,
          zone: 'Europe/Brussels',
          place: 'Kouter 1',
          online: false,
          alone: true,
          sequence: 1,
        };
        const row = { id: `${duo?.id}/first`, duo_id: duo?.id, ...meeting, ...there, coordinator_id: null };
        return [
          ...answers,
          ...(who === mentee ? [{ op: 'insert' as const, table: 'meeting' as const, row }] : []),
          dueNow(afterOccurrence(String(duo?.id), person.id, startsAt), 'after-meeting', person.id),
        ];
      });
    await arrive(now);
    return shown.slice(from);
  }

  /** Two who were proposed to each other are a duo since now, for six months: without the way there. */
  async function begun(mentee: string, mentor: string): Promise<void> {
    const from = now;
    const endsAt = monthsLater(from, 6, 10, 'Europe/Brussels').at;
    for (const who of [mentee, mentor])
      await write(who, ({ facts: { duo, person } }) => {
        const row = { state: 'active', started_at: from, ends_at: endsAt };
        const course = { startedAt: from, rhythm: null, pausedUntil: null, shiftedWeeks: 0, weeks: [] };
        const begins = { ...course, id: String(duo?.id), zone: person.zone };
        const plans = [...planCheckIn(begins, person, 1), planEvaluation(begins.id, person, endsAt)];
        return [
          ...(who === mentee ? [{ op: 'update' as const, table: 'duo' as const, id: String(duo?.id), row }] : []),
          { op: 'update', table: 'person', id: person.id, row: { stage: 'mentoring', stage_since: from } },
          ...plans.flatMap((plan): RowChange[] => {
            if (plan.kind !== 'plan') return [];
            const { occurrence, at, localDate, ...due } = plan.due;
            const when = { due_at: at, local_date: localDate, ...due, person_id: person.id };
            return [{ op: 'insert', table: 'due', row: { id: occurrence, ...when, state: 'due', reason: null } }];
          }),
        ];
      });
  }

  return {
    store,
    id,
    write,
    met,
    begun,
    hear,
    act,
    desk,
    screen,
    now: () => now,
    /** It is this instant at once, as after a stop: whatever was due before is late. */
    arrive,
    /** Something that came in and whose turn nobody has taken yet; says whose it is. */
    arrives: receive,
    /** What the open turn of somebody would write, decided from how things are now. */
    async commitOf(who: string): Promise<Commit> {
      let view = await store.readTurn(id(who), now);
      if (!view) throw new Error('No turn is open');
      const facts = listed(view.facts, catalogue);
      let outcome = take(view.conversation ?? silent, facts, view.input);
      if (outcome.kind === 'need' && outcome.need === 'desk') {
        const read = await store.readDesk(id(who), outcome.detail, now);
        view = { ...view, revisions: { ...read?.revisions, ...view.revisions } };
        outcome = take(view.conversation ?? silent, facts, view.input, read?.desk ?? null);
      }
      if (outcome.kind !== 'done') throw new Error('Something is still needed');
      return applyEffects({ ...view, facts }, outcome.conversation, outcome.effects, now, catalogue);
    },
    /** Takes every turn that is open and delivers what comes of it. */
    settle: () => service.settle(),
    /** Everything that was shown to anybody so far, with the minute. */
    shown,
    /** A line as in a transcript: words, a command, a tap on `[a button]`. */
    says: (who: string, line: string) =>
      hear(
        who,
        happeningOf(
          line,
          shown.filter((one) => one.who === who),
          new Map(),
        ),
      ),
    /** The newest view that somebody was shown. */
    view(who: string): ShownView {
      const view = screen(who).findLast(({ body }) => body.view)?.body.view;
      if (!view) throw new Error(`${who} was shown no view`);
      return view;
    },
    /** Lets time pass, from one instant at which something happens to the next. */
    async wait(ms: number): Promise<Shown[]> {
      const from = shown.length;
      const target = new Date(Date.parse(now) + ms).toISOString();
      for (let next = await store.nextInstant(); next !== null && next <= target && next > now; ) {
        await arrive(next);
        next = await store.nextInstant();
      }
      await arrive(target);
      return shown.slice(from);
    },
    /** A coordinator who answers for a centre. */
    async lead(who: string, centreId: string): Promise<void> {
      const name = who.charAt(0).toUpperCase() + who.slice(1);
      await store.admin.addCoordinator({ channel: 'story', address: who, centreId, lead: true, name, now });
    },
    /** A coordinator of these centres, who has opened their home page once. */
    async coordinator(who: string, ...centres: string[]): Promise<void> {
      const name = who.charAt(0).toUpperCase() + who.slice(1);
      for (const centreId of centres) {
        await store.admin.addCoordinator({ channel: 'story', address: who, centreId, lead: false, name, now });
      }
      await hear(who, { kind: 'home' });
    },
    /** Somebody who is in the programme. */
    async person(who: string, somebody: Somebody): Promise<string> {
      const { role, stage, centre = 'ghent', zone = 'Europe/Brussels' } = somebody;
      const name = somebody.name ?? who.charAt(0).toUpperCase() + who.slice(1);
      const personId = await receive(who, { kind: 'start' });
      const view = await store.readTurn(personId, now);
      if (!view) throw new Error('No turn is open');
      const state = JSON.stringify({ ...silent, heard: now });
      const own = { role, stage, centre_id: centre, zone, first_name: name, consented: true, stage_since: now };
      const answers = Object.entries(answersOf({ ...somebody, name })).map(([key, value]): RowChange => {
        const [flow = '', step = ''] = key.split('.');
        const text = JSON.stringify(value);
        const kept = words.includes(step) ? { code: null, sealed: text } : { code: text, sealed: null };
        const row: Row & { id: string } = { id: `${personId}/${key}`, person_id: personId, flow, step, ...kept };
        return { op: 'insert', table: 'answer', row: { ...row, input_id: view.input.id, at: now } };
      });
      const rows: RowChange[] = [
        { op: 'insert', table: 'conversation', row: { id: personId, state, updated_at: now } },
        { op: 'update', table: 'person', id: personId, row: own },
        ...answers,
      ];
      const expect = [
        { table: 'person' as const, id: personId, revision: view.revisions[`person/${personId}`] ?? null },
      ];
      if (!(await store.commitTurn({ input: view.input.id, person: personId, now, expect, rows })))
        throw new Error('The turn was refused');
      return personId;
    },
    /** Several things at once, of one or of several people; says what anybody was shown because of them. */
    async hearAll(all: readonly (readonly [who: string, what: Happening])[]): Promise<Shown[]> {
      const from = shown.length;
      for (const [who, what] of all) await receive(who, what);
      await service.settle();
      return shown.slice(from);
    },
    press,
    /** A coordinator proposes two who are in the pool to each other: a session, this one pair, the invitations. */
    async propose(who: string, mentee: string, mentor: string): Promise<Shown[]> {
      const from = shown.length;
      const opened = async () => (await desk(who)).matchSessions.find(({ state }) => state === 'open');
      const centre = (await desk(who)).people.find((one) => one.id === id(mentee))?.centreId;
      if (!(await opened())) await press(who, 'matching', 'match-open', { about: centre });
      const session = (await opened())?.id;
      const about = `${session}/${id(mentee)}+${id(mentor)}`;
      await press(who, `match-why/${session}/${id(mentee)}/${id(mentor)}`, 'match-confirm', { about });
      await press(who, `match/${session}/1`, 'match-send');
      return shown.slice(from);
    },
  };
}
