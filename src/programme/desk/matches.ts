// The board of the pool: each waiting mentee with the mentors that fit, and why. Nothing is proposed before a coordinator says so.

import type { Section, View } from '../../core/view.ts';
import { bestFor, fitOf } from '../../matching/fit.ts';
import type { Obstacle } from '../../matching/pool.ts';
import { candidateOf, contextOfDesk } from '../matching/candidates.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { day, nameOf, open, text } from './words.ts';

/** How many mentees stand on a page, and how many mentors beside each. */
const PAGE = 6;
const CANDIDATES = 3;

/** The board; the answers of everybody in the pool must have been read. */
export function matchesView(desk: Desk, wanted: number): View {
  const mentees = desk.people.filter(
    (one) => one.stage === 'pool' && one.role === 'mentee' && one.pending.length === 0,
  );
  const pages = Math.max(1, Math.ceil(mentees.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  return {
    kind: 'board',
    object: `matches/${page}`,
    revision: 0,
    title: pages === 1 ? text('matches.title.one') : text('matches.title', { page, pages }),
    sections:
      mentees.length === 0
        ? [{ text: text('matches.none') }]
        : mentees.slice((page - 1) * PAGE, page * PAGE).flatMap((mentee) => sectionsOf(mentee, desk)),
    fields: [],
    actions: [
      open('home', text('open.home')),
      ...(page > 1 ? [open(`matches/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`matches/${page + 1}`, text('open.after'))] : []),
    ],
  };
}

/** Mentors that can be thought of for a mentee: those of the pool. */
export const mentorsOf = (desk: Desk): DeskPerson[] =>
  desk.people.filter((one) => one.stage === 'pool' && one.role === 'mentor' && one.pending.length === 0);

function sectionsOf(mentee: DeskPerson, desk: Desk): Section[] {
  const own = candidateOf(mentee, desk);
  const mentors = mentorsOf(desk);
  const best = bestFor(
    own,
    mentors.map((mentor) => candidateOf(mentor, desk)),
    contextOfDesk(desk),
  ).slice(0, CANDIDATES);
  const head: Section = {
    title: text('matches.mentee', { name: nameOf(mentee), date: day(mentee.since) }),
    ...(best.length > 0 ? {} : { text: text('matches.nobody') }),
    lines: best.length > 0 ? [] : obstaclesOf(mentee, mentors, desk),
    actions: [open(`person/${mentee.id}`, text('open.profile', { name: nameOf(mentee) }))],
  };
  const rows = best.flatMap(({ mentorId, score, reasons }): Section[] => {
    const mentor = mentors.find((one) => one.id === mentorId);
    if (!mentor) return [];
    const line = (flow: string, step: string, code: string) => {
      const value = reasons.find((one) => one.code === code)?.items ?? [];
      return value.length > 0 ? [{ flow, step, value }] : [];
    };
    return [
      {
        text: text('matches.mentor', { name: nameOf(mentor), percent: Math.round(score / 10) }),
        lines: [
          ...line('interview', 'helps', 'help'),
          ...line('interview', 'sectors', 'sectors'),
          ...line('interview', 'availability', 'slots'),
          ...line('onboarding', 'languages', 'languages'),
        ],
        actions: [
          {
            do: 'propose',
            object: `${mentee.id}+${mentor.id}`,
            revision: mentee.revision + mentor.revision,
            label: text('do.propose', { name: nameOf(mentor) }),
            tone: 'main',
            sure: text('sure.propose', { mentee: nameOf(mentee), mentor: nameOf(mentor) }),
          },
          open(`person/${mentor.id}`, text('open.profile', { name: nameOf(mentor) })),
        ],
      },
    ];
  });
  return [head, ...rows];
}

/** Why nobody fits: how many mentors each hard criterion keeps away. */
function obstaclesOf(mentee: DeskPerson, mentors: readonly DeskPerson[], desk: Desk): NonNullable<Section['lines']> {
  const counts = new Map<Obstacle, number>();
  const context = contextOfDesk(desk);
  for (const mentor of mentors) {
    const fit = fitOf(candidateOf(mentee, desk), candidateOf(mentor, desk), context);
    if (fit.kind === 'apart') for (const one of fit.obstacles) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts].map(([obstacle, count]) => ({ label: text(`obstacle.${obstacle}`), value: String(count) }));
}
