// Who of the team hears a call for help or a report: the choices that somebody has, who is told, and who may never see it.
import type { CaseState, Facts, TeamMember } from '../facts.ts';

/** Whom a call can be asked of, as it is kept. `team`: somebody without a coordinator of their own. */
export const listeners = ['coordinator', 'other', 'lead', 'team'] as const;
export type Listener = (typeof listeners)[number];

/** The kinds of cases in which somebody asks to be heard: a call, a report of the partner, a report of a coordinator. */
export const callKinds = ['person', 'report', 'report-team'] as const;
export const isCall = (kind: string): boolean => callKinds.some((one) => one === kind);

/** From this level on a call that was asked of the lead is open to the others of the team too: somebody must hear it. */
const OPEN_LEVEL = 2;

type Call = Pick<CaseState, 'listener' | 'aboutId' | 'level' | 'owner'> & { kind: string };
type Member = { id: string; lead: boolean };

/** The coordinator of somebody: of their duo, else their own; null when they are of the team no more. */
export function ownOf({ team, duo, person }: Facts): TeamMember | null {
  const ids = [duo?.coordinatorId, person.coordinatorId];
  return ids.map((id) => team.find((member) => member.id === id)).find((member) => member !== undefined) ?? null;
}

/** The choices of this person, the usual one first. One or none: then nothing is asked. */
export function choicesOf(facts: Facts): readonly Listener[] {
  const own = ownOf(facts);
  const others = facts.team.filter(({ id }) => id !== own?.id);
  const lead: Listener[] = others.some((one) => one.lead) ? ['lead'] : [];
  const plain = others.some((one) => !one.lead);
  if (own) return ['coordinator', ...(plain ? (['other'] as const) : []), ...lead];
  return plain ? ['team', ...lead] : lead;
}

/**
 * Whether somebody of the team may see a call. Never whom it is about. What was asked of another one than the own
 * coordinator is not for the own one either; what was asked of the lead is for leads alone, until nobody has taken it for long.
 */
export function mayHear(call: Call, reader: Member, own: string | null, team: readonly Member[]): boolean {
  if (call.aboutId === reader.id) return false;
  if (call.owner === reader.id) return true;
  const elsewhere = call.kind !== 'report' && (call.listener === 'other' || call.listener === 'lead');
  if (!elsewhere) return true;
  if (reader.id === own) return false;
  const leads = team.some(({ id, lead }) => lead && id !== own && id !== call.aboutId);
  return call.listener === 'other' || call.level >= OPEN_LEVEL || !leads || reader.lead;
}

/** Who is told of a call when it is made, by id. */
export function hearersOf(call: Call, facts: Facts): string[] {
  const own = ownOf(facts);
  const may = mayOf(call, facts);
  const leads = may.filter((one) => one.lead);
  if (call.listener === 'coordinator' && own) return idsOf(there([own], may));
  // Nobody was chosen: unclaimed calls are the lead's. Source: programme page, "People".
  if (call.listener === 'lead' || call.listener === null) return idsOf(there(leads.length > 0 ? leads : may, may));
  return idsOf(there(call.listener === 'other' ? may.filter(({ id }) => id !== own?.id) : may, may));
}

/** Who is told when nobody has taken it in time: first everybody who may hear it, then the leads, again and again. */
export function escalatedTo(call: Call, facts: Facts): string[] {
  const may = mayOf(call, facts);
  const leads = may.filter((one) => one.lead);
  const first = call.level < OPEN_LEVEL || call.listener === 'lead' || leads.length === 0;
  return idsOf(there(first ? may : leads, may));
}

const mayOf = (call: Call, facts: Facts): TeamMember[] =>
  facts.team.filter((one) => mayHear(call, one, ownOf(facts)?.id ?? null, facts.team));

/** Those who are there, and the deputies of those who are not, as far as they may hear it. Nobody there: all of them, and whoever is. */
function there(wanted: readonly TeamMember[], may: readonly TeamMember[]): readonly TeamMember[] {
  const present = wanted.flatMap((member) => {
    if (member.deputyId === null) return [member];
    return may.filter(({ id, deputyId }) => id === member.deputyId && deputyId === null);
  });
  if (present.length > 0) return present;
  const others = may.filter(({ deputyId }) => deputyId === null);
  return others.length > 0 ? others : wanted;
}

const idsOf = (members: readonly TeamMember[]): string[] => [...new Set(members.map(({ id }) => id))];
