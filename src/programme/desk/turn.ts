// One turn of a coordinator: pages are shown, decisions taken, news put on a card. The talk itself (language, stop) is the engine's.
import { can } from '../../access/can.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { TextRef } from '../../core/effect.ts';
import type { Input } from '../../core/input.ts';
import type { Engine } from '../../core/turn.ts';
import type { Act, View } from '../../core/view.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { say, type Talk } from '../../core/walk.ts';
import { inWorkingHours } from '../care/kinds.ts';
import { nextWorking } from '../care/plan.ts';
import type { Effect } from '../effects.ts';
import { type Due, type Facts, zoneOfTeam } from '../facts.ts';
import { endedOf } from '../information/end.ts';
import { isUnreachable } from '../late.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import type { Remembered } from '../remembered.ts';
import { urgent } from '../tell-team.ts';
import { actorOf } from './actor.ts';
import { paperWith } from './agreement-section.ts';
import { answeredFiles } from './answered-files.ts';
import { minutesDocument } from './board-minutes.ts';
import { boardCentre, boardName } from './board-object.ts';
import { withoutCalls } from './calls.ts';
import { newsWords } from './care-words.ts';
import { decide, detailOfDecision, isDecision } from './decide.ts';
import type { Desk, DeskDetail } from './desk.ts';
import { digestOf, digestPlan, isTimely } from './digest.ts';
import { type DeskDueDecision, deskDue } from './due.ts';
import type { DeskForm } from './form.ts';
import { formOf, sentBy } from './forms.ts';
import { homeView } from './home.ts';
import { lookupOf } from './lookups.ts';
import { fileWithNews } from './meeting-file.ts';
import { pageOf } from './page-name.ts';
import { aboutOf, detailOf, viewOfPage } from './pages.ts';
import { sealed } from './seal.ts';
import { searchPage } from './search.ts';
import { text } from './words.ts';

/** What a coordinator's turn yields, or that the desk must be read for it. */
export type DeskOutcome =
  | { kind: 'done'; conversation: Conversation; effects: readonly Effect[] }
  | { kind: 'need'; need: 'desk'; detail: DeskDetail };

/** Commands that the engine's flows answer, for coordinators as for everybody. */
const talked = ['language', 'back', 'cancel'];
/** Flows of the engine that coordinators have too. */
const flowsOfDesk = ['language'];
/** So many cards are remembered; an older one is still answered, with a new card. */
const CARDS = 60;

/** Where something is shown: on the home page, in the card that the action was on, or as a new card. */
type Place = { kind: 'home' } | { kind: 'card'; ask: number } | { kind: 'new' };

/** Makes the turn function of coordinators. Pure. */
export function deskTurn(talks: Engine<Facts, Effect>, vocabulary: Vocabulary) {
  return function take(
    before: Remembered,
    given: Talk<Facts, Effect>,
    input: Input,
    read: Desk | null | undefined,
  ): DeskOutcome {
    // Somebody who wrote to us before they were made a coordinator: the talk of a participant has no point any more.
    const foreign = given.conversation.frames.map(({ flow }) => flow).filter((flow) => !flowsOfDesk.includes(flow));
    const talk = foreign.length > 0 ? talks.drop(given, foreign) : given;
    const stored = { ...before, ...talk.conversation } as Remembered;
    const { facts } = talk;
    const done = (after: Talk<Facts, Effect>, more: Partial<Remembered> = {}): DeskOutcome => ({
      kind: 'done',
      conversation: { ...kept(stored), ...after.conversation, ...more } as Remembered,
      effects: after.effects,
    });
    const effectsOnly = (effects: readonly Effect[]): DeskOutcome => ({
      kind: 'done',
      conversation: stored,
      effects: [...talk.effects, ...effects],
    });

    // Nobody can be shown anything who is reached nowhere: deactivated, or gone.
    const away = (input.kind === 'news' || input.kind === 'due') && isUnreachable(facts);

    switch (input.kind) {
      case 'home':
        return withDesk(detailOf('home'), (desk) => show('home', { kind: 'home' }, desk));
      case 'act':
        return takeAct(input.act);
      case 'news':
        return away ? effectsOnly([]) : takeNews(input.event, input.data);
      case 'due': {
        // News that came at night: `<who>/news/<event>/<input>#<page>`.
        const found = /^[^/]+\/news\/([^/]+)\/.*#([^#]+)$/.exec(input.occurrence);
        const state: Effect & { kind: 'due-state' } = {
          kind: 'due-state',
          occurrence: input.occurrence,
          state: 'sent',
          reason: 'in time',
        };
        if (away) return effectsOnly([{ ...state, state: 'skipped', reason: 'no address that can be reached' }]);
        const monday = digestOf(input.occurrence);
        if (monday !== null) return takeDigest(monday, state);
        const planned = facts.dues.find((one) => one.occurrence === input.occurrence);
        const kind = Object.hasOwn(deskDue, input.due) ? deskDue[input.due] : undefined;
        if (kind && planned) return takeKind(kind(planned, facts), planned);
        if (!found) return effectsOnly([{ ...state, state: 'skipped', reason: `nothing is known of ${input.due}` }]);
        const [, event = '', page = ''] = found;
        const ended = endedOf(input.occurrence);
        if (ended && read === undefined) return { kind: 'need', need: 'desk', detail: detailOf(page) };
        const session = ended && read?.gatherings.find((one) => one.id === ended.gatheringId);
        // Cancelled, or moved to another hour, for which there is another plan.
        if (ended && (session?.state !== 'open' || session.startsAt !== ended.startsAt)) {
          return effectsOnly([{ ...state, state: 'skipped', reason: 'the session was cancelled or moved' }]);
        }
        if (session && !session.taken.some((seat) => seat.state !== 'waiting')) {
          return effectsOnly([{ ...state, state: 'skipped', reason: 'nobody had a seat' }]);
        }
        // Planned for a morning, and taken up late, after a stop: never at night.
        const until = heldUntil(event);
        if (until) return effectsOnly([planNews(input.occurrence, until)]);
        const told = takeNews(event, { page });
        return told.kind === 'done' ? { ...told, effects: [...told.effects, state] } : told;
      }
      case 'command':
        if (talked.includes(input.name)) return done(talks.take(talk, input));
        if (input.name === 'help') return withDesk(detailOf('help'), (desk) => show('help', { kind: 'new' }, desk));
        return withDesk(detailOf('home'), (desk) => show('home', { kind: 'new' }, desk));
      case 'media':
      case 'file':
        return done(say(talk, { flow: 'common', key: 'media' }));
      default:
        // A question of the engine is open (the language): the answer is its.
        if (talk.conversation.frames.length > 0 || input.kind === 'tap') return done(talks.take(talk, input));
        if (input.kind === 'text') {
          const word = talks.typedCommand(input.text);
          if (word && talked.includes(word)) return done(talks.take(talk, { ...input, kind: 'command', name: word }));
          if (word === 'help') return withDesk(detailOf('help'), (desk) => show('help', { kind: 'new' }, desk));
          // Whatever is no command is a name that somebody looks for.
          const page = word ? null : searchPage(input.text);
          if (page) return withDesk(detailOf(page), (desk) => show(page, { kind: 'new' }, desk));
        }
        return withDesk(detailOf('home'), (desk) => show('home', { kind: 'new' }, desk));
    }

    /** What is planned for a coordinator by its kind. Put off to the morning it stays the same row. */
    function takeKind(decision: DeskDueDecision, planned: Due): DeskOutcome {
      const { occurrence } = planned;
      const state = (of: 'sent' | 'skipped' | 'done', reason: string): Effect => ({
        ...{ kind: 'due-state', occurrence, state: of, reason },
      });
      const more = decision.effects ?? [];
      if (decision.kind === 'skip') return effectsOnly([...more, state('skipped', decision.reason)]);
      if (decision.kind === 'do') return effectsOnly([...more, state('done', 'in time')]);
      const until = heldUntil(decision.event);
      if (until) {
        const { kind, policy } = planned;
        return effectsOnly([{ kind: 'plan', due: { occurrence, kind, policy, ...planAt(until, facts.person.zone) } }]);
      }
      const told = takeNews(decision.event, { page: decision.page });
      return told.kind === 'done' ? { ...told, effects: [...told.effects, ...more, state('sent', 'in time')] } : told;
    }

    /** Reads the desk first. Null: this person is no coordinator of any centre any more. */
    function withDesk(detail: DeskDetail, work: (desk: Desk, whole: Desk) => DeskOutcome): DeskOutcome {
      if (read === undefined) return { kind: 'need', need: 'desk', detail };
      // Whoever is in no team any more is told so when they try something, and hears nothing else.
      const asked = input.kind !== 'news' && input.kind !== 'due';
      if (read === null) return asked ? done(say(talk, text('refused'))) : effectsOnly([]);
      return work(withoutCalls(sealed(read), facts), read);
    }

    function takeAct(act: Act): DeskOutcome {
      const place: Place = act.ask === undefined ? { kind: 'home' } : { kind: 'card', ask: act.ask };
      if (act.do === 'open') return withDesk(detailOf(act.object), (desk) => show(act.object, place, desk));
      if (act.do === 'file') {
        const [personId = ''] = act.object.split('/', 1);
        return withDesk({ persons: [personId] }, (desk) => linkFile(personId, act.object, place, desk));
      }
      const form = formOf(act.do);
      if (form) return withDesk(form.detail(act), (desk) => openForm(act, place, desk, form));
      const lookup = lookupOf(act.do);
      const asked = lookup ? lookup(act) : null;
      if (asked !== null) return withDesk(detailOf(asked), (desk) => show(asked, place, desk));
      if (!isDecision(act.do)) return withDesk(detailOf('home'), (desk) => show('home', place, desk, text('unknown')));
      return withDesk(detailOfDecision(act), (desk, whole) => {
        const decision = decide({ act, desk, whole, facts, vocabulary });
        switch (decision.kind) {
          case 'unknown':
            return show('home', place, desk, text('unknown'));
          case 'stale':
            return show(decision.page, place, desk, lost(act, desk));
          case 'wrong':
            return show(decision.page, place, desk, decision.notice);
          case 'done': {
            if (decision.view) {
              // Told only once, so it is not made anew by another turn.
              const ask = talk.conversation.asks + 1;
              return {
                kind: 'done',
                conversation: { ...stored, asks: ask },
                effects: [
                  ...talk.effects,
                  ...decision.effects,
                  { kind: 'view', view: { ...decision.view, notice: decision.notice }, place: 'new', ask },
                ],
              };
            }
            // Shown by a turn of its own, which reads how things are after this one.
            const data: Record<string, string> = { page: decision.page, notice: JSON.stringify(decision.notice) };
            if (act.ask !== undefined) data.ask = String(act.ask);
            return effectsOnly([...decision.effects, { kind: 'news', to: facts.person.id, event: 'show', data }]);
          }
        }
      });
    }

    /** A stale click is told so; what was written into a form is given back in words, so that it is not lost. What was chosen has a name or is left out. */
    function lost(act: Act, desk: Desk): TextRef {
      const fields = sentBy(act.do)?.view({ act, desk, facts, vocabulary })?.fields ?? [];
      const written = Object.entries(act.fields ?? {}).flatMap(([name, value]) => {
        const options = fields.find((field) => field.name === name)?.options;
        const said = options ? options.find((option) => option.value === value)?.label : value;
        return typeof said === 'string' && said.trim() !== '' ? [said] : [];
      });
      return written.length > 0 ? text('stale.form', { written: written.join(' · ') }) : text('stale');
    }

    /** A link to a file of somebody of the own centre. The shell makes it when it is sent, so that it stands nowhere. */
    function linkFile(personId: string, object: string, place: Place, desk: Desk): DeskOutcome {
      const person = desk.people.find((one) => one.id === personId);
      const file = person && answeredFiles(person).find((one) => `${personId}/${one.id}` === object);
      if (!person || !can(actorOf(facts), 'read-person', { personId, centreId: person.centreId }))
        return show('home', place, desk, text('unknown'));
      if (!file) return show(`person/${personId}`, place, desk, { flow: 'files', key: 'nolink' });
      return effectsOnly([
        {
          kind: 'link-file',
          text: { flow: 'files', key: 'link', params: { name: file.name } },
          file: file.id,
          about: personId,
        },
        { kind: 'audit', action: 'link-file', object: `person/${personId}` },
      ]);
    }

    function openForm(act: Act, place: Place, desk: Desk, form: DeskForm): DeskOutcome {
      const view = form.view({ act, desk, facts, vocabulary });
      if (!view) return show('home', place, desk, text('unknown'));
      // A form about a part of somebody's answers is about them.
      const { kind: whose } = pageOf(act.object);
      const about = desk.people.some((one) => one.id === whose) ? `person/${whose}` : act.do;
      return effectsOnly([
        { kind: 'form', view, ask: place.kind === 'card' ? place.ask : null },
        { kind: 'audit', action: 'open-form', object: about },
      ]);
    }

    function takeNews(event: string, data: Readonly<Record<string, string>>): DeskOutcome {
      const page = data.page ?? 'home';
      if (event === 'show') {
        const place: Place = data.ask === undefined ? { kind: 'home' } : { kind: 'card', ask: Number(data.ask) };
        const notice = data.notice === undefined ? undefined : (JSON.parse(data.notice) as TextRef);
        return withDesk(detailOf(page), (desk) => show(page, place, desk, notice));
      }
      if (event === 'changed') {
        // Of a matching session every page is old, whichever they look at; the one that came last is shown anew.
        const cards = Object.entries(stored.cards ?? {}).filter(([name]) => boardName(name) === page && name !== page);
        const [name, newest] = cards.sort(([, a], [, b]) => b - a)[0] ?? [];
        const mine = stored.page !== undefined && boardName(stored.page) === page ? stored.page : null;
        if (mine !== null && mine !== page) {
          return withDesk(detailOf(mine), (desk) => show(mine, { kind: 'home' }, desk));
        }
        if (name !== undefined && newest !== undefined) {
          return withDesk(detailOf(name), (desk) => show(name, { kind: 'card', ask: newest }, desk));
        }
        const ask = stored.cards?.[page];
        if (ask !== undefined) return withDesk(detailOf(page), (desk) => show(page, { kind: 'card', ask }, desk));
        if (stored.page === page) return withDesk(detailOf(page), (desk) => show(page, { kind: 'home' }, desk));
        if (stored.page !== 'home') return effectsOnly([]);
        return withDesk(detailOf('home'), (desk) => show('home', { kind: 'home' }, desk));
      }
      // Whoever has just closed a matching session gets its minutes now.
      const until = event === 'minutes' && data.by === facts.person.id ? null : heldUntil(event);
      if (until) return effectsOnly([planNews(`${facts.person.id}/news/${event}/${input.id}#${page}`, until)]);
      return withDesk(detailOf(page), (desk) => {
        const shown = show(page, { kind: 'new' }, desk, newsWords(event));
        if (shown.kind !== 'done') return shown;
        // A meeting comes with its calendar; the beginning of a duo with the document, for whoever of the team has signed it.
        const files = [
          ...fileWithNews(event, page, desk, facts),
          ...paperWith(event, page, desk, facts),
          ...(event === 'minutes' ? minutesDocument(page, desk, facts) : []),
        ];
        return { ...shown, effects: [...shown.effects, ...files] };
      });
    }

    /** The digest of a Monday, and the plan of the next: the clock may have moved to it at once. */
    function takeDigest(monday: string, state: Effect & { kind: 'due-state' }): DeskOutcome {
      const next: Effect = { kind: 'plan', due: digestPlan(facts.person.id, zoneOfTeam(facts), facts.now) };
      if (!isTimely(monday, facts))
        return effectsOnly([{ ...state, state: 'skipped', reason: 'its day is over' }, next]);
      if (read === null) return effectsOnly([{ ...state, state: 'skipped', reason: 'of no team any more' }]);
      return withDesk(detailOf('digest'), (desk) => {
        const shown = show('digest', { kind: 'new' }, desk);
        return shown.kind === 'done' ? { ...shown, effects: [...shown.effects, state, next] } : shown;
      });
    }

    /** The morning for which these news are kept, or null when they may come now. */
    function heldUntil(event: string): string | null {
      const morning = inWorkingHours(event)
        ? nextWorking(facts.now, zoneOfTeam(facts), facts.closingDays)
        : nextAllowed(facts.now, facts.person.zone);
      return morning > facts.now && !urgent.includes(event) ? morning : null;
    }

    function planNews(occurrence: string, at: string): Effect {
      return { kind: 'plan', due: { occurrence, kind: 'news', policy: 'always', ...planAt(at, facts.person.zone) } };
    }

    /** Shows a page. What is not on this desk is answered in the same words as what does not exist. */
    function show(page: string, place: Place, desk: Desk, notice?: TextRef): DeskOutcome {
      const found = viewOfPage(page, desk, facts);
      const subject = subjectOf(page, desk);
      const allowed = found && (subject === null || can(actorOf(facts), 'read-person', subject));
      const shown = allowed ? found : viewOfPage('home', desk, facts);
      if (!shown) return effectsOnly([]);
      const said = allowed ? notice : (notice ?? text('unknown'));
      const view: View = said ? { ...shown, notice: said } : shown;
      const seen = allowed ? page : 'home';
      const about = aboutOf(seen);
      const more = about === null ? {} : { about };
      const log: Effect[] = pageOf(seen).id && about ? [{ kind: 'audit', action: 'open', object: seen }] : [];
      if (place.kind === 'home') {
        const effects: Effect[] = [...talk.effects, { kind: 'view', view, place: 'home', ...more }, ...log];
        return { kind: 'done', conversation: { ...stored, page: seen } as Remembered, effects };
      }
      const fresh = place.kind === 'new';
      const ask = fresh ? talk.conversation.asks + 1 : place.ask;
      const conversation = {
        ...stored,
        ...(fresh ? { asks: ask } : {}),
        cards: remember(stored.cards ?? {}, seen, ask),
      } as Remembered;
      const effects: Effect[] = [
        ...talk.effects,
        { kind: 'view', view, place: fresh ? 'new' : 'card', ask, ...more },
        ...log,
      ];
      // Whoever has the overview open beside the card sees it change too.
      if (stored.page === 'home' && input.kind === 'news') {
        effects.push({ kind: 'view', view: homeView(desk, facts), place: 'home' });
      }
      return { kind: 'done', conversation, effects };
    }
  };
}

/** The page's own person or duo, as `can` looks at it; null for pages that show only what is of these centres anyway. */
function subjectOf(page: string, desk: Desk): { personId?: string; centreId: string | null } | null {
  const { kind, id } = pageOf(page);
  if (kind === 'person') {
    return { personId: id, centreId: desk.people.find((one) => one.id === id)?.centreId ?? null };
  }
  const centreId = boardCentre(page, desk);
  if (centreId !== undefined) return { centreId };
  if (kind === 'session') return { centreId: desk.gatherings.find((one) => one.id === id)?.centreId ?? null };
  if (kind === 'call') return subjectOf(`person/${id}`, desk);
  if (kind === 'notes' || kind === 'timeline') return subjectOf(`person/${pageOf(id).kind}`, desk);
  if (kind === 'schedule') return subjectOf(`duo/${id}`, desk);
  if (kind === 'duo') return { centreId: desk.duos.find((one) => one.id === id)?.centreId ?? null };
  return null;
}

/** The newest card of each page; the oldest are forgotten. One card shows one page. */
function remember(cards: Readonly<Record<string, number>>, page: string, ask: number): Record<string, number> {
  const others = Object.entries(cards).filter(([name, other]) => name !== page && other !== ask);
  return Object.fromEntries([...others, [page, ask] as [string, number]].slice(-CARDS));
}

/** What is remembered of a coordinator beside the engine's part. */
function kept({ cards, page }: Remembered): Partial<Remembered> {
  return { ...(cards ? { cards } : {}), ...(page ? { page } : {}) };
}
