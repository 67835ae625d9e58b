// What somebody sees in a terminal: messages, buttons, and views as text.
import type { ShownAction, ShownView } from '../speech/compose-view.ts';
import type { Shown } from './story.ts';

/** A view as text: its blocks with their buttons below each, fields with what stands in them. */
export function printView(view: ShownView): string[] {
  const buttons = (actions: readonly ShownAction[]) =>
    actions.length > 0 ? [`   ${actions.map(({ label }) => `[${label}]`).join(' ')}`] : [];
  const blocks = view.sections.flatMap((section) => {
    const { title, text, lines, beside, links } = section;
    const rows = (beside?.rows ?? []).flatMap(({ label, left, right }) => [
      label,
      `   ${beside?.heads[0]}: ${left}`,
      `   ${beside?.heads[1]}: ${right}`,
    ]);
    return [
      ...(title ? [title] : []),
      ...(text ? text.split('\n') : []),
      ...lines,
      ...(links ?? []).map(({ label, url }) => `${label}: ${url}`),
      ...rows,
      ...buttons(section.actions),
    ];
  });
  const fields = view.fields.map(({ name, label, value }) => `${label} {${name}}: ${value ?? ''}`);
  return [
    ...(view.notice ? view.notice.split('\n') : []),
    `— ${view.title} —`,
    ...blocks,
    ...fields,
    ...buttons(view.actions),
  ];
}

/** What one delivery looks like: texts and buttons; a closed question prints nothing, for the next line shows it. */
export function print({ who, delivery }: Shown, same: boolean): string[] {
  const to = same ? 'bot' : `bot to ${who}`;
  const buttons = delivery.body.buttons.map((row) => `     ${row.map(({ label }) => `[${label}]`).join(' ')}`);
  if (delivery.kind === 'settle') return [];
  const { view } = delivery.body;
  if (view) {
    const what = { message: 'card', amend: 'the card shows now', home: 'home', form: 'form', fetch: 'fetch' }[
      delivery.kind
    ];
    return [`${to}: (${what})`, ...printView(view).map((row) => `     ${row}`)];
  }
  if (delivery.kind === 'amend') return [`${to}: (question ${delivery.ask} shows now)`, ...buttons];
  const { document } = delivery.body;
  const [first = '', ...rest] = [...delivery.body.text.split('\n'), ...(document ? [`[file: ${document.name}]`] : [])];
  return [`${to}: ${first}`, ...rest.map((row) => (row === '' ? '' : `     ${row}`)), ...buttons];
}
