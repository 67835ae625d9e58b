// The page of whom somebody of the team accompanies.
import type { View } from '../../core/view.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { absences, isNow, lastDay } from './absence.ts';
import { boardView } from './board.ts';
import type { Desk } from './desk.ts';
import { peopleOf } from './mine.ts';
import { personLine } from './search.ts';
import { team } from './team-words.ts';
import { day } from './words.ts';

/** The page of somebody's people (`colleague/<id>/<page>`); null when nobody of the teams has this id. */
export function colleagueView(id: string, desk: Desk, facts: Facts): View | null {
  const [who = '', page = '1'] = id.split('/');
  const member = desk.team.find((one) => one.id === who);
  if (!member) return null;
  const name = member.name ?? '—';
  const away = absences(desk).find((one) => one.id === who);
  const zone = zoneOfTeam(facts);
  const dates = away && {
    name,
    deputy: away.deputy,
    from: day(localDate(away.from, zone)),
    until: day(lastDay(away, zone)),
  };
  return boardView({
    name: `colleague/${who}`,
    page: Number(page),
    title: team('colleague', { name }),
    none: team('colleague.none', { name }),
    above: dates ? [{ text: team(away && isNow(away, facts.now) ? 'away.other' : 'away.later', dates) }] : [],
    rows: peopleOf(desk, who).map((one) => ({ text: personLine(one), page: `person/${one.id}` })),
  });
}
