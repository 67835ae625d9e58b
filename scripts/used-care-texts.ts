// Texts of care whose key is put together: of each alert, part of the health, outcome of a week, button and form.
import { healthParts } from '../src/programme/care/health.ts';
import { alertKinds, CONTACT } from '../src/programme/care/kinds.ts';
import { careCaseDecisions } from '../src/programme/desk/care-decisions.ts';
import { careForms } from '../src/programme/desk/care-forms.ts';
import { snoozes } from '../src/programme/desk/care-page.ts';

type Used = { needed: Set<string>; buttons: Set<string> };

const outcomes = [
  'met',
  'not-met',
  'contradiction',
  'silent',
  'open',
  'paused',
  'off',
  'one-sided.met',
  'one-sided.not',
];

/** Adds them. */
export function addCare({ needed, buttons }: Used): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`care:${prefix}${ending}`);
  };
  const own = alertKinds.filter((kind) => kind.startsWith('care-'));
  each('case.', [...own, CONTACT]);
  each('news.', [...own, 'care-back', 'care-open']);
  each('why.', [...alertKinds, 'person']);
  each('short.', [...alertKinds, 'person', CONTACT]);
  each('part.', healthParts);
  each('low.', healthParts);
  each('health.', ['none', 'at-risk', 'mixed', 'well']);
  each('week.', outcomes);
  each('do.', [...Object.keys(careForms), ...Object.keys(snoozes), 'care-not-reached', 'to-care-weights', 'care-call']);
  each(
    'send.',
    Object.values(careForms).map(({ sends }) => sends),
  );
  each(
    'title.',
    Object.values(careForms).map(({ sends }) => sends),
  );
  each('field.', ['note', 'to', 'words']);
  each('done.', [...Object.keys(careCaseDecisions).filter((name) => !Object.hasOwn(snoozes, name)), 'care-snooze']);
  for (const key of needed) if (/^care:(do|send|open)\./.test(key)) buttons.add(key);
}
