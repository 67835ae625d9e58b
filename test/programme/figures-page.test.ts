// The page that says what each figure is says what the code says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figuresPage, writtenFigures } from '../../scripts/write-figures.ts';

it('docs/figures.md is written from the definitions', () => {
  expect(readFileSync(figuresPage, 'utf8')).toBe(writtenFigures());
});
