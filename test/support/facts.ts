// Facts for tests of the pure part: somebody in the middle of the first talk, changed as a test needs it.
import { listed } from '../../src/app/lists.ts';
import { firstCentres } from '../../src/programme/centres.ts';
import type { Desk } from '../../src/programme/desk/desk.ts';
import type { CaseState, Facts } from '../../src/programme/facts.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';

const catalogue = openCatalogue();

/** A desk with nothing on it. */
export const emptyDesk: Desk = {
  people: [],
  cases: [],
  duos: [],
  pairs: [],
  team: [],
  gatherings: [],
  slots: [],
  faq: [],
  planned: [],
  resources: [],
  suggestions: [],
  invites: [],
  matchSessions: [],
  matchPairs: [],
  vetoes: [],
  centreSettings: [],
};

/** A case that nobody has taken. */
export const waitingCase: CaseState = {
  state: 'open',
  owner: null,
  deadlineAt: null,
  snoozedUntil: null,
  duoId: null,
  aboutId: null,
  listener: null,
  level: 0,
};

/** A duo before its agreement says when they meet. */
export const noCourse = { rhythm: null, pausedUntil: null, shiftedWeeks: 0, reason: null, weeks: [] } as const;

/** Facts of a consented person without a centre, on Sunday 22 November 2026 at ten in Brussels. */
export function factsFor(change: Partial<Facts> & { person?: Facts['person'] } = {}): Facts {
  const facts: Facts = {
    now: '2026-11-22T09:00:00.000Z',
    language: 'en',
    lists: {},
    person: {
      id: 'p',
      role: null,
      stage: 'onboarding',
      since: '2026-11-20T09:00:00.000Z',
      zone: 'Europe/Brussels',
      centreId: null,
      firstName: null,
      consented: true,
      checkedAt: null,
      coordinatorId: null,
      pausedFrom: null,
    },
    answers: {},
    consent: null,
    channels: [{ id: 'a', channel: 'story', state: 'active' }],
    from: 'a',
    centres: firstCentres.map((centre) => ({ ...centre, closed: false })),
    team: [],
    memberships: [],
    duo: null,
    past: null,
    closingDays: [],
    care: { weights: null },
    resources: [],
    dues: [],
    cases: [],
    gatherings: [],
    seats: [],
    interviewSlots: [],
    faq: [],
    files: [],
    token: 'token',
    links: { telegram: 'https://t.me/duo_bot', web: 'https://duo.example' },
    invited: null,
    ...change,
  };
  return listed(facts, catalogue);
}
