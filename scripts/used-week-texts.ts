// Texts of the weeks of a duo whose key is put together: lines of "my data", cases and news of the team.
type Used = { needed: Set<string>; buttons: Set<string> };

/** Adds them. */
export function addWeeks({ needed }: Used): void {
  for (const key of ['when.label', 'minutes.label', 'objective.label', 'next.label', 'next.same'])
    needed.add(`check-in:${key}`);
  needed.add('plan:by.label');
  for (const kind of ['mid-term', 'call']) needed.add(`desk:case.${kind}`).add(`desk:news.${kind}`);
  needed.add('desk:news.week-note');
}
