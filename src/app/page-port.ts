// Links to pages for one coordinator, and what such a page shows. Plain types; src/store and show-session.ts fill them in.
import type { ShownFigures } from '../documents/shown-figures.ts';
import type { Role } from '../programme/facts.ts';

/** Who opened a page by a link, with the centres of their own record as they are now. */
export type PageSession = {
  kind: string;
  objectId: string;
  language: string;
  askedBy: { id: string; role: Role | null; memberships: { centreId: string; lead: boolean }[] };
};

/** A matching session as a screen in the room shows it, in words. `days` is null once it is over. */
export type ShownSession = {
  language: string;
  title: string;
  /** Said above the rows, or instead of them; empty while there is nothing to say. */
  says: string;
  counts: readonly { sign: string; label: string; count: number }[];
  rows: readonly {
    state: string;
    sign: string;
    label: string;
    name: string;
    mentor: string | null;
    percent: number | null;
    days: string | null;
    reasons: readonly string[];
  }[];
};

/** Links to pages for one coordinator. Secrets in clear, hashed by the store. */
export type PageLinkStore = {
  addPageLink: (link: {
    token: string;
    kind: string;
    objectId: string;
    askedBy: string;
    now: string;
    expiresAt: string;
  }) => Promise<void>;
  /** Null when it is unknown or too old, or whoever asked for it is deactivated. Looking uses nothing up. */
  findPageLink: (token: string, now: string) => Promise<'open' | 'used' | null>;
  /** Uses the link, once: the browser has a session until then. False when it cannot be used any more. */
  usePageLink: (use: { token: string; session: string; now: string; until: string }) => Promise<boolean>;
  /** Null when there is none, it is over, or whoever opened it is deactivated. */
  pageSession: (session: string, now: string) => Promise<PageSession | null>;
};

/** Figures as a page shows them, with what was picked and what can be picked. */
export type ShownDashboard = {
  figures: ShownFigures;
  centres: readonly { id: string; name: string }[];
  picked: { from: string; until: string; centre: string };
  /** What was asked for is no period: the usual one is shown. */
  refused: boolean;
  madeAt: string;
};
