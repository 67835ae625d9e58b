// A small programme that asks for a file and nothing else, with its texts: for tests of the way of a file through the real shell.
import type { Params } from '../../src/core/effect.ts';
import { type EngineFacts, flowsOver } from '../../src/core/flow.ts';
import { engine } from '../../src/core/turn.ts';
import type { DomainEffect } from '../../src/programme/effects.ts';
import type { Facts } from '../../src/programme/facts.ts';
import type { programme } from '../../src/programme/turn.ts';
import { type Catalogue, openCatalogue } from '../../src/speech/catalogue.ts';

const defineFlow = flowsOver<EngineFacts>();

/** The talk: a file, or none, a summary, thanks. */
export const papers = defineFlow({
  name: 'papers',
  first: 'cv',
  steps: {
    cv: { kind: 'file', types: ['pdf', 'docx'], maxBytes: 2 * 1024 * 1024, next: 'summary', skip: 'thanks' },
    summary: { kind: 'review', of: ['cv'], next: 'thanks' },
    thanks: { kind: 'say', next: 'end' },
  },
});

const words: Readonly<Record<string, string>> = {
  cv: 'Do you have a CV? Please send it as a file.',
  'cv.given': '📎 received',
  'cv.skip': '➡ I have none',
  'cv.label': 'CV',
  summary: 'Is everything right?',
  'summary.confirm': '✅ All correct',
  thanks: 'Thank you!',
};

/** The catalogue of the service, with the texts of this talk in it. */
export const paperCatalogue: Catalogue = withWords(openCatalogue());

/** Texts of this talk inside those of the service, such as the name of an answer on its button. */
const spoken = (params: Params = {}): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' && value.flow === 'papers' ? (words[value.key] ?? value.key) : value,
    ]),
  );

function withWords(own: Catalogue): Catalogue {
  const { vocabulary } = own;
  return {
    ...own,
    has: (language, flow, key) => (flow === 'papers' ? Object.hasOwn(words, key) : own.has(language, flow, key)),
    text: (language, flow, key, params) =>
      flow === 'papers' ? (words[key] ?? key) : own.text(language, flow, key, spoken(params)),
    vocabulary: {
      ...vocabulary,
      label: (language, flow, step, option) =>
        flow === 'papers' ? (words[`${step}.${option}`] ?? null) : vocabulary.label(language, flow, step, option),
    },
  };
}

const talks = engine<Facts, DomainEffect>(
  {
    flows: { papers },
    commands: {},
    rest: () => 'papers',
    quiet: () => false,
    react: (_, facts) => ({ effects: [], facts }),
  },
  paperCatalogue.vocabulary,
);

/** The turn of everybody: the talk, from its beginning whenever nothing is open. */
export const takePaperTurn: ReturnType<typeof programme> = (stored, facts, input) => {
  const { conversation, effects } = talks.take(talks.open(stored, facts), input);
  return { kind: 'done', conversation, effects };
};
