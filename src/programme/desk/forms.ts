// The forms of the desk by the action that opens them: what stands in them, and the pure rules that look at what was written. What is done with it is a decision.
import type { TextRef } from '../../core/effect.ts';
import type { Act } from '../../core/view.ts';
import { localYear } from '../local-time.ts';
import { agreementForms } from './agreement-forms.ts';
import { answersForm } from './answers.ts';
import { boardForms } from './board-forms.ts';
import { careForms } from './care-forms.ts';
import { weightsForm } from './care-weights.ts';
import { centreForm } from './centre-settings.ts';
import { changeForms } from './changes.ts';
import { closeForms } from './close-duo.ts';
import { checkCorrection, correctForm } from './correct.ts';
import { deputyForm } from './deputy.ts';
import { courseForms } from './duo-life-forms.ts';
import { earlierForm } from './earlier.ts';
import { eventForms } from './events.ts';
import { faqForms } from './faq.ts';
import type { Checked, DeskForm } from './form.ts';
import { guideForms } from './guides.ts';
import { handOverForm } from './hand-over.ts';
import { handOverAllForm } from './hand-over-all.ts';
import { inviteForm } from './invites.ts';
import { weekForms } from './log-week.ts';
import { meetingForms } from './meeting-forms.ts';
import { mergeForm } from './merge.ts';
import { answerForm } from './question.ts';
import { searchForm } from './search.ts';
import { sessionForms } from './session-forms.ts';
import { slotForms } from './slot-forms.ts';
import { trainingForms } from './training-forms.ts';
import { verdictForms } from './verdict-forms.ts';

/** All forms by the action that opens them. */
export const forms: Readonly<Record<string, DeskForm>> = {
  ...sessionForms,
  ...slotForms,
  ...verdictForms,
  ...meetingForms,
  ...trainingForms,
  ...eventForms,
  ...guideForms,
  'to-earlier': earlierForm,
  correct: {
    sends: 'corrected',
    detail: ({ object }) => ({ persons: [object] }),
    view: correctForm,
    check: (fields, { vocabulary, now }) => checkCorrection(fields, vocabulary, localYear(now, 'UTC')),
  },
  invite: inviteForm,
  search: searchForm,
  merge: mergeForm,
  deputy: deputyForm,
  'hand-over': handOverForm,
  'hand-over-all': handOverAllForm,
  answer: answerForm,
  ...faqForms,
  answers: answersForm,
  ...boardForms,
  ...agreementForms,
  ...closeForms,
  ...changeForms,
  'centre-change': centreForm,
  ...weekForms,
  ...courseForms,
  'to-care-weights': weightsForm,
  ...careForms,
};

/** What is wrong with a form that was sent, by field; empty for what is no form. */
export function faultsOf(act: Act, checked: Checked): Record<string, TextRef> {
  const form = sentBy(act.do);
  return form ? form.check(act.fields, { ...checked, object: act.object }) : {};
}

/** Only own names count: an action may be called anything. */
export const formOf = (name: string): DeskForm | null => (Object.hasOwn(forms, name) ? (forms[name] ?? null) : null);

/** The form that sends a decision, or null. */
export const sentBy = (decision: string): DeskForm | null =>
  Object.values(forms).find((one) => one.sends === decision) ?? null;
