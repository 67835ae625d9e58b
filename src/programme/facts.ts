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

/** A planned thing of this person. Instants are ISO 8601 in UTC. */
export type Due = { occurrence: string; kind: string; at: string; state: string };

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
