// Everything about one mentee of a matching session: why this mentor, the share of every criterion, who would be next and what that would cost the whole, and why another one is not.

import type { Action, Section, View, Words } from '../../core/view.ts';
import { type Explanation, explain, whyNot } from '../../matching/explain.ts';
import type { Match } from '../../matching/fit.ts';
import type { Facts } from '../facts.ts';
import { mentorsOf } from '../matching/agenda.ts';
import { menteeOf } from '../matching/candidates.ts';
import { fitIn, givenTo, poolOf, type SolvedPool, solved } from '../matching/session-pool.ts';
import { daysSince } from '../waiting/where.ts';
import { parkObject } from './board-forms.ts';
import { objectFor } from './board-object.ts';
import { apartOf, pageWith, pairAction, type Row, rowActions, rowsOf, stateText } from './board-page.ts';
import { board, costText, criterionText, forAndAgainst, items, obstacleTexts, percent } from './board-words.ts';
import type { Desk, DeskPerson, MatchSession } from './desk.ts';
import { found, queryOf } from './search.ts';
import { nameOf, open, text } from './words.ts';

/** So many reasons stand under each mentor beside the proposed one. */
const SAID = 3;
/** So many mentors of the same name can be told apart on this page. */
const SAME_NAME = 10;

/** The page; `asked` is a mentor's id or a name for which "why not?" is answered. Null when the mentee is on no agenda. */
export function whyView(
  session: MatchSession,
  menteeId: string,
  asked: string | null,
  desk: Desk,
  facts: Facts,
): View | null {
  const base = poolOf(session, desk, facts.now);
  const entry = base.agenda.find(({ mentee }) => mentee.id === menteeId);
  if (!entry) return null;
  const given = solved(base);
  // Somebody who was left open or is parked is explained as if they took part: that is what is looked for here.
  const thought = base.mentees.has(menteeId) ? given : solved(withMentee(base, entry.mentee));
  const row = rowsOf(given).find((one) => one.entry.mentee.id === menteeId) as Row;
  const name = nameOf(entry.mentee);
  return {
    kind: 'card',
    object: `match-why/${session.id}/${menteeId}`,
    revision: session.revision,
    title: board('why.title', { name, days: daysSince(entry.mentee.since, facts.now) }),
    sections: [
      ...(asked === null ? [] : answer(asked, thought, entry.mentee, desk, facts)),
      own(row, thought, session, desk, facts),
      ...(asked === null ? everything(thought, entry.mentee, desk, facts) : []),
      ...vetoes(session, entry.mentee, desk, facts),
    ],
    fields: [],
    actions: [
      ...askActions(row, session, desk, facts),
      ...(asked === null ? [] : [open(`match-why/${session.id}/${menteeId}`, board('open.why'))]),
      open(`person/${menteeId}`, text('open.profile', { name })),
      open(pageWith(session, menteeId, desk, facts.now), board('open.board')),
    ],
  };
}

/** The shares, who would be next, and who is kept away. */
function everything(given: SolvedPool, mentee: DeskPerson, desk: Desk, facts: Facts): Section[] {
  const explained = explain(given.pool, given.result, mentee.id);
  return [
    ...(explained?.match ? [shares(explained.match)] : []),
    ...nextBest(explained, given, mentee, desk, facts),
    ...apart(given, mentee.id),
  ];
}

function withMentee(given: ReturnType<typeof poolOf>, person: DeskPerson): ReturnType<typeof poolOf> {
  const mentee = menteeOf(person);
  return {
    ...given,
    mentees: new Map([...given.mentees, [person.id, mentee]]),
    pool: { ...given.pool, mentees: [...given.pool.mentees, mentee] },
  };
}

/** The mentee as on the board, with everything that speaks for and against. */
function own(row: Row, given: SolvedPool, session: MatchSession, desk: Desk, facts: Facts): Section {
  const { mentee } = row.entry;
  const mentor = row.mentorId === null ? undefined : given.people.get(row.mentorId);
  const fit = row.mentorId === null ? null : fitIn(given, mentee.id, row.mentorId);
  const pair = objectFor(session.id, mentee.id, row.mentorId);
  return {
    text: stateText(row, given),
    lines: [
      ...(fit?.kind === 'fits' && mentor ? forAndAgainst(fit, { mentee, mentor }, 9) : []),
      ...(row.entry.row?.note ? [{ label: board('note'), value: row.entry.row.note }] : []),
    ],
    actions: [
      ...rowActions(row, session, desk, facts).filter((one) => one.do !== 'open'),
      ...(mentor
        ? [
            pairAction('match-veto', pair, desk, facts, {
              label: board('do.match-veto', { name: nameOf(mentor) }),
              sure: board('sure.match-veto', { name: nameOf(mentee), mentor: nameOf(mentor) }),
              tone: 'danger',
            }),
            open(`person/${mentor.id}`, text('open.profile', { name: nameOf(mentor) })),
          ]
        : []),
    ],
  };
}

/** What each criterion gives, of how much. */
function shares(match: Match): Section {
  return {
    title: board('why.shares', { percent: percent(match.score) }),
    lines: match.shares
      .filter(({ of }) => of > 0)
      .map(({ criterion, points, of, known }) => ({
        label: criterionText(criterion),
        value: board(known ? 'share' : 'share.unknown', { points: percent(points), of: percent(of) }),
      })),
  };
}

function nextBest(
  explained: Explanation | null,
  given: SolvedPool,
  mentee: DeskPerson,
  desk: Desk,
  facts: Facts,
): Section[] {
  return (explained?.next ?? []).flatMap(({ mentorId, cost, from, ...match }, nth): Section[] => {
    const mentor = given.people.get(mentorId);
    if (!mentor) return [];
    const names = from.map((id) => nameOf(given.people.get(id)));
    const params = { name: nameOf(mentor), percent: percent(match.score), cost: costText(cost), others: items(names) };
    return [
      {
        ...(nth === 0 ? { title: board('why.next') } : {}),
        text: board(names.length > 0 ? 'next.from' : 'next', params),
        lines: forAndAgainst(match, { mentee, mentor }, SAID),
        actions: pairActions(given, mentee, mentor, desk, facts),
      },
    ];
  });
}

/** What can be decided about a pair that is not proposed. */
function pairActions(given: SolvedPool, mentee: DeskPerson, mentor: DeskPerson, desk: Desk, facts: Facts): Action[] {
  const object = objectFor(given.session.id, mentee.id, mentor.id);
  const names = { name: nameOf(mentee), mentor: nameOf(mentor) };
  return [
    pairAction('match-lock', object, desk, facts, { label: board('do.match-swap', names) }),
    pairAction('match-veto', object, desk, facts, {
      label: board('do.match-veto', { name: nameOf(mentor) }),
      sure: board('sure.match-veto', names),
      tone: 'danger',
    }),
  ];
}

/** How many mentors each hard criterion keeps away. */
function apart(given: SolvedPool, menteeId: string): Section[] {
  const counts = [...apartOf(given, menteeId)];
  if (counts.length === 0) return [];
  const level = given.context.settings.minimumLevel;
  return [
    {
      title: board('why.apart'),
      lines: counts.map(([code, count]) => ({
        label: board(`obstacle.${code}`, { level }),
        value: board('mentors', { count }),
      })),
    },
  ];
}

/** Who is kept apart from this mentee, each with the way back. */
function vetoes(session: MatchSession, mentee: DeskPerson, desk: Desk, facts: Facts): Section[] {
  const on = desk.vetoes.filter((one) => one.menteeId === mentee.id && one.state === 'on');
  const mentors = on.flatMap(({ mentorId }) => desk.people.find(({ id }) => id === mentorId) ?? []);
  const ours = mentors.filter((one) => one.role === 'mentor' && one.centreId === session.centreId);
  if (ours.length === 0) return [];
  return [
    {
      title: board('why.vetoes'),
      text: items(ours.map((one) => nameOf(one))),
      actions: ours.slice(0, SAME_NAME).map((one) =>
        pairAction('match-lift', objectFor(session.id, mentee.id, one.id), desk, facts, {
          label: board('do.match-lift', { name: nameOf(one) }),
        }),
      ),
    },
  ];
}

/** The forms about this mentee. */
function askActions({ entry }: Row, session: MatchSession, desk: Desk, facts: Facts): Action[] {
  const object = objectFor(session.id, entry.mentee.id);
  const zone = facts.centres.find(({ id }) => id === session.centreId)?.zone ?? facts.person.zone;
  const form = (name: string, about = object) => pairAction(`to-${name}`, about, desk, facts, { opens: true });
  return [
    { ...form('match-ask'), label: board('do.match-ask') },
    { ...form('match-park', parkObject(object, zone)), label: board('do.match-park') },
    { ...form('match-note'), label: board('do.match-note') },
  ];
}

/** The answer to "why not this mentor?", for an id or a name. */
function answer(asked: string, given: SolvedPool, mentee: DeskPerson, desk: Desk, facts: Facts): Section[] {
  const title = board('why.not');
  const mentors = mentorsOf(given.session, desk);
  const one = mentors.find(({ id }) => id === asked);
  const query = queryOf(asked);
  const like = found(mentors, query);
  const exact = like.filter((who) => queryOf(nameOf(who)) === query);
  const named = one ? [one] : exact.length > 0 ? exact : like;
  const [mentor, ...others] = named;
  if (!mentor) return [{ title, text: board('not.nobody', { name: asked }) }];
  if (others.length > 0) {
    return [
      {
        title,
        text: board('not.several', { name: asked }),
        actions: named
          .slice(0, SAME_NAME)
          .map((who) =>
            open(`match-why/${given.session.id}/${mentee.id}/${who.id}`, board('open.not', { name: nameOf(who) })),
          ),
      },
    ];
  }
  const because = whyNot(given.pool, given.result, mentee.id, mentor.id);
  const names = { name: nameOf(mentee), mentor: nameOf(mentor) };
  const level = given.context.settings.minimumLevel;
  const name = (id: string) => nameOf(given.people.get(id));
  switch (because.kind) {
    case 'unknown':
      return [{ title, text: board('not.gone', names) }];
    case 'together':
      return [{ title, text: board('not.together', names) }];
    case 'apart':
      return [{ title, text: board('not.apart', { ...names, why: obstacleTexts(because.obstacles, level) }) }];
    case 'locked': {
      const by = givenTo(given, mentor.id, mentee.id);
      const others = by ? nameOf(by.mentee) : items(because.menteeIds.map(name));
      return [{ title, text: board('not.locked', { ...names, others }) }];
    }
    case 'costs': {
      const params = {
        ...names,
        percent: percent(because.score),
        cost: costText(because.cost),
        instead: name(because.instead?.mentorId ?? ''),
        than: percent(because.instead?.score ?? 0),
      };
      const lines: { label: Words; value: Words }[] = forAndAgainst(because.match, { mentee, mentor }, SAID);
      return [
        {
          title,
          text: board(because.instead ? 'not.costs' : 'not.free', params),
          lines,
          actions: pairActions(given, mentee, mentor, desk, facts),
        },
      ];
    }
  }
}
