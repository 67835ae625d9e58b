// What a turn of the programme decides from: one person, and what concerns them. Read once a turn, by the store.
import type { Value } from '../core/conversation.ts';
import { type EngineFacts, flowsOver } from '../core/flow.ts';

/** The parts that people have in the programme. */
export type Role = 'mentee' | 'mentor' | 'coordinator';

/** Where somebody stands; the list and its order are an interface (`person show`). */
export const stages = [
  'onboarding',
  'information',
  'interview',
  'training',
  'pool',
  'first-meeting',
  'agreement',
  'mentoring',
  'evaluation',
  'alumnus',
  'paused',
  'ended',
  'left',
] as const;

/** One of the stages. */
export type Stage = (typeof stages)[number];

/** A branch of the association. `contact` is public: address, telephone, site. */
export type Centre = {
  id: string;
  name: string;
  country: string;
  zone: string;
  languages: readonly string[];
  contact: string;
  closed: boolean;
};

/** Somebody of the team of the person's centre. */
export type TeamMember = { id: string; name: string | null; lead: boolean };

/** How far a duo is: proposed to both, active, both said their part at its end; or declined, closed, ended early. */
export type DuoState = 'proposed' | 'active' | 'evaluation' | 'declined' | 'closed' | 'ended';

/**
 * The duo that this person is in now. `mine` and `theirs` are answers by `<occasion>.<step>`; what the partner decided is
 * here so that the turn of the second one can bring both together, and is never said before.
 */
export type DuoFacts = {
  id: string;
  state: DuoState;
  centreId: string;
  coordinatorId: string;
  startedAt: string | null;
  endsAt: string | null;
  partner: {
    id: string;
    firstName: string | null;
    role: Role;
    zone: string;
    stage: Stage;
    /** By `<flow>.<step>`. Only what `interview/shared.ts` names may be said to the other one. */
    answers: Readonly<Record<string, Value>>;
  };
  mine: Readonly<Record<string, Value>>;
  theirs: Readonly<Record<string, Value>>;
};

/** A planned thing of this person. Instants are ISO 8601 in UTC. */
export type Due = { occurrence: string; kind: string; at: string; state: string; policy: string };

/** An invitation that somebody brings along. */
export type Invite = { id: string; role: Role; centreId: string; usable: boolean };

/** Everything a turn may look at. */
export type Facts = EngineFacts & {
  person: {
    id: string;
    role: Role | null;
    stage: Stage;
    zone: string;
    centreId: string | null;
    firstName: string | null;
    consented: boolean;
  };
  /** Recorded answers by `<flow>.<step>`. */
  answers: Readonly<Record<string, Value>>;
  consent: { version: string; language: string; at: string } | null;
  channels: readonly { id: string; channel: string; state: string }[];
  /** The address that this input came from, or null for due times and news. */
  from: string | null;
  centres: readonly Centre[];
  team: readonly TeamMember[];
  /** For coordinators: the centres they work for. */
  memberships: readonly { centreId: string; lead: boolean }[];
  /** The duo that is proposed, active or being evaluated, or null. */
  duo: DuoFacts | null;
  dues: readonly Due[];
  cases: readonly { id: string; kind: string; openedAt: string }[];
  /** The invitation that this person came with and used. */
  invited: { role: Role; centreId: string } | null;
  /** The invitation named in this input; undefined until it was looked up (the turn then says `need`). */
  invite?: Invite | null;
};

/** `defineFlow` for this programme's facts. */
export const defineFlow = flowsOver<Facts>();

/** The person's centre, or null. */
export function centreOf(facts: Facts): Centre | null {
  return facts.centres.find((centre) => centre.id === facts.person.centreId) ?? null;
}

/** The country whose rules and numbers apply, or null while no centre is known. */
export function countryOf(facts: Facts): string | null {
  const id = facts.person.centreId ?? facts.invited?.centreId ?? null;
  return facts.centres.find((centre) => centre.id === id)?.country ?? null;
}

/** The first name of the other one in the duo; empty when there is none. */
export const partnerName = (facts: Facts): string => facts.duo?.partner.firstName ?? '';
