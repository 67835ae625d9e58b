// Guides of a centre: what it has written down for everybody, in each language.
import type { Facts, Resource } from '../facts.ts';

/** What guides are about, in the order in which they are shown. */
export const guideKinds = ['accommodation', 'language', 'cv', 'search', 'other'] as const;

const place = (kind: string): number => guideKinds.findIndex((one) => one === kind);

/** The guides that this person can read: those in their language; where the centre has none in it, all of them. */
export function shownGuides({ resources, person, language }: Facts): readonly Resource[] {
  const shown = resources.filter(({ state, centreId }) => state === 'shown' && centreId === person.centreId);
  const own = shown.filter((one) => one.language === language);
  return [...(own.length > 0 ? own : shown)].sort(
    (a, b) => place(a.kind) - place(b.kind) || a.position - b.position || a.id.localeCompare(b.id),
  );
}

/** The id of a guide's row. */
export const guideRowId = (centreId: string, language: string, id: string): string => `${centreId}.${language}.${id}`;

/** The short id that stands in buttons. */
export const shortGuideId = ({ id }: Pick<Resource, 'id'>): string => id.slice(id.lastIndexOf('.') + 1);
