// After five days a coordinator may open the seal of two answers, with a reason that is recorded; and may end a proposal that nobody decides.
import type { Action, Section, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { hoursLater, planAt } from '../local-time.ts';
import { isSet, meetingOf } from '../meetings/meeting.ts';
import { STEP_IN_DAYS, stepsIn } from '../meetings/set.ts';
import { minuteForBoth } from '../same-minute.ts';
import type { Decide } from './decision.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { checkReason } from './meeting-forms.ts';
import { duoOf, meetingText, peopleOf } from './meeting-words.ts';
import { nameOf, open, text } from './words.ts';

/** What is under seal now: whether they want to meet, or to go on; null when nothing is. */
export function sealedNow(duo: DeskDuo, now: string): 'introduction' | 'first-meeting' | null {
  if (duo.state !== 'proposed') return null;
  const introduced = [duo.menteeId, duo.mentorId].every((id) => duo.answers[id]?.['introduction.done'] === 'yes');
  if (!introduced && duo.meetings.length === 0) return 'introduction';
  const meeting = meetingOf(duo, 'first');
  return isSet(meeting) && meeting.startsAt <= now ? 'first-meeting' : null;
}

/** Since when the seal may be opened; null while nothing is under seal. */
export function opensAt(duo: DeskDuo, now: string): string | null {
  const what = sealedNow(duo, now);
  const meeting = meetingOf(duo, 'first');
  if (what === 'first-meeting') return isSet(meeting) ? stepsIn(meeting) : null;
  return what === 'introduction' ? hoursLater(duo.proposedAt, STEP_IN_DAYS * 24) : null;
}

/** Its state as a revision: the card of a proposal says no more of it. */
const revisionOf = (duo: DeskDuo): number => duo.revision + 1;

/** The buttons on the card of a duo that has waited for too long. */
export function sealActions(duo: DeskDuo, now: string): Action[] {
  const from = opensAt(duo, now);
  return from !== null && from <= now ? [openAction(duo), endAction(duo)] : [];
}

const openAction = (duo: DeskDuo): Action => ({
  do: 'to-open-seal',
  object: duo.id,
  revision: revisionOf(duo),
  label: meetingText('do.to-open-seal'),
  opens: true,
});

const endAction = (duo: DeskDuo): Action => ({
  do: 'end-proposal',
  object: duo.id,
  revision: revisionOf(duo),
  label: meetingText('do.end-proposal'),
  tone: 'danger',
  sure: meetingText('sure.end-proposal'),
});

/** Both answers, once: on a card of its own that is not shown again. Who opened it and why is recorded, each time. */
const openSeal: Decide = ({ act, desk, facts, whole }) => {
  const duo = duoOf(act.object, desk, facts);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !people) return { kind: 'unknown' };
  const page = `duo/${duo.id}`;
  const from = opensAt(duo, facts.now);
  const what = sealedNow(duo, facts.now);
  if (from === null || from > facts.now || !what || act.revision !== revisionOf(duo)) return { kind: 'stale', page };
  const { reason: wrong } = checkReason(act.fields);
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const behind = (whole ?? desk).duos.find(({ id }) => id === duo.id) ?? duo;
  const reason = (act.fields?.reason ?? '').trim();
  return {
    kind: 'done',
    page,
    notice: meetingText('done.open-seal'),
    effects: people.map(({ id }): Effect => ({ kind: 'note', of: id, note: 'seal', text: reason })),
    view: sealView(behind, what, desk, revisionOf(duo)),
  };
};

function sealView(duo: DeskDuo, what: 'introduction' | 'first-meeting', desk: Desk, revision: number): View {
  const people = peopleOf(duo, desk) ?? [];
  return {
    kind: 'card',
    object: `seal/${duo.id}`,
    revision,
    title: meetingText('seal.title'),
    sections: [{ lines: people.flatMap((one) => answerLines(duo, one.id, nameOf(one), what)) }],
    fields: [],
    actions: [endAction({ ...duo, revision: revision - 1 }), open(`duo/${duo.id}`, meetingText('open.duo'))],
  };
}

/** What somebody said, and why. */
export function answerLines(
  duo: DeskDuo,
  id: string,
  name: string,
  what: 'introduction' | 'first-meeting',
): NonNullable<Section['lines']> {
  const given = duo.answers[id] ?? {};
  const step = what === 'introduction' ? 'meet' : 'decide';
  const said = given[`${what}.${step}`];
  const reason = given[`${what}.reason`];
  return [
    { label: name, value: said === undefined ? text('duo.not-answered') : { flow: what, key: `${step}.${said}` } },
    // Whoever said no and then something else has no reason any more.
    ...(reason === undefined || said !== 'no' ? [] : [{ label: text('duo.reason'), value: String(reason) }]),
  ];
}

/** A coordinator ends it: the same words for both in the same minute, as after a no. */
const endProposal: Decide = ({ act, desk, facts }) => {
  const duo = duoOf(act.object, desk, facts);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !people) return { kind: 'unknown' };
  const page = `duo/${duo.id}`;
  const from = opensAt(duo, facts.now);
  if (from === null || from > facts.now || act.revision !== revisionOf(duo)) return { kind: 'stale', page };
  const at = minuteForBoth(facts.now, [people[0].zone, people[1].zone]);
  return {
    kind: 'done',
    page,
    notice: meetingText('done.end-proposal'),
    effects: [
      { kind: 'duo', id: duo.id, set: { state: 'declined', endedAt: facts.now, reason: 'coordinator' } },
      ...people.map(({ id, zone }): Effect => {
        const occurrence = `${duo.id}/${id}/match-no`;
        return { kind: 'plan', of: id, due: { occurrence, kind: 'match-no', policy: 'always', ...planAt(at, zone) } };
      }),
    ],
  };
};

/** The decisions by their name in a view. */
export const sealDecisions: Readonly<Record<string, Decide>> = { 'open-seal': openSeal, 'end-proposal': endProposal };
