// Writes docs/figures.md out of the definitions: `npm run figures`. A test holds the page to them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionOf, figureIds, groups } from '../src/programme/figures/definitions.ts';

const root = join(import.meta.dirname, '..');
/** Where the page stands. */
export const figuresPage = join(root, 'docs', 'figures.md');

/** The page as it must be. */
export function writtenFigures(): string {
  const words = JSON.parse(readFileSync(join(root, 'locales', 'en', 'figures.json'), 'utf8')) as Record<string, string>;
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const lines = groups.flatMap((group) => [
    `## ${words[`group.${group}`]}`,
    '',
    '| Figure | Numerator | Denominator | Left out | Source |',
    '| --- | --- | --- | --- | --- |',
    ...figureIds
      .filter((id) => definitionOf(id).group === group)
      .map((id) => {
        const { numerator, denominator, excluded, source, by } = definitionOf(id);
        const each = by === null ? '' : `, by ${by}`;
        const columns = [`${words[`name.${id}`]} (\`${id}\`${each})`, numerator, denominator ?? '–', excluded, source];
        return `| ${columns.map(cell).join(' | ')} |`;
      }),
    '',
  ]);
  return `${[...head, ...lines].join('\n').trimEnd()}\n`;
}

const head = [
  '# What is counted',
  '',
  'Written from `src/programme/figures/definitions.ts` by `npm run figures`; `test/programme/figures-page.test.ts` holds it to that. `test/programme/figures.test.ts` has a programme whose numbers were worked out by hand.',
  '',
  '- **Period.** Whole calendar months, in the zone of each centre. Each figure says which day counts.',
  '- **Centre.** Of a person: the centre where they are now. Of a duo: its own.',
  '- **Now.** Figures are made of what is stored now. Whoever was erased is in none of them, also not in those of earlier months; what is corrected later changes them.',
  '- **Not shown.** A number that fewer than five people or duos stand behind; a part of a whole that is smaller than five; and, of what people answered or how duos ended, a rest that is smaller than five. Zero is shown. Where one centre could be worked out from all together less the others, the next smallest is not shown either, and where that does not help, all together is not. The same for the months of a trend. It cannot be kept from somebody who compares two periods, or who asks two people with different centres.',
  '- **Meetings.** What both reported counts as held; what one reported counts too, and is told apart; what they contradict each other about counts for neither. Behind meetings are duos: fewer than five, and nothing is shown.',
  '- **Head office** gets figures and nothing else: `npm run -s duo -- export` has no persons in it.',
  '',
];

if (process.argv[1] === import.meta.filename) writeFileSync(figuresPage, writtenFigures());
