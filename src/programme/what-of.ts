// What a kind of planned thing is about, for coordinators: few words instead of one for each of the kinds.

/** The first that fits counts. */
const about: readonly (readonly [RegExp, string])[] = [
  [/^check-in-reminder/, 'check-in-again'],
  [/^check-in/, 'check-in'],
  [/^pulse|^heavy|^mid-?term/, 'pulse'],
  [/^evaluation-reminder|^survey-reminder/, 'evaluation-again'],
  [/^ending|^last-meeting|^contact-both|^contact$/, 'end'],
  [/^follow-up/, 'follow-up'],
  [/^care-|^news|^case-/, 'care'],
  [/^evaluation|^survey|^again|^certificate|^change-decided/, 'evaluation'],
  [/^duo-paused|^pause|^duo-back|^time-|^longer|^new-time|^contact-|^duo-early/, 'course'],
  [/^guide/, 'offer'],
  [/^training|^module|^make-up/, 'training'],
  [/^exchange/, 'exchange'],
  [/^interview|^appointment|^times-open|^eligible/, 'interview'],
  [/^session|^seat|^booking|^after-session/, 'session'],
  [/^introduction/, 'introduction'],
  [/^meeting|^after-meeting|^decision|^thinking|^weekly|^plan/, 'meeting'],
  [/^agreement|^duo-begins/, 'agreement'],
  [/^partner|^phone/, 'partner'],
  [/^waiting/, 'waiting'],
  [/^break|^back/, 'break'],
  [/^profile/, 'profile'],
  [/^question/, 'question'],
  [/^offer|^event|^resource/, 'offer'],
  [/^accepted|^continued|^declined|^reopened|^match|^duo-/, 'decision'],
];

/** The code of what a kind is about, for the texts `what.<code>`. */
export const whatOf = (kind: string): string => about.find(([begins]) => begins.test(kind))?.[1] ?? 'other';

/** All codes, for the check of the texts. */
export const whatCodes: readonly string[] = [...new Set([...about.map(([, code]) => code), 'other'])];
