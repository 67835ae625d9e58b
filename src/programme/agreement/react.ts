// What reading and signing mean: the reading is kept, a question or a no is a case for the coordinator, a name is a signature; the third one begins the duo.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts, Signature } from '../facts.ts';
import { type TeamEvent, tellTeam } from '../tell-team.ts';
import { activate } from './activate.ts';
import { nameTyped } from './flow.ts';
import { handOut } from './paper.ts';
import { hasSigned, missingAfter, openAgreement, readingOf, signaturesOf } from './signed.ts';
import { signedTexts } from './text.ts';

type Told = Reaction<Facts, Effect>;

/** The cases that somebody opens who does not sign yet; a signature answers both. */
const caseKinds = ['agreement-question', 'agreement-no'] as const;

/** The reactions by the name of the event. */
export const agreementEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'agreement-read': (_, facts) => remember('agreement', 'read', readingOf(facts), facts),

  'baseline-given': (_, facts) => remember('baseline', 'done', 'yes', facts),

  'agreement-question': ({ answers }, facts) => ({
    effects: askCoordinator('agreement-question', String(answers.question), facts),
    facts,
  }),

  'agreement-no': ({ answers }, facts) => ({
    effects: askCoordinator('agreement-no', answers.reason === undefined ? null : String(answers.reason), facts),
    facts,
  }),

  'agreement-signed': ({ answers }, facts) => signed(nameTyped(answers.name), facts),

  // Whoever asks for it once all have signed gets it once more.
  'agreement-again': (_, facts) => ({
    effects: facts.duo?.agreement?.state === 'signed' ? handOut(facts.duo, facts, 'answer') : [],
    facts,
  }),
};

/** Kept with the duo, and known for the rest of this turn. */
function remember(occasion: string, step: string, value: string, facts: Facts): Told {
  const { duo } = facts;
  if (!duo) return { effects: [], facts };
  const effect: Effect = { kind: 'duo-record', duoId: duo.id, occasion, step, value, coded: true };
  const mine = { ...duo.mine, [`${occasion}.${step}`]: value };
  return { effects: [effect], facts: { ...facts, duo: { ...duo, mine } } };
}

/** The coordinator reads the words on the card of the person; the duo waits, and can be signed later. */
function askCoordinator(kind: (typeof caseKinds)[number], words: string | null, facts: Facts): Effect[] {
  const open = facts.cases.some((one) => one.kind === kind);
  return [
    ...(open ? [] : [{ kind: 'open-case', case: kind } as const]),
    ...(words === null ? [] : [{ kind: 'case-note', note: words, case: kind } as const]),
    ...tellTeam(facts, kind, `person/${facts.person.id}`),
  ];
}

function signed(name: string, facts: Facts): Told {
  const { duo, person } = facts;
  const agreement = openAgreement(facts);
  const { role } = person;
  if (!duo || !agreement || !role || hasSigned(duo, person.id)) return { effects: [], facts };
  const { edition, version } = agreement;
  const missing = missingAfter(duo, role);
  const page = `duo/${duo.id}`;
  const effects: Effect[] = [
    { kind: 'sign', duoId: duo.id, edition, version, name, texts: signedTexts(agreement, facts.centres) },
    ...caseKinds
      .filter((kind) => facts.cases.some((one) => one.kind === kind))
      .map((kind): Effect => ({ kind: 'close-case', case: kind })),
    ...dropReminders(facts),
  ];
  const after = withSignature(duo, name, facts);
  if (missing.length > 0) {
    // Whoever looks at the card sees it; when only the coordinator is missing, they hear it.
    const event: TeamEvent = missing.every((one) => one === 'coordinator') ? 'agreement-yours' : 'changed';
    return { effects: [...effects, ...tellTeam(facts, event, page)], facts: { ...facts, duo: after } };
  }
  const zone = facts.centres.find((one) => one.id === duo.centreId)?.zone ?? person.zone;
  const [me, other] = [person, duo.partner].map(({ id, zone }) => ({ id, zone, known: true }));
  if (!me || !other) return { effects: [], facts };
  const pair = role === 'mentee' ? ([me, other] as const) : ([other, me] as const);
  return {
    effects: [
      ...effects,
      ...activate({ duoId: duo.id, agreement, zone, pair, now: facts.now }),
      ...tellSigner(after, facts),
    ],
    facts: {
      ...facts,
      person: { ...person, stage: 'mentoring' },
      duo: { ...after, state: 'active', agreement: { ...agreement, state: 'signed' } },
    },
  };
}

/** The coordinator of the duo, and whoever of the team has signed: they get the document. */
function tellSigner(duo: DuoFacts, facts: Facts): Effect[] {
  const event = 'duo-begins';
  const page = `duo/${duo.id}`;
  const told = tellTeam(facts, event, page);
  const signer = signaturesOf(duo).find(({ role }) => role === 'coordinator')?.personId;
  const known = told.some((one) => one.kind === 'news' && one.to === signer);
  return signer === undefined || known ? told : [...told, { kind: 'news', to: signer, event, data: { page } }];
}

const dropReminders = ({ dues, duo }: Facts): Effect[] =>
  dues
    .filter(
      (one) => one.kind === 'agreement-reminder' && one.state === 'due' && one.occurrence.startsWith(`${duo?.id}/`),
    )
    .map((one): Effect => ({ kind: 'due-state', occurrence: one.occurrence, state: 'skipped', reason: 'signed' }));

/** The duo as it is after this signature, for the words that follow in the same turn. The shell makes text and hash. */
function withSignature(duo: DuoFacts, name: string, { person, language, now }: Facts): DuoFacts {
  const { agreement } = duo;
  if (!agreement || !person.role) return duo;
  const { edition, version } = agreement;
  const one: Signature = {
    ...{ personId: person.id, role: person.role, version, edition, language, name, at: now },
    ...{ hash: '', text: null, channel: '' },
  };
  return { ...duo, signatures: [...duo.signatures, one] };
}
