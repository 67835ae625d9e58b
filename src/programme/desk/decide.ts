// What a coordinator decides: each decision is asked of `can`, of the object's own centre and of its revision, and becomes effects.
import { can } from '../../access/can.ts';
import type { Value } from '../../core/conversation.ts';
import type { Act } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { localYear } from '../local-time.ts';
import { actorOf } from './actor.ts';
import { agreementDecisions } from './agreement-decisions.ts';
import { answerDecisions } from './answers.ts';
import { boardDecisions } from './board-decisions.ts';
import { boardCentre, boardName } from './board-object.ts';
import { refreshCall, tookCall } from './calls.ts';
import { careDecisions } from './care.ts';
import { careCaseDecisions } from './care-decisions.ts';
import { weightsDecisions } from './care-weights.ts';
import { centreDecisions } from './centre-settings.ts';
import { changeDecisions } from './changes.ts';
import { closeDecisions } from './close-duo.ts';
import { checkCorrection, corrections } from './correct.ts';
import { type Decide, type Decision, onPerson, type Seen } from './decision.ts';
import type { DeskCase, DeskDetail, DeskPerson } from './desk.ts';
import { courseDecisions } from './duo-life.ts';
import { eventDecisions } from './events.ts';
import { faqDecisions } from './faq.ts';
import { figuresDecisions } from './figures-link.ts';
import { guideDecisions } from './guides.ts';
import { hoursDecisions } from './hours.ts';
import { inviteDecisions } from './invites.ts';
import { weekDecisions } from './log-week.ts';
import { meetingDecisions } from './meeting-decisions.ts';
import { sealDecisions } from './open-seal.ts';
import { pageOf } from './page-name.ts';
import { projectorDecisions } from './projector-link.ts';
import { answerQuestion, askerOf } from './question.ts';
import { eligible, informed, sessionDecisions } from './session-decisions.ts';
import { slotDecisions } from './slot-decisions.ts';
import { teamworkDecisions } from './team-decisions.ts';
import { trainingDecisions } from './training-decisions.ts';
import { isDeclined, verdictDecisions } from './verdicts.ts';
import { nameOf, text } from './words.ts';

/** Whose answers a decision needs. */
export function detailOfDecision(act: Act): DeskDetail {
  if (Object.hasOwn(boardDecisions, act.do)) return 'pool';
  // What was answered in a duo is read for its page and for decisions about it alike.
  if (Object.hasOwn(courseDecisions, act.do)) return { persons: [act.object.split(/[+@]/, 1)[0] ?? ''] };
  if (act.do === 'answered') return { persons: [askerOf(act.object)] };
  // Of two that become one, both; of what is about a part of somebody, them.
  return { persons: act.object.split('+').map((one) => pageOf(one).kind) };
}

/** The decisions by their name in a view. */
const decisions: Readonly<Record<string, Decide>> = {
  ...sessionDecisions,
  eligible,
  informed,
  ...verdictDecisions,
  ...trainingDecisions,
  ...eventDecisions,
  ...guideDecisions,
  // Whoever was not accepted was in no pool before: that is opened once more in another way.
  pool: onPerson('ended', (person) =>
    isDeclined(person) ? null : [{ kind: 'person', of: person.id, set: { stage: 'pool' } }],
  ),
  ...slotDecisions,
  corrected: correct,
  ...answerDecisions,
  ...boardDecisions,
  ...inviteDecisions,
  ...closeDecisions,
  ...changeDecisions,
  'take-case': onCase(({ id }, seen, person) => [
    { kind: 'case-set', id, set: { owner: seen.facts.person.id } },
    ...tookCall(id, person, seen),
  ]),
  'close-case': onCase(({ id }, seen) => [
    { kind: 'case-set', id, set: { state: 'closed' } },
    ...refreshCall(id, seen),
  ]),
  ...teamworkDecisions,
  answered: answerQuestion,
  ...faqDecisions,
  ...careDecisions,
  ...careCaseDecisions,
  ...weightsDecisions,
  ...meetingDecisions,
  ...sealDecisions,
  ...agreementDecisions,
  ...centreDecisions,
  ...hoursDecisions,
  ...projectorDecisions,
  ...figuresDecisions,
  ...weekDecisions,
  ...courseDecisions,
};

/** Whether an action decides something, and does not only show. */
export const isDecision = (name: string): boolean => Object.hasOwn(decisions, name);

/** The names of all decisions, for the test that tries every one of them as somebody of another centre. */
export const decisionNames = Object.keys(decisions);

/** Decides. `desk` holds only what is of this coordinator's centres, and `can` is asked all the same. */
export function decide(seen: Seen): Decision {
  const found = Object.hasOwn(decisions, seen.act.do) ? decisions[seen.act.do] : undefined;
  if (!found) return { kind: 'unknown' };
  const decision = found(seen);
  if (decision.kind !== 'done') return decision;
  const log: Effect = { kind: 'audit', action: seen.act.do, object: decision.audit ?? decision.page };
  return { ...decision, effects: [...decision.effects, log, ...tellOthers(seen, decision.changed ?? decision.page)] };
}

/** The others of the same centre's team, whose cards of the same thing are old now. */
function tellOthers({ desk, facts }: Seen, page: string): Effect[] {
  const { id } = pageOf(page);
  const centreId =
    boardCentre(page, desk) ??
    [...desk.people, ...desk.duos, ...desk.gatherings].find((one) => one.id === id)?.centreId;
  const team = desk.team.filter((member) => centreId === undefined || member.centreId === centreId);
  const others = new Set(team.map((member) => member.id).filter((one) => one !== facts.person.id));
  return [...others].map((to): Effect => ({ kind: 'news', to, event: 'changed', data: { page: boardName(page) } }));
}

function onCase(change: (one: DeskCase, seen: Seen, person: DeskPerson) => readonly Effect[]): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const found = desk.cases.find((one) => one.id === act.object);
    const person = desk.people.find((one) => one.id === found?.personId);
    if (!found || !person) return { kind: 'unknown' };
    if (!can(actorOf(facts), 'change-person', { personId: person.id, centreId: person.centreId })) {
      return { kind: 'unknown' };
    }
    const page = `person/${person.id}`;
    const taken = act.do === 'take-case' && found.owner !== null;
    if (taken || person.revision !== act.revision) return { kind: 'stale', page };
    const notice = text(`done.${act.do}`, { name: nameOf(person) });
    return { kind: 'done', page, notice, effects: change(found, seen, person) };
  };
}

function correct({ act, desk, facts, vocabulary }: Seen): Decision {
  const person = desk.people.find((one) => one.id === act.object);
  if (!person || !can(actorOf(facts), 'change-person', { personId: person.id, centreId: person.centreId })) {
    return { kind: 'unknown' };
  }
  const page = `person/${person.id}`;
  if (person.revision !== act.revision) return { kind: 'stale', page };
  // The channel has looked at it before; what comes back is never trusted.
  const [wrong] = Object.values(checkCorrection(act.fields, vocabulary, localYear(facts.now, person.zone)));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const changes = corrections(person, act.fields, facts.language, vocabulary);
  if (changes.length === 0) return { kind: 'wrong', page, notice: text('correct.nothing') };
  const record = (step: string, value: Value, coded: boolean): Effect => ({
    kind: 'correct',
    of: person.id,
    flow: 'onboarding',
    step,
    value,
    coded,
  });
  const effects = changes.flatMap(({ step, value }): Effect[] => {
    if (step === 'first-name') {
      return [record(step, value, false), { kind: 'person', of: person.id, set: { firstName: String(value) } }];
    }
    if (step === 'levels') return [record(step, value, true), record('languages', Object.keys(value), true)];
    return [record(step, value, false)];
  });
  const reason = (act.fields?.reason ?? '').trim();
  const what = changes.map(({ before, after }) => `${before} → ${after}`).join('; ');
  return {
    kind: 'done',
    page,
    notice: text('done.corrected', { name: nameOf(person) }),
    effects: [...effects, { kind: 'note', of: person.id, note: 'correction', text: `${what} (${reason})` }],
  };
}
