// A view in the reader's language: every word of it is there, in views as in plain text, and what people wrote is shown as they wrote it.
import { describe, expect, it } from 'vitest';
import type { View, Words } from '../../src/core/view.ts';
import { homeView } from '../../src/programme/desk/home.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, composeView, plainText } from '../../src/speech/compose-view.ts';
import { slotName } from '../../src/speech/slots.ts';
import { emptyDesk, factsFor } from '../support/facts.ts';

const catalogue = openCatalogue();
const { lists } = factsFor();
const text = (key: string, params = {}) => ({ flow: 'desk', key, params });
const compose = (view: Partial<View>, language = 'en') =>
  composeView(
    { kind: 'card', object: 'person/p', revision: 7, title: 'Title', sections: [], fields: [], actions: [], ...view },
    language,
    catalogue,
    lists,
  );

const whole: Partial<View> = {
  title: text('person.title', { name: 'Ana', role: text('role.mentee') }),
  notice: text('done.accept', { name: 'Ana' }),
  sections: [
    {
      title: text('person.notes'),
      text: 'what she wrote',
      lines: [
        { flow: 'interview', step: 'sectors', value: ['care', 'food'] },
        { flow: 'interview', step: 'availability', value: ['tue-18'] },
        { flow: 'onboarding', step: 'levels', value: { ar: 'C2' } },
        { label: text('person.centre'), value: 'Ghent' },
      ],
      beside: {
        heads: ['Ana', 'Ben'],
        rows: [{ label: text('duo.week', { week: 3 }), left: 'met', right: text('duo.silent') }],
      },
      actions: [{ do: 'open', object: 'home', revision: 0, label: text('open.home') }],
    },
  ],
  actions: [
    {
      do: 'accept',
      object: 'p',
      revision: 7,
      label: text('do.accept'),
      tone: 'main',
      sure: text('sure.accept', { name: 'Ana' }),
    },
  ],
};

it('has every word in the language of the reader, and carries over what an action is about', () => {
  expect(compose(whole)).toEqual({
    kind: 'card',
    object: 'person/p',
    revision: 7,
    language: 'en',
    title: 'Ana (mentee)',
    notice: 'Accepted. Ana is told.',
    sections: [
      {
        title: 'Notes',
        text: 'what she wrote',
        lines: [
          '• Sectors: Care and health, Food and hotels',
          '• Free times: Tue 18–20',
          '• Levels: Arabic C2',
          '• Centre: Ghent',
        ],
        beside: { heads: ['Ana', 'Ben'], rows: [{ label: 'Week 3', left: 'met', right: 'no answer' }] },
        actions: [{ do: 'open', object: 'home', revision: 0, label: '🏠 Overview' }],
      },
    ],
    fields: [],
    actions: [
      {
        do: 'accept',
        object: 'p',
        revision: 7,
        label: '✅ Accept',
        tone: 'main',
        sure: { title: '✅ Accept', text: 'Accept Ana after the interview? Ana is told.', yes: 'Yes', no: 'Cancel' },
      },
    ],
  });
});

it('composes every kind of field, with what stands in it', () => {
  const again = { do: 'correct', object: 'p', revision: 7, label: text('do.correct'), opens: true } as const;
  const { fields, again: reopened } = compose({
    kind: 'form',
    fields: [
      { name: 'first-name', kind: 'text', label: text('correct.first-name'), value: 'Ana', max: 40 },
      {
        name: 'reason',
        kind: 'long',
        label: text('correct.reason'),
        hint: text('correct.reason.hint'),
        optional: true,
      },
      {
        name: 'role',
        kind: 'choice',
        label: text('person.stage'),
        options: [
          { value: 'a', label: text('role.mentee') },
          { value: 'b', label: 'as it is' },
        ],
      },
    ],
    again,
  });
  expect(fields).toEqual([
    { name: 'first-name', kind: 'text', label: 'First name', options: [], value: 'Ana', max: 40 },
    {
      name: 'reason',
      kind: 'long',
      label: 'Reason',
      hint: expect.stringMatching(/^Why is it/),
      options: [],
      optional: true,
    },
    {
      name: 'role',
      kind: 'choice',
      label: 'Stage',
      options: [
        { value: 'a', label: 'mentee' },
        { value: 'b', label: 'as it is' },
      ],
    },
  ]);
  expect(reopened).toEqual({ do: 'correct', object: 'p', revision: 7, label: '✏ Correct', opens: true });
});

it('as plain text holds every word but those of the actions', () => {
  const view = compose({ ...whole, fields: [{ name: 'n', kind: 'text', label: text('correct.born'), value: '1998' }] });
  const plain = plainText(view);
  const [section] = view.sections;
  const said = [
    view.title,
    view.notice,
    section?.title,
    section?.text,
    ...(section?.lines ?? []),
    ...(section?.beside?.heads ?? []),
    ...(section?.beside?.rows ?? []).flatMap(({ label, left, right }) => [label, left, right]),
    'Year of birth: 1998',
  ];
  for (const words of said) expect(plain).toContain(words);
  for (const { label } of actionsOf(view)) expect(plain).not.toContain(label);
  expect(actionsOf(view).map((action) => action.do)).toEqual(['open', 'accept']);
});

describe('what somebody wrote is shown as it is:', () => {
  it.each([
    '$date:2026-99-99',
    '$language:!!',
    '{{x}}',
    '{{name}}',
    '$t(desk:stale)',
    '<b>&amp;',
    '*_`~',
    'desk:stale',
    '$&$1',
  ])('%s', (written) => {
    const names: Words[] = [written, text('case.person', { name: written, date: '$date:2026-11-22' })];
    for (const title of names) {
      const { title: shown } = compose({ title });
      expect(shown).toContain(written);
    }
    const nested = text('person.line', {
      name: written,
      role: text('role.mentee'),
      stage: text('done.accept', { name: written }),
      date: '',
    });
    expect(compose({ title: nested }).title).toBe(`${written} · mentee · Accepted. ${written} is told. · since `);
    const line = compose({
      sections: [
        {
          text: written,
          lines: [
            { label: text('person.centre'), value: written },
            { flow: 'interview', step: 'job', value: written },
          ],
        },
      ],
    });
    expect(line.sections[0]?.text).toBe(written);
    for (const one of line.sections[0]?.lines ?? []) expect(one).toContain(written);
    const home = homeView(emptyDesk, factsFor({ person: { ...factsFor().person, firstName: written } }));
    expect(compose(home).title).toBe(`Hello ${written}`);
  });
});

describe('a weekly slot', () => {
  it.each([
    ['tue-18', 'en', 'Tue 18–20'],
    ['tue-18', 'fr', 'mar. 18–20'],
    ['sun-10', 'nl', 'zo 10–12'],
    ['mon-10', 'en', 'Mon 10–12'],
  ])('%s in %s', (slot, language, name) => {
    expect(slotName(slot, language)).toBe(name);
  });

  it.each(['', 'tue', 'xyz-18', 'tue-1', 'tue-xx', '-18'])('that is none, "%s", is shown as it is', (slot) => {
    expect(slotName(slot, 'en')).toBe(slot);
  });
});
