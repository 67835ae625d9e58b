// The answer of a coordinator comes back, in the chat where the question was asked; and a question that nobody answers is told to the lead.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';

/** The oldest answer that was not told yet, with the question above it. */
export function dueQuestionAnswered({ facts }: DueSeen): DueDecision {
  const [told] = facts.cases
    .filter((one) => one.kind === 'question' && one.reply !== null)
    .sort((a, b) => a.openedAt.localeCompare(b.openedAt));
  if (!told) return { kind: 'skip', reason: 'the answer was told already' };
  // A chat that is gone cannot be answered in.
  const there = facts.channels.some((one) => one.id === told.addressId && one.state === 'active');
  const at = there && told.addressId !== null ? { at: told.addressId } : {};
  const params = { question: told.note ?? '', answer: told.reply ?? '' };
  return {
    kind: 'begin',
    flow: 'answered',
    urgency: 'booked',
    ...at,
    effects: [
      { kind: 'say', text: { flow: 'answered', key: 'reply', params }, urgency: 'booked', ...at },
      { kind: 'case-set', id: told.id, set: { state: 'closed' } },
    ],
  };
}

/** Told once, to whoever answers for the centre; to everybody where there is no lead. */
export function dueQuestionWaits({ planned, facts }: DueSeen): DueDecision {
  const asked = planned.occurrence.slice(planned.occurrence.lastIndexOf('/') + 1);
  const waits = facts.cases.some((one) => one.kind === 'question' && one.openedAt === asked && one.reply === null);
  if (!waits) return { kind: 'skip', reason: 'answered' };
  const leads = facts.team.filter(({ lead }) => lead);
  const page = `person/${facts.person.id}`;
  return {
    kind: 'do',
    effects: [
      ...(leads.length > 0 ? leads : facts.team).map(
        ({ id }): Effect => ({ kind: 'news', to: id, event: 'question-waits', data: { page } }),
      ),
      { kind: 'due-state', occurrence: planned.occurrence, state: 'done', reason: 'the lead was told' },
    ],
  };
}
