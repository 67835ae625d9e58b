// Who speaks to us: only members of our own workspace, in a place of ours. Pure.
import type { Happening } from '../../core/input.ts';
import { at, textAt } from './at.ts';

/** Who we are in Slack, as `auth.test` says it. */
export type Us = { team: string; user: string; bot: string | null };

/** Something that a member did. `key` is the same whenever Slack delivers it again. */
export type Heard = { address: string; key: string; what: Happening; onlyKnown?: true };

/** Where Slack writes which workspace something comes from, and to which one the acting person belongs. */
const TEAMS: string[][] = [
  ['team_id'],
  ['team', 'id'],
  ['user', 'team_id'],
  ['event', 'team'],
  ['event', 'user_team'],
  ['event', 'source_team'],
  ['event', 'user', 'team_id'],
  ['view', 'team_id'],
  ['view', 'app_installed_team_id'],
];

/** Whether it comes from our workspace and from nowhere else: shared channels bring in members of others. */
export function fromOurTeam(body: unknown, us: Us): boolean {
  const teams = TEAMS.map((path) => textAt(body, ...path)).filter((team) => team !== null);
  return teams.length > 0 && teams.every((team) => team === us.team);
}

/** The id of a person of flesh and blood, or null: we are none, and Slack's own bot is none. */
export function memberId(id: unknown, us: Us): string | null {
  return typeof id === 'string' && /^[UW][A-Z0-9]{1,30}$/.test(id) && id !== us.user && id !== 'USLACKBOT' ? id : null;
}

/** Whether an interaction happened in a chat with us, on our home page or in a window of ours. */
export function inOurPlace(body: unknown): boolean {
  const channel = textAt(body, 'channel', 'id') ?? textAt(body, 'container', 'channel_id');
  return channel === null ? at(body, 'view') !== undefined : channel.startsWith('D');
}
