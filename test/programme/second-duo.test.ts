// Somebody in their second duo: what was told about the agreement of the first one says nothing about this one.
import { describe, expect, it } from 'vitest';
import { dueAgreement } from '../../src/programme/agreement/due.ts';
import type { DuoFacts } from '../../src/programme/facts.ts';
import { factsFor, noCourse } from '../support/facts.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const rhythm = { day: 'tue', time: '18:00', place: 'Library' };
const names = { mentee: 'Ana', mentor: 'Ben', coordinator: 'Sofie', centre: 'ghent' };
const content = { ...names, objectives: ['A job'], rhythm, startsOn: '2026-11-30', endsOn: '2027-05-29' };
const duo: DuoFacts = {
  ...noCourse,
  ...{ id: 'second', state: 'agreement', centreId: 'ghent', coordinatorId: 'sofie', proposedAt: NOW },
  ...{ startedAt: null, endsAt: null, meetings: [], messages: [], signatures: [], place: null, coordinator: null },
  agreement: {
    ...{ version: '2026-11', edition: 1, coordinatorId: 'sofie', preparedAt: NOW, state: 'ready' },
    content: { ...content, questions: 'mentee', why: '' },
  },
  partner: { id: 'q', firstName: 'Ana', role: 'mentee', zone: 'Europe/Brussels', stage: 'agreement', answers: {} },
  ...{ mine: {}, theirs: {} },
};
const row = (occurrence: string, state: string) => ({
  occurrence,
  kind: 'agreement',
  at: NOW,
  state,
  policy: 'always',
});

describe('the agreement of a second duo', () => {
  it.each([
    ['is given as a first one', 'first/p/agreement/1', 'news.ready'],
    ['is told to be changed when an edition of this duo was given before', 'second/p/agreement/0', 'news.changed'],
  ])('%s', (_, before, key) => {
    const planned = row('second/p/agreement/1', 'taken');
    const person = { ...factsFor().person, role: 'mentor' as const, stage: 'agreement' as const };
    const facts = factsFor({ person, duo, dues: [row(before, 'sent'), planned] });
    expect(dueAgreement({ planned, facts, heard: null })).toMatchObject({ kind: 'begin', text: { key } });
  });
});
