// The minutes of a matching session: what was decided, in words, as a card for everybody who was there.
import type { TextRef } from '../../core/effect.ts';
import type { Section, View, Words } from '../../core/view.ts';
import { contextOf, type Fit, fitOf } from '../../matching/fit.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { menteeOf, mentorOf } from '../matching/candidates.ts';
import { type Fairness, fairnessLines } from '../matching/fairness.ts';
import { settingsOf } from '../matching/settings-of.ts';
import { sessionOf } from './board-object.ts';
import { board, brief, percent, reasonTexts } from './board-words.ts';
import type { Desk, DeskPerson, MatchPair, MatchSession } from './desk.ts';
import { pageOf } from './page-name.ts';
import { nameOf, open, text } from './words.ts';
import { whenOf } from './written-dates.ts';

/** So many lines of each kind stand on the card, and so much of a note; a message of Slack takes 12,000 characters. The document has everything. */
const ON_CARD = { lines: 20, notes: 8, note: 200, names: 60 } as const;
const ON_PAPER: Room = { lines: 10_000, notes: 10_000, note: 10_000, names: 10_000 };
type Room = Readonly<Record<keyof typeof ON_CARD, number>>;
/** So many reasons of a pair. */
const REASONS = 2;

type Line = { label: Words; value: Words };

/** The minutes in sections of lines: for the card, and for the document, which has all of it. */
export function minutesOf(session: MatchSession, desk: Desk, facts: Facts, room: Room): Section[] {
  const zone = facts.centres.find(({ id }) => id === session.centreId)?.zone ?? facts.person.zone;
  const people = new Map(desk.people.map((one) => [one.id, one]));
  const name = (id: string | null) => nameOf(people.get(id ?? ''));
  const team = (id: string) => desk.team.find((one) => one.id === id)?.name ?? '—';
  const rows = desk.matchPairs.filter((one) => one.sessionId === session.id);
  const confirmed = rows.filter(({ state }) => state === 'confirmed');
  const duoOf = (row: MatchPair) =>
    desk.duos.find(
      (duo) =>
        duo.menteeId === row.menteeId && duo.mentorId === row.mentorId && duo.proposedAt >= (session.closedAt ?? ''),
    );
  const sent = confirmed.filter((row) => duoOf(row));
  const lost = confirmed.filter((row) => !duoOf(row));
  const parked = rows.filter(({ state }) => state === 'open');
  const noted = rows.filter(({ note }) => note !== null);
  const vetoes = desk.vetoes.filter(
    (one) =>
      one.centreId === session.centreId &&
      one.state === 'on' &&
      one.at >= session.openedAt &&
      (session.closedAt === null || one.at <= session.closedAt),
  );
  const matched = new Set(sent.map(({ menteeId }) => menteeId));
  const waiting = desk.people.filter(
    (one) => one.stage === 'pool' && one.role === 'mentee' && one.centreId === session.centreId && !matched.has(one.id),
  );
  const { fairness } = JSON.parse(session.result ?? '{}') as { fairness?: Fairness };
  const line = (label: string, value: Words): Line => ({ label: board(label), value });
  const list = (title: string, lines: readonly Line[], most: number = room.lines): Section[] =>
    lines.length === 0
      ? []
      : [
          {
            title: board(title, { count: lines.length }),
            lines: lines.slice(0, most),
            ...(lines.length > most ? { text: board('minutes.more', { count: lines.length - most }) } : {}),
          },
        ];
  const pairLine = (row: MatchPair): Line => ({
    label: board('minutes.pair', {
      mentee: name(row.menteeId),
      mentor: name(row.mentorId),
      percent: percent(duoOf(row)?.score ?? row.score ?? 0),
    }),
    value: reasonsOf(row, people, desk, facts) ?? team(row.authorId),
  });
  return [
    {
      title: board('minutes.about'),
      lines: [
        line('minutes.when', whenOf({ startsAt: session.closedAt ?? session.openedAt, zone })),
        line('present', session.present.map(team).join(', ') || '—'),
        ...(session.note ? [line('note', session.note)] : []),
      ],
    },
    ...list('minutes.sent', sent.map(pairLine)),
    ...list(
      'minutes.lost',
      lost.map((row) => ({ label: name(row.menteeId), value: board('minutes.with', { mentor: name(row.mentorId) }) })),
    ),
    ...list(
      'minutes.parked',
      parked.map((row) => ({
        label: name(row.menteeId),
        value: row.parkedUntil
          ? board('minutes.until', { date: `$date:${localDate(row.parkedUntil, zone)}` })
          : board('minutes.open'),
      })),
    ),
    ...list(
      'minutes.vetoes',
      vetoes.map((one) => ({
        label: name(one.menteeId),
        value: board('minutes.veto', { mentor: name(one.mentorId), name: team(one.authorId) }),
      })),
    ),
    ...list(
      'minutes.notes',
      noted.map((row) => ({ label: name(row.menteeId), value: brief(row.note ?? '', room.note) })),
      room.notes,
    ),
    ...(waiting.length > 0
      ? [
          {
            title: board('minutes.waiting', { count: waiting.length }),
            text: board('minutes.names', {
              names: waiting
                .slice(0, room.names)
                .map((one) => nameOf(one))
                .join(', '),
            }),
          },
        ]
      : []),
    ...(fairness ? [{ title: board('minutes.fairness'), lines: fairnessLines(fairness) }] : []),
  ];
}

/** The main reasons of a pair, as long as the answers of both can be read: while they wait, and until both have decided. */
function reasonsOf(row: MatchPair, people: ReadonlyMap<string, DeskPerson>, desk: Desk, facts: Facts): Words | null {
  const mentee = people.get(row.menteeId);
  const mentor = people.get(row.mentorId ?? '');
  if (!mentee?.answers || !mentor?.answers) return null;
  const settings = { ...settingsOf(desk, mentee.centreId), minimumScore: 0 };
  const context = contextOf({ now: facts.now, settings, vetoes: [], before: [] });
  // They have a duo now, which is no obstacle to why.
  const fit: Fit = fitOf(menteeOf(mentee), { ...mentorOf(mentor, desk), trained: true, taken: 0 }, context);
  if (fit.kind === 'apart') return null;
  const match = { ...fit, reasons: fit.reasons.filter(({ code }) => code !== 'waiting') };
  const [first, second] = reasonTexts(match, { mentee, mentor }).slice(0, REASONS);
  if (!first) return null;
  return second ? board('both', { first, second }) : first;
}

const centreOf = (session: MatchSession, facts: Facts): string =>
  facts.centres.find(({ id }) => id === session.centreId)?.name ?? '—';

/** The same as a document, with every line that there is; nothing for a page that is no minutes of this desk. */
export function minutesDocument(page: string, desk: Desk, facts: Facts): Effect[] {
  const { kind, id } = pageOf(page);
  const session = kind === 'minutes' ? sessionOf(id, desk) : null;
  if (!session) return [];
  const title = board('minutes.title', { centre: centreOf(session, facts) });
  const sections = minutesOf(session, desk, facts, ON_PAPER).map((section) => ({
    title: section.title ?? '',
    lines: [
      ...(section.lines ?? []).flatMap((line): TextRef[] =>
        'flow' in line ? [] : [board('minutes.item', { label: line.label, value: line.value })],
      ),
      ...(section.text === undefined ? [] : [section.text]),
    ],
  }));
  return [{ kind: 'document', text: board('minutes.file'), document: { kind: 'minutes', title, sections } }];
}

/** The card. */
export function minutesView(session: MatchSession, desk: Desk, facts: Facts): View {
  return {
    kind: 'card',
    object: `minutes/${session.id}`,
    revision: session.revision,
    title: board('minutes.title', { centre: centreOf(session, facts) }),
    sections: minutesOf(session, desk, facts, ON_CARD),
    fields: [],
    actions: [open('matching', board('open.matching')), open('home', text('open.home'))],
  };
}
