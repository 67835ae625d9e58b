// Turns a view into finished words in the reader's language, and into plain text for where nothing else can be shown.
import type { Line } from '../core/effect.ts';
import type { ListItem } from '../core/flow.ts';
import type { Action, Field, Section, View, Words } from '../core/view.ts';
import type { Catalogue } from './catalogue.ts';
import { composeLine, speak } from './compose.ts';

/** An action with its words. `sure` is the question that is asked before. */
export type ShownAction = {
  do: string;
  object: string;
  revision: number;
  label: string;
  opens?: true;
  tone?: 'main' | 'danger';
  sure?: { title: string; text: string; yes: string; no: string };
};

/** A block with its words. */
export type ShownSection = {
  title?: string;
  text?: string;
  lines: string[];
  links?: { label: string; url: string }[];
  beside?: { heads: [string, string]; rows: { label: string; left: string; right: string }[] };
  actions: ShownAction[];
};

/** A field with its words. */
export type ShownField = {
  name: string;
  label: string;
  hint?: string;
  kind: Field['kind'];
  options: { value: string; label: string }[];
  value?: string;
  max?: number;
  optional?: true;
};

/** A finished view: plain text everywhere, never markup. */
export type ShownView = {
  kind: View['kind'];
  object: string;
  revision: number;
  /** The language of its words, for a form that is checked before anything is stored. */
  language: string;
  title: string;
  notice?: string;
  sections: ShownSection[];
  fields: ShownField[];
  actions: ShownAction[];
  again?: ShownAction;
};

type Lists = Record<string, readonly ListItem[]>;

/** The view in the reader's language. */
export function composeView(view: View, language: string, catalogue: Catalogue, lists: Lists): ShownView {
  const words = (given: Words) => speak(given, language, catalogue);
  const actionOf = ({ label, sure, ...action }: Action): ShownAction => ({
    ...action,
    label: words(label),
    ...(sure
      ? {
          sure: {
            title: words(label),
            text: words(sure),
            yes: catalogue.text(language, 'desk', 'sure.yes'),
            no: catalogue.text(language, 'desk', 'sure.no'),
          },
        }
      : {}),
  });
  const lineOf = (line: Line | { label: Words; value: Words }): string =>
    'flow' in line
      ? composeLine(line, language, catalogue, lists)
      : catalogue.text(language, 'common', 'line', { label: words(line.label), value: words(line.value) });
  const sectionOf = ({ title, text, lines, beside, links, actions }: Section): ShownSection => ({
    ...(title === undefined ? {} : { title: words(title) }),
    ...(text === undefined ? {} : { text: words(text) }),
    lines: (lines ?? []).map(lineOf),
    ...(links ? { links: links.map(({ label, url }) => ({ label: words(label), url })) } : {}),
    ...(beside
      ? {
          beside: {
            heads: [words(beside.heads[0]), words(beside.heads[1])] as [string, string],
            rows: beside.rows.map(({ label, left, right }) => ({
              label: words(label),
              left: words(left),
              right: words(right),
            })),
          },
        }
      : {}),
    actions: (actions ?? []).map(actionOf),
  });
  const fieldOf = ({ label, hint, options, ...field }: Field): ShownField => ({
    ...field,
    label: words(label),
    ...(hint ? { hint: words(hint) } : {}),
    options: (options ?? []).map((option) => ({ value: option.value, label: words(option.label) })),
  });
  return {
    kind: view.kind,
    object: view.object,
    revision: view.revision,
    language,
    title: words(view.title),
    ...(view.notice ? { notice: words(view.notice) } : {}),
    sections: view.sections.map(sectionOf),
    fields: view.fields.map(fieldOf),
    actions: view.actions.map(actionOf),
    ...(view.again ? { again: actionOf(view.again) } : {}),
  };
}

/** All actions of a view, in the order in which they are shown. */
export function actionsOf(view: ShownView): ShownAction[] {
  return [...view.sections.flatMap((section) => section.actions), ...view.actions];
}

/** The view as plain text, without its actions. */
export function plainText(view: ShownView): string {
  const blocks = view.sections.map(({ title, text, lines, beside, links }) =>
    [
      ...(title === undefined ? [] : [title]),
      ...(text === undefined ? [] : [text]),
      ...lines,
      ...(links ?? []).map(({ label, url }) => `${label}: ${url}`),
      ...(beside
        ? beside.rows.map(
            ({ label, left, right }) => `${label}\n  ${beside.heads[0]}: ${left}\n  ${beside.heads[1]}: ${right}`,
          )
        : []),
    ].join('\n'),
  );
  const fields = view.fields.map(({ label, value }) => `${label}: ${value ?? ''}`);
  return [view.title, ...(view.notice ? [view.notice] : []), ...blocks, ...fields].filter(Boolean).join('\n\n');
}
