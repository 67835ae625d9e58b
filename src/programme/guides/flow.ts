// Guides: the list of the centre, and one of them to read.
import { centreOf, defineFlow } from '../facts.ts';
import { shortGuideId, shownGuides } from './guides.ts';

export const guides = defineFlow({
  name: 'guides',
  first: 'any',
  steps: {
    any: { kind: 'branch', if: ({ facts }) => shownGuides(facts).length > 0, yes: 'choose', no: 'none' },
    none: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
    choose: {
      kind: 'choice',
      options: { list: 'guides' },
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      record: false,
      next: { none: 'later', '*': 'there' },
    },
    // A coordinator may have hidden it since the list was shown.
    there: {
      kind: 'branch',
      if: ({ facts, answers }) => shownGuides(facts).some((one) => shortGuideId(one) === answers.choose),
      yes: 'guide',
      no: 'gone',
    },
    gone: { kind: 'say', next: 'end' },
    guide: {
      kind: 'choice',
      options: ['more', 'thanks'],
      record: false,
      params: ({ facts, answers }) => {
        const one = shownGuides(facts).find((other) => shortGuideId(other) === answers.choose);
        return { title: one?.title ?? '', text: one?.text ?? '' };
      },
      next: { more: 'any', thanks: 'later' },
    },
    later: { kind: 'say', next: 'end' },
  },
});
