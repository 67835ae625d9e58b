// Golden conversations: reads the script of a .chat file, plays it, and prints script and answers in one file. Format: docs/how-to/write-a-transcript.md.

import { checkForm } from '../app/check-form.ts';
import type { Log } from '../app/ports.ts';
import { commandNamed } from '../channels/commands.ts';
import { parseStart } from '../channels/telegram/parse.ts';
import type { Value } from '../core/conversation.ts';
import type { Happening } from '../core/input.ts';
import type { Act } from '../core/view.ts';
import { planCheckIn, planTomorrow } from '../programme/check-in/plan.ts';
import { planPulses } from '../programme/check-in/pulse.ts';
import { planEnding } from '../programme/ending/plan.ts';
import { planEvaluation } from '../programme/evaluation/plan.ts';
import { planOffers } from '../programme/events/due.ts';
import { type Role, stages } from '../programme/facts.ts';
import { afterOccurrence } from '../programme/meetings/set.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { plainText, type ShownAction, type ShownView } from '../speech/compose-view.ts';
import { movesIn } from './moves-in.ts';
import { answersOfPool, answersOfProfile } from './placed.ts';
import { print } from './print.ts';
import { openStory, type Shown, type Story } from './story.ts';

/** A line of the script: somebody does something, or time and circumstances change. */
export type ScriptLine = { kind: 'says'; who: string; words: string } | { kind: 'scene'; words: string };

/** A transcript: what it is about, who takes part, and the script. */
export type Script = { comments: string[]; people: string[]; lines: ScriptLine[] };

/** Every story begins here unless its first scene says otherwise: a Sunday, 10:00 in Brussels. */
export const BEGIN = '2026-11-22T09:00:00.000Z';
const HOUR = 3_600_000;

/** What the player prints in front of a colon. */
const PRINTED = ['bot', 'people', 'form'];

/** Reads the script lines of a file; what the player printed is passed over. Throws when nobody is named. */
export function readScript(text: string): Script {
  const rows = text.split('\n');
  const comments = rows.filter((row) => row.startsWith('#'));
  const people = (rows.find((row) => row.startsWith('people:')) ?? '')
    .slice('people:'.length)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (people.length === 0) throw new Error('A transcript needs a line "people: …"');
  const lines: ScriptLine[] = [];
  for (const row of rows) {
    if (row.startsWith('== ')) lines.push({ kind: 'scene', words: row.slice(3).trim() });
    const colon = row.indexOf(': ');
    const who = row.slice(0, colon);
    // What the player prints begins otherwise, so anything else that looks like a speaker is a misspelt name.
    if (/^[\p{L}\d-]+$/u.test(who) && !people.includes(who) && !PRINTED.includes(who))
      throw new Error(`"${who}" is not one of the people`);
    if (colon > 0 && people.includes(who))
      lines.push({ kind: 'says', who, words: row.slice(colon + 2).replaceAll('\\n', '\n') });
  }
  return { comments, people, lines };
}

/** Plays a script and prints it with everything that the bot says and keeps. */
export async function playScript(script: Script, catalogue: Catalogue, log: Log): Promise<string> {
  const player = await openPlayer(catalogue, log, script.people);
  const out = [...script.comments, `people: ${script.people.join(', ')}`];
  for (const line of script.lines) out.push('', ...(await player.play(line)));
  return `${out.join('\n')}\n`;
}

/** A player that takes one line at a time; `play` returns the printed lines, the script line first. */
export async function openPlayer(catalogue: Catalogue, log: Log, people: readonly string[], begin = BEGIN) {
  const story = await openStory(catalogue, begin, log);
  const screens = new Map<string, Shown[]>();
  const tokens = new Map<string, string>();
  let kept = await stateOf(story, people);
  let last: { who: string; what: Happening; key: string } | null = null;
  let count = 0;
  let refused: [string, string][] = [];

  async function play(line: ScriptLine): Promise<string[]> {
    const head = line.kind === 'scene' ? `== ${line.words}` : `${line.who}: ${line.words.replaceAll('\n', '\\n')}`;
    const shown = line.kind === 'scene' ? await scene(line.words) : await says(line.who, line.words);
    for (const one of shown) screens.set(one.who, [...(screens.get(one.who) ?? []), one]);
    const before = kept;
    kept = await stateOf(story, people);
    const printed = shown.flatMap((one) => print(one, line.kind === 'says' && line.who === one.who));
    const wrong = refused.map(([field, words]) => `form: ${field}: ${words}`);
    refused = [];
    return [head, ...wrong, ...printed, ...changes(before, kept)];
  }

  async function says(who: string, words: string): Promise<Shown[]> {
    const filled = /^\{(.*)\}$/su.exec(words);
    if (filled) return fill(who, filled[1] ?? '');
    if (words === '(opens home)') return hear(who, { kind: 'home' });
    if (words === '(blocks)' || words === '(unblocks)') {
      const gone = words === '(blocks)';
      if (gone) story.block(who);
      else story.unblock(who);
      return hear(who, {
        kind: 'reach',
        state: gone ? 'unreachable' : 'active',
        reason: gone ? 'blocked the bot' : 'unblocked the bot',
      });
    }
    return hear(who, happeningOf(words, screens.get(who) ?? [], tokens));
  }

  /** Sends the newest form, filled in as `name = value; …`. What its rules refuse is shown, and nothing is sent. */
  async function fill(who: string, words: string): Promise<Shown[]> {
    const form = (screens.get(who) ?? []).findLast(({ delivery }) => delivery.kind === 'form')?.delivery;
    const send = form?.body.view?.actions[0];
    if (!form?.body.view || !send) throw new Error('There is no form on the screen');
    const fields = Object.fromEntries(form.body.view.fields.map(({ name, value }) => [name, value ?? '']));
    for (const part of words.split(';')) {
      const [name = '', ...rest] = part.split('=');
      fields[name.trim()] = rest.join('=').trim();
    }
    const act: Act = { do: send.do, object: send.object, revision: send.revision, fields };
    const whole: Act = form.ask === null ? act : { ...act, ask: form.ask };
    refused = Object.entries(checkForm(catalogue, story)(whole, form.body.view.language));
    return refused.length > 0 ? [] : hear(who, { kind: 'act', act: whole });
  }

  function hear(who: string, what: Happening): Promise<Shown[]> {
    count += 1;
    last = { who, what, key: `${who}/${count}` };
    return story.hear(who, what, last.key);
  }

  async function scene(words: string): Promise<Shown[]> {
    const [verb = '', ...rest] = words.split(/\s+/);
    const wait = /^\+(\d+)(min|h|d)$/.exec(verb);
    if (wait) {
      const unit = { min: HOUR / 60, h: HOUR, d: 24 * HOUR }[wait[2] as 'min' | 'h' | 'd'];
      return story.wait(Number(wait[1]) * unit);
    }
    if (verb === 'again' && last) return story.hear(last.who, last.what, last.key);
    if (verb === 'coordinator' || verb === 'lead') {
      const [name = '', centreId = ''] = rest;
      await story.store.admin.addCoordinator({
        channel: 'story',
        address: name,
        centreId,
        lead: verb === 'lead',
        name: name.charAt(0).toUpperCase() + name.slice(1),
        now: story.now(),
      });
      return [];
    }
    if (verb === 'pool') {
      const [name = '', role = '', centreId = ''] = rest;
      const at = { channel: 'story', address: name, centreId, now: story.now() };
      const who = { firstName: name.charAt(0).toUpperCase() + name.slice(1), stage: 'pool' };
      if (role !== 'mentee' && role !== 'mentor') throw new Error('== pool <name> mentee|mentor <centre>');
      story.store.admin.place({ ...at, ...who, role, answers: answersOfPool[role] });
      return [];
    }
    if (verb === 'person') {
      const [name = '', role = '', centreId = '', stage = '', ...more] = rest;
      if ((role !== 'mentee' && role !== 'mentor') || !stages.some((one) => one === stage))
        throw new Error('== person <name> mentee|mentor <centre> <stage> [<flow>.<step>=<code> …]');
      const at = { channel: 'story', address: name, centreId, now: story.now() };
      const who = { firstName: name.charAt(0).toUpperCase() + name.slice(1), stage };
      const known = ['onboarding', 'information'].includes(stage) ? answersOfProfile : answersOfPool;
      const answers = { ...known[role], ...Object.fromEntries(more.map(givenAnswer)) };
      story.store.admin.place({ ...at, ...who, role, answers });
      return [];
    }
    if (verb === 'interview') {
      const [name = '', role = '', centreId = ''] = rest;
      if (role !== 'mentee' && role !== 'mentor') throw new Error('== interview <name> mentee|mentor <centre>');
      const at = { channel: 'story', address: name, centreId, now: story.now(), stage: 'interview' };
      const firstName = name.charAt(0).toUpperCase() + name.slice(1);
      story.store.admin.place({ ...at, firstName, role, answers: answersOfProfile[role], due: ['eligible'] });
      return story.wait(0);
    }
    if (verb === 'duo') {
      const [mentee = '', mentor = '', coordinator = '', days = '', when = '', ...goals] = rest.filter(
        (word) => word !== 'offers',
      );
      const begin = Date.parse(story.now());
      const [left = '', since = '1'] = days.split('@');
      const endsAt = new Date(begin + Number(left) * 24 * HOUR).toISOString();
      const startedAt = new Date(begin - Number(since) * 24 * HOUR).toISOString();
      const [day, time] = when.split('-');
      const rhythm = day && time ? { day, time } : null;
      const objectives = goals.join(' ').split(' / ').filter(Boolean);
      const course = { startedAt, rhythm, pausedUntil: null, shiftedWeeks: 0, weeks: [] };
      story.store.admin.placeDuo({
        ...{ channel: 'story', mentee, mentor, coordinator, startedAt, endsAt, objectives },
        ...(rhythm ? { rhythm } : {}),
        plan: (duoId, id) => {
          const person = { id, zone: 'Europe/Brussels' };
          const duo = { ...course, id: duoId, endsAt, zone: 'Europe/Brussels' };
          const role = id === `placed-${mentee}` ? 'mentee' : 'mentor';
          // Of a duo without a day only what every story shows: a check-in each week.
          const more = rhythm ? [...planTomorrow(duo, person, 1, ''), ...planPulses(duo, person, role)] : [];
          // Only stories about offers have them: `== duo ana ben sofie 180 offers`.
          const offers = rest.includes('offers') && role === 'mentee' ? planOffers(duoId, person, startedAt) : [];
          const ending = planEnding(duoId, person, { startedAt: story.now(), endsAt });
          const plans = [
            ...planCheckIn(duo, person, 1),
            ...more,
            ...ending,
            planEvaluation(duoId, person, endsAt),
            ...offers,
          ];
          return plans.flatMap((effect) => {
            // Of a duo that is older, only what is still to come: what was before was answered, and is over.
            const there = effect.kind === 'plan' && effect.due.at <= endsAt;
            return there && (since === '1' || effect.due.at >= story.now()) ? [effect.due] : [];
          });
        },
      });
      return [];
    }
    if (verb === 'proposed' || verb === 'agreeing') {
      const [mentee = '', mentor = '', coordinator = ''] = rest;
      const now = story.now();
      story.store.admin.placeDuo({
        ...{ channel: 'story', mentee, mentor, coordinator, startedAt: now, endsAt: now },
        state: verb === 'proposed' ? 'proposed' : 'agreement',
        plan: (duoId, id) =>
          verb === 'proposed'
            ? [{ occurrence: `${duoId}/${id}/introduction`, kind: 'introduction', at: now, policy: 'always' }]
            : [],
      });
      return story.wait(0);
    }
    if (verb === 'met') {
      const [mentee = '', mentor = '', coordinator = ''] = rest;
      const now = story.now();
      // An hour long, and two hours over.
      const met = new Date(Date.parse(now) - 3 * HOUR).toISOString();
      const inFiveDays = new Date(Date.parse(now) + (5 * 24 - 2) * HOUR).toISOString();
      story.store.admin.placeDuo({
        ...{ channel: 'story', mentee, mentor, coordinator, startedAt: now, endsAt: now, state: 'proposed', met },
        plan: (duoId, id) => [
          { occurrence: afterOccurrence(duoId, id, met), kind: 'after-meeting', at: now, policy: 'always' },
          ...(id === `placed-${mentee}`
            ? [{ occurrence: `${duoId}/${id}/undecided/${met}`, kind: 'undecided', at: inFiveDays, policy: 'always' }]
            : []),
        ],
      });
      return story.wait(0);
    }
    if (verb === 'moves-in') {
      const [mentee = '', mentor = '', coordinator = '', start = '', end = ''] = rest;
      const links = await movesIn(story, { mentee, mentor, coordinator, start, end });
      for (const [name, token] of links) tokens.set(name, token);
      return [];
    }
    if (verb === 'invite') {
      const [name = '', role = '', centreId = ''] = rest;
      const token = `invitation-${name}`;
      tokens.set(name, token);
      const expiresAt = new Date(Date.parse(story.now()) + 72 * HOUR).toISOString();
      await story.store.admin.addInvite({
        id: name,
        token,
        role: role as Role,
        centreId,
        createdBy: 'story',
        now: story.now(),
        expiresAt,
      });
      return [];
    }
    throw new Error(`Nobody knows the scene "${words}"`);
  }

  return { play, story };
}

/** `interview.project=open`, or a list: `interview.sectors=["care","food"]`. */
function givenAnswer(written: string): [string, Value] {
  const equals = written.indexOf('=');
  const value = written.slice(equals + 1);
  if (/^[[{]/.test(value)) return [written.slice(0, equals), JSON.parse(value) as Value];
  return [written.slice(0, equals), value.includes(',') ? value.split(',').filter(Boolean) : value];
}

/** What the words of a script line mean on a screen: a tap, a command, something that is no text, or plain words. */
export function happeningOf(words: string, screen: readonly Shown[], tokens: ReadonlyMap<string, string>): Happening {
  const tap = /^\[(.+?)\](?: \((?:question (\d+)|(.+))\))?$/su.exec(words);
  if (tap) return tapOn(tap[1] ?? '', tap[2] ? Number(tap[2]) : null, tap[3] ?? '', screen);
  const start = /^\/start(?: (.+))?$/.exec(words);
  if (start) return parseStart(tokens.get(start[1] ?? '') ?? start[1] ?? '', undefined);
  const command = /^\/([a-z]+)$/.exec(words);
  if (command) return { kind: 'command', name: commandNamed(command[1] ?? '') ?? command[1] ?? '' };
  // `(file cv.pdf)`, with the size that the chat app says where it matters: `(file cv.pdf 9000000)`.
  const file = /^\(file (\S+)(?: (\d+))?\)$/.exec(words);
  if (file)
    return { kind: 'file', state: 'offered', ref: file[1] ?? '', name: file[1] ?? '', size: Number(file[2] ?? 9) };
  const media = /^\((photo|voice|sticker|document|location|video|contact)\)$/.exec(words);
  if (media) return { kind: 'media', media: media[1] ?? '' };
  return { kind: 'text', text: words };
}

/**
 * A tap on the button with this label: of the question named, or of the newest message that shows it. In a view, `beside`
 * names words of the block that the button stands in.
 */
function tapOn(label: string, ask: number | null, beside: string, screen: readonly Shown[]): Happening {
  const strip = (text: string) => text.replace(/^✓ /, '');
  for (const { delivery } of [...screen].reverse()) {
    if (delivery.kind === 'settle' || (ask !== null && delivery.ask !== ask)) continue;
    const action = delivery.body.view && actionIn(delivery.body.view, label, beside);
    if (action) {
      const { do: name, object, revision } = action;
      const card = delivery.kind === 'home' || delivery.ask === null ? {} : { ask: delivery.ask };
      return { kind: 'act', act: { do: name, object, revision, ...card } };
    }
    const button = delivery.body.buttons.flat().find((one) => one.label === label || strip(one.label) === label);
    if (button && delivery.ask !== null) return { kind: 'tap', ask: delivery.ask, option: button.option };
  }
  throw new Error(`There is no button [${label}] on the screen`);
}

/** The action with this label, in a block that holds these words; buttons of the whole view hold all of its words. */
function actionIn(view: ShownView, label: string, beside: string): ShownAction | undefined {
  const blocks = view.sections.map((section) => ({
    actions: section.actions,
    words: [section.title, section.text, ...section.lines].join('\n'),
  }));
  const whole = { actions: view.actions, words: plainText(view) };
  return [...blocks, whole]
    .filter(({ words }) => words.includes(beside))
    .flatMap(({ actions }) => actions)
    .find((action) => action.label === label);
}

type State = ReadonlyMap<string, string>;

/** Everything that is kept and that a reader of the transcript wants to see change. */
async function stateOf(story: Story, people: readonly string[]): Promise<State> {
  const state = new Map<string, string>();
  const { admin } = story.store;
  for (const who of people) {
    const person = await admin.person('story', who);
    const name = people.length > 1 ? `${who} ` : '';
    if (!person) continue;
    state.set(`${name}stage`, person.stage);
    if (person.role) state.set(`${name}role`, person.role);
    if (person.centre) state.set(`${name}centre`, person.centre);
    if (person.consent) state.set(`${name}consent`, `${person.consent.version} in ${person.consent.language}`);
    for (const { channel, state: reach } of person.channels)
      if (reach !== 'active') state.set(`${name}${channel}`, reach);
    for (const [step, value] of Object.entries(person.answers))
      state.set(`${name}record ${step}`, JSON.stringify(value));
  }
  for (const [at, one] of (await admin.cases()).entries()) {
    const note = one.note === null ? '' : `: ${one.note.length > 80 ? `${one.note.length} characters` : one.note}`;
    state.set(`case ${at + 1}`, `${one.kind}, ${one.state}${note}`);
  }
  for (const [at, duo] of admin.duos().entries()) state.set(`duo ${at + 1}`, duo);
  for (const due of await admin.planned()) {
    const name = due.occurrence.slice(due.occurrence.indexOf('/') + 1);
    state.set(
      `due ${name}`,
      due.state === 'due' ? `at ${due.at}` : `${due.state}${due.reason ? `: ${due.reason}` : ''}`,
    );
  }
  for (const id of await admin.parked()) state.set(`parked ${id}`, 'a turn failed for good');
  return state;
}

function changes(before: State, after: State): string[] {
  const now = [...after]
    .filter(([name, value]) => before.get(name) !== value)
    .map(([name, value]) => `! ${name} = ${value}`);
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `! ${name} is gone`);
  return [...now, ...gone];
}
