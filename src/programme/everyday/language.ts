// Change of language, at any time.
import { defineFlow } from '../facts.ts';

export const language = defineFlow({
  name: 'language',
  first: 'language',
  steps: {
    language: {
      kind: 'choice',
      options: { list: 'interface' },
      record: false,
      next: { other: 'no-language', '*': 'speak' },
    },
    'no-language': { kind: 'say', next: 'end' },
    speak: { kind: 'tell', event: 'language-chosen', next: 'changed' },
    changed: { kind: 'say', next: 'end' },
  },
});
