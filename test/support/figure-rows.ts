// The rows of an invented programme of three centres over a year and a half, for pages and pictures of figures: the same on every run.
import type { Value } from '../../src/core/conversation.ts';
import type { AnswerRows, DuoRows, FigureRows, PersonRows } from '../../src/programme/figures/assemble.ts';

const DAY = 86_400_000;
const zone = 'Europe/Brussels';
const care = { weights: null };

/** Of the three, Antwerp is so small that little of it may be shown. */
const centres = [
  { id: 'ghent', name: 'Ghent', zone, care, duos: 30 },
  { id: 'antwerp', name: 'Antwerp', zone, care, duos: 3 },
  { id: 'liege', name: '=Liège', zone, care, duos: 16 },
];

/** One of a list, by a number that jumps about. */
const pick = <T>(list: readonly T[], nth: number): T => list[(nth * 7 + Math.floor(nth / 3)) % list.length] as T;

/** Everything, as it stands at `now` (ISO). */
export function figureRows(now: string): FigureRows {
  const iso = (ms: number) => new Date(ms).toISOString();
  const people: PersonRows[] = [];
  const duos: DuoRows[] = [];
  const answers: AnswerRows[] = [];
  for (const centre of centres) {
    for (let nth = 0; nth < centre.duos; nth++) {
      const id = `${centre.id}-${nth}`;
      const startedAt = Date.parse(now) - (nth * (520 / centre.duos) + 10) * DAY;
      const early = nth % 9 === 4;
      const full = startedAt + 182 * DAY;
      const endsAt = early ? startedAt + 70 * DAY : full;
      const over = endsAt < Date.parse(now);
      const state = over ? (early ? 'ended' : 'closed') : 'active';
      const endedAt = over ? iso(endsAt) : null;
      const own = { centreId: centre.id, poolSince: null, modules: [], interviewAt: iso(startedAt - 45 * DAY) };
      const way = {
        consentedAt: iso(startedAt - (60 + (nth % 5) * 9) * DAY),
        informedAt: iso(startedAt - 52 * DAY),
        preparedAt: iso(startedAt - 48 * DAY),
        acceptedAt: iso(startedAt - 44 * DAY),
      };
      people.push({ id: `${id}-e`, role: 'mentee', ...own, ...way }, { id: `${id}-r`, role: 'mentor', ...own, ...way });
      if (nth % 2 === 0) {
        people.push({
          ...{ id: `${id}-w`, role: 'mentee', ...own, ...way, interviewAt: null, acceptedAt: null },
          preparedAt: nth % 4 === 0 ? way.preparedAt : null,
        });
      }
      duos.push({
        ...{ id, centreId: centre.id, menteeId: `${id}-e`, mentorId: `${id}-r`, state },
        ...{ proposedAt: iso(startedAt - 20 * DAY), metAt: iso(startedAt - 9 * DAY), startedAt: iso(startedAt) },
        ...{ endsAt: iso(endsAt), endedAt, reason: early ? 'moved' : null },
        ...{ rhythm: { day: 'tue', time: '18:00' }, pausedUntil: null, shiftedWeeks: 0, weeks: [] },
      });
      const say = (side: 'e' | 'r', step: string, code: Value | undefined) => {
        if (code !== undefined) answers.push({ duoId: id, personId: `${id}-${side}`, step, code });
      };
      for (let week = 1; startedAt + week * 7 * DAY < Math.min(endsAt, Date.parse(now)); week++) {
        const met = (nth + week) % 6 === 0 ? 'no' : 'yes';
        say('e', `check-in/${week}.met`, (nth * 3 + week) % 7 === 0 ? undefined : met);
        say('r', `check-in/${week}.met`, (nth + week * 5) % 11 === 0 ? 'yes' : met);
        say('e', `check-in/${week}.mood`, pick(['good', 'good', 'so-so', 'bad'], nth + week));
      }
      if (!over) continue;
      if (nth % 8 !== 3) {
        const work = pick(['job', 'job', 'internship', 'training', 'none', 'none'], nth);
        say('e', 'evaluation.work', work);
        if (work === 'job') say('e', 'evaluation.contract', nth % 2 ? 'long' : 'short');
        for (const side of ['e', 'r'] as const) {
          say(side, 'evaluation.recommend', String(pick([10, 9, 9, 8, 7, 6, 10, 3], nth + (side === 'e' ? 0 : 3))));
          say(side, 'evaluation.relation-1', String(pick([5, 4, 5, 3], nth)));
          if (early) continue;
          say(side, 'evaluation.expectations', pick(['yes', 'yes', 'partly', 'no'], nth + (side === 'e' ? 1 : 0)));
          say(side, 'evaluation.needs', pick(['yes', 'partly', 'no'], nth));
          say(side, 'evaluation.objective-1', pick(['yes', 'yes', 'partly', 'no'], nth));
          say(side, 'evaluation.coordinator', String(pick([5, 4, 5], nth)));
        }
        say('r', 'evaluation.again', pick(['yes', 'later', 'no'], nth));
      }
      for (const months of [3, 6, 12]) {
        if (endsAt + months * 31 * DAY > Date.parse(now) || nth % (months + 1) === 0) continue;
        const situation = pick(['job', 'job', 'training', 'none', 'none'], nth + months);
        say('e', `follow-up/${months}.situation`, situation);
        if (situation === 'job') say('e', `follow-up/${months}.contract`, nth % 2 ? 'long' : 'short');
        if (months === 12) say('e', 'follow-up/12.days', situation === 'job' ? '90+' : '0');
      }
    }
  }
  return { centres: centres.map(({ duos: _, ...centre }) => centre), people, duos, answers };
}
