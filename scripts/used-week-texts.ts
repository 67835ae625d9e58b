// Texts of the weeks of a duo whose key is put together: lines of "my data", cases and news of the team.
import { weekDecisions } from '../src/programme/desk/log-week.ts';

type Used = { needed: Set<string>; buttons: Set<string> };

/** Adds them. */
export function addWeeks({ needed, buttons }: Used): void {
  for (const key of ['when.label', 'minutes.label', 'objective.label', 'next.label', 'next.same'])
    needed.add(`check-in:${key}`);
  needed.add('plan:by.label');
  for (const kind of ['mid-term', 'call']) needed.add(`desk:case.${kind}`).add(`desk:news.${kind}`);
  needed.add('desk:news.week-note');
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`desk-weeks:${prefix}${ending}`);
  };
  each('', ['week', 'off', 'minutes', 'others', 'by-phone', 'and', 'score', 'heavy', 'progress', 'plan', 'notes']);
  each('', ['note', 'words', 'send', 'log.title', 'log.about', 'hint.date', 'do.to-log-week']);
  each('pulse.', ['30', '90']);
  each('field.', ['who', 'week', 'met', 'date', 'time', 'minutes', 'mood']);
  each('wrong.', ['week', 'choice', 'minutes', 'date', 'time', 'ahead']);
  each('done.', Object.keys(weekDecisions));
  for (const key of ['send', 'do.to-log-week']) buttons.add(`desk-weeks:${key}`);
}
