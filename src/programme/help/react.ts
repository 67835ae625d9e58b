// What a call for help means, and a report of somebody: a case with a deadline, told to whom it is asked of, and to nobody else.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import { withdrawContact } from '../ending/contact-seal.ts';
import type { Facts } from '../facts.ts';
import { hoursLater, planAt } from '../local-time.ts';
import { withdrawNumber } from '../partner/withdraw.ts';
import { deadlineOf, newsOfCall, openCall, planLate, withWords } from './call.ts';
import { choicesOf, hearersOf, type Listener, listeners, ownOf } from './listener.ts';

type Told = Reaction<Facts, Effect>;

/** Whoever does not say who should hear them is heard after so long all the same. Own value: long enough to choose in peace. */
const UNHEARD_MINUTES = 10;

const changed = ({ person, team }: Facts, of: readonly string[]): Effect[] =>
  team
    .filter(({ id }) => of.includes(id))
    .flatMap(({ id }) =>
      [`call/${person.id}`, `person/${person.id}`].map(
        (page): Effect => ({ kind: 'news', to: id, event: 'changed', data: { page } }),
      ),
    );

/** The reactions by the name of the event. */
export const helpEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'person-wanted': (_, facts) => {
    if (openCall(facts, 'person')) return { effects: [], facts };
    const deadline = deadlineOf(facts);
    const choices = choicesOf(facts);
    const [only] = choices;
    const isAsked = choices.length > 1;
    const listener = isAsked ? undefined : only;
    const call = { kind: 'person', listener: listener ?? null, aboutId: null, level: 0, owner: null };
    return {
      effects: [
        { kind: 'open-case', case: 'person', deadlineAt: deadline, ...(listener ? { listener } : {}) },
        ...withdrawNumber(facts),
        ...withdrawContact(facts),
        ...(isAsked ? [planUnheard(facts)] : newsOfCall(facts, 'case', hearersOf(call, facts))),
        planLate('person', deadline, facts),
      ],
      facts,
    };
  },

  'listener-chosen': ({ answers }, facts) => {
    const listener = chosenOf(answers);
    const call = openCall(facts, 'person');
    if (!call || !listener || call.listener === listener) return { effects: [], facts };
    const heard = { ...call, listener };
    return {
      effects: [
        { kind: 'case-set', id: call.id, set: { listener } },
        ...newsOfCall(facts, 'case', hearersOf(heard, facts)),
      ],
      facts: { ...facts, cases: facts.cases.map((one) => (one.id === call.id ? heard : one)) },
    };
  },

  // The card that the team has of it shows the words as soon as they are there.
  'person-note': ({ answers }, facts) => noteOn('person', String(answers.note), facts),

  'report-made': ({ answers }, facts) => {
    const about = answers['who-both'] ?? answers['who-partner'] ?? answers['who-coordinator'];
    const kind = about === 'coordinator' ? 'report-team' : 'report';
    const aboutId = kind === 'report' ? facts.duo?.partner.id : ownOf(facts)?.id;
    if (!aboutId || openCall(facts, kind)) return { effects: [], facts };
    const deadline = deadlineOf(facts);
    const call = { kind, listener: 'lead', aboutId, level: 0, owner: null };
    // Who first asked for a person, and then said whom it is about, is one call and not two.
    const first = openCall(facts, 'person');
    const alone = first !== null && first.listener === null && first.owner === null;
    return {
      effects: [
        {
          kind: 'open-case',
          case: kind,
          aboutId,
          listener: 'lead',
          deadlineAt: deadline,
          ...(facts.duo ? { duoId: facts.duo.id } : {}),
        },
        ...(alone ? [{ kind: 'close-case', case: 'person' } as const] : []),
        ...(kind === 'report' ? [...withdrawNumber(facts), ...withdrawContact(facts)] : []),
        ...newsOfCall(facts, 'report', hearersOf(call, facts)),
        planLate(kind, deadline, facts),
        { kind: 'audit', action: kind, object: `person/${facts.person.id}` },
      ],
      facts,
    };
  },

  'report-note': ({ answers }, facts) => {
    const about = answers['who-both'] ?? answers['who-partner'] ?? answers['who-coordinator'];
    return noteOn(about === 'coordinator' ? 'report-team' : 'report', String(answers.words), facts);
  },
};

function noteOn(kind: string, words: string, facts: Facts): Told {
  const call = openCall(facts, kind);
  if (!call) return { effects: [], facts };
  const note = withWords(call.note, words);
  const told = hearersOf(call, facts);
  return { effects: [{ kind: 'case-note', case: kind, note }, ...changed(facts, told)], facts };
}

/** What somebody chose, in whichever of the questions it was. */
function chosenOf(answers: Event['answers']): Listener | null {
  const said = ['who-all', 'who-other', 'who-lead', 'who-team'].map((step) => answers[step]);
  return listeners.find((one) => said.includes(one)) ?? null;
}

function planUnheard({ now, person: { id, zone } }: Facts): Effect {
  const at = hoursLater(now, UNHEARD_MINUTES / 60);
  const occurrence = `${id}/case-unheard/${now}`;
  return { kind: 'plan', due: { occurrence, kind: 'case-unheard', policy: 'always', ...planAt(at, zone) } };
}
