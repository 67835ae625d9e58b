// A deputy for some days: the form, its rules, and the two decisions (away, and back early). It ends by itself.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { dayBegins, isDay, localDate } from '../local-time.ts';
import { colleagues } from './colleagues.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { team } from './team-words.ts';

/** The object of what somebody does about themselves. */
const ME = 'me';
/** Nobody is away for longer in one go. */
const DAYS_MAX = 366;

const deputyOf = (desk: Desk, facts: Facts) => desk.team.find(({ id }) => id === facts.person.id)?.deputy ?? null;

/** Grows or shrinks with whatever is set, so that a form over an older state is noticed. Never 0. */
function revisionOf(desk: Desk, facts: Facts): number {
  const deputy = deputyOf(desk, facts);
  if (!deputy) return 1;
  const letters = [...deputy.id].reduce((sum, letter, at) => sum + (at + 1) * (letter.codePointAt(0) ?? 0), 0);
  return 2 + letters + Math.floor(Date.parse(deputy.from) / 60_000) + Math.floor(Date.parse(deputy.until) / 60_000);
}

/** The button that opens the form. */
export const deputyAction = (desk: Desk, facts: Facts): Action => ({
  do: 'deputy',
  object: ME,
  revision: revisionOf(desk, facts),
  label: team('open.deputy'),
  opens: true,
});

/** The button that ends one's own absence. */
export const backAction = (desk: Desk, facts: Facts): Action => ({
  do: 'deputy-end',
  object: ME,
  revision: revisionOf(desk, facts),
  label: team('do.deputy-end'),
});

/** The form: who stands in, the first and the last day. */
export const deputyForm: DeskForm = {
  sends: 'deputy-set',
  detail: () => ({ persons: [] }),
  view: ({ desk, facts }): View => {
    const zone = zoneOfTeam(facts);
    const set = deputyOf(desk, facts);
    const today = localDate(facts.now, zone);
    const others = colleagues(desk, facts);
    return {
      kind: 'form',
      object: ME,
      revision: revisionOf(desk, facts),
      title: team('deputy.title'),
      sections: [{ text: team(others.length > 0 ? 'deputy.text' : 'colleague.nobody') }],
      fields:
        others.length === 0
          ? []
          : [
              {
                name: 'who',
                label: team('deputy.who'),
                kind: 'choice',
                options: others.map(({ id, name }) => ({ value: id, label: name })),
                ...(set ? { value: set.id } : {}),
              },
              {
                name: 'from',
                label: team('deputy.from'),
                kind: 'date',
                value: set ? localDate(set.from, zone) : today,
              },
              {
                name: 'until',
                label: team('deputy.until'),
                hint: team('deputy.until.hint'),
                kind: 'date',
                value: set ? localDate(new Date(Date.parse(set.until) - 1).toISOString(), zone) : today,
              },
            ],
      actions:
        others.length === 0
          ? []
          : [
              {
                do: 'deputy-set',
                object: ME,
                revision: revisionOf(desk, facts),
                label: team('deputy.send'),
                tone: 'main',
              },
            ],
      again: deputyAction(desk, facts),
    };
  },
  check: (fields, { now }) => checkDeputy(fields, now),
};

function checkDeputy(fields: Act['fields'], now: string): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const { who = '', from = '', until = '' } = fields ?? {};
  if (who === '') wrong.who = team('deputy.who.wrong');
  if (!isDay(from)) wrong.from = team('deputy.day.wrong');
  if (!isDay(until)) wrong.until = team('deputy.day.wrong');
  else if (isDay(from) && until < from) wrong.until = team('deputy.order.wrong');
  // Over by now in every zone of the programme; the day itself is looked at once more where the centre is.
  else if (Date.parse(`${until}T23:59:59Z`) + 86_400_000 < Date.parse(now)) wrong.until = team('deputy.past.wrong');
  else if (isDay(from) && Date.parse(until) - Date.parse(from) > DAYS_MAX * 86_400_000)
    wrong.until = team('deputy.long.wrong', { days: DAYS_MAX });
  return wrong;
}

/** The two decisions. */
export const deputyDecisions: Readonly<Record<string, Decide>> = {
  'deputy-set': setDeputy,
  'deputy-end': endDeputy,
};

function setDeputy({ act, desk, facts }: Seen): Decision {
  if (act.object !== ME) return { kind: 'unknown' };
  if (act.revision !== revisionOf(desk, facts)) return { kind: 'stale', page: 'home' };
  const [wrong] = Object.values(checkDeputy(act.fields, facts.now));
  if (wrong) return { kind: 'wrong', page: 'home', notice: wrong };
  const { who = '', from = '', until = '' } = act.fields ?? {};
  const deputy = colleagues(desk, facts).find(({ id }) => id === who);
  // Not of a team of mine: as unknown as somebody who does not exist.
  if (!deputy) return { kind: 'unknown' };
  const zone = zoneOfTeam(facts);
  const [begin, end] = [dayBegins(from, zone), dayBegins(until, zone, 1)];
  if (end <= facts.now) return { kind: 'wrong', page: 'home', notice: team('deputy.past.wrong') };
  const dates = { name: deputy.name, from: `$date:${from}`, until: `$date:${until}` };
  return {
    kind: 'done',
    page: 'home',
    notice: team('done.deputy-set', dates),
    effects: [
      {
        kind: 'desk-setting',
        of: facts.person.id,
        set: { deputyId: deputy.id, deputyFrom: begin, deputyUntil: end },
      },
      { kind: 'news', to: deputy.id, event: 'deputy', data: { page: `colleague/${facts.person.id}/1` } },
    ],
  };
}

function endDeputy({ act, desk, facts }: Seen): Decision {
  if (act.object !== ME) return { kind: 'unknown' };
  const set = deputyOf(desk, facts);
  if (!set || act.revision !== revisionOf(desk, facts)) return { kind: 'stale', page: 'home' };
  const none: Effect = {
    kind: 'desk-setting',
    of: facts.person.id,
    set: { deputyId: null, deputyFrom: null, deputyUntil: null },
  };
  return { kind: 'done', page: 'home', notice: team('done.deputy-end'), effects: [none] };
}
