// The figures that a browser may see: asked on each request of the record of whoever opened the link, for their centres of this moment.
import { can } from '../access/can.ts';
import { coordinatorFrom } from '../access/coordinator.ts';
import { assemble } from '../programme/figures/assemble.ts';
import { isMonth, monthAt, monthLater, type Period } from '../programme/figures/period.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { figureReport } from './figure-report.ts';
import type { ShownDashboard } from './page-port.ts';
import type { Clock, Store } from './ports.ts';

/** What this needs. */
export type FigureParts = {
  store: Pick<Store, 'pageSession' | 'readFigures'>;
  catalogue: Catalogue;
  clock: Clock;
};

/** What was picked on the page: months as `yyyy-mm`, and the id of a centre; empty for all. */
export type Picked = { from?: string | undefined; until?: string | undefined; centre?: string | undefined };

/** Figures of more months at once are more than anybody reads, and cost more than a page may. */
const MOST_MONTHS = 36;
const USUAL_MONTHS = 12;

/** The last twelve months, the running one with them. */
export function usualPeriod(now: string, zone: string): Period {
  const until = monthAt(now, zone);
  return { from: monthLater(until, 1 - USUAL_MONTHS), until };
}

/** The months between two that were written, or null. */
export function periodOf(from: string | undefined, until: string | undefined): Period | null {
  if (from === undefined || until === undefined || !isMonth(from) || !isMonth(until)) return null;
  return from <= until && until < monthLater(from, MOST_MONTHS) ? { from, until } : null;
}

/** Makes the function that shows the figures to a browser, by its secret; null when there is nothing for it, whatever the reason. */
export function showFigures({ store, catalogue, clock }: FigureParts) {
  return async function show(secret: string, picked: Picked): Promise<ShownDashboard | null> {
    const now = clock.now();
    const page = await store.pageSession(secret, now);
    if (page?.kind !== 'figures' || page.askedBy.role !== 'coordinator') return null;
    const asker = coordinatorFrom(page.askedBy.id, page.askedBy.memberships);
    const own = asker.centreIds.filter((centreId) => can(asker, 'read-figures', { centreId }));
    const chosen = picked.centre ? picked.centre : null;
    if (own.length === 0 || (chosen !== null && !own.includes(chosen))) return null;
    const data = assemble(await store.readFigures(own), now);
    const usual = usualPeriod(now, data.centres[0]?.zone ?? 'UTC');
    const asked = periodOf(picked.from, picked.until);
    const period = asked ?? usual;
    const { language } = page;
    return {
      figures: figureReport({ data, period, chosen, now, language, catalogue }),
      centres: data.centres.map(({ id, name }) => ({ id, name })),
      picked: { ...period, centre: chosen ?? '' },
      refused: asked === null && (picked.from !== undefined || picked.until !== undefined),
      madeAt: now,
    };
  };
}
