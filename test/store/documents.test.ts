// Documents in every store alike: kept once under their id, recognised by their hash, gone with their people.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AdminStore } from '../../src/app/admin-port.ts';
import { administer } from '../../src/app/administer.ts';
import type { IssuedDocument } from '../../src/app/ports.ts';
import { type AnyStore, everyStore } from '../support/stores.ts';
import { at, hear } from './playing.ts';
import { reused } from './reused.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(Object.entries(everyStore))('documents: %s', (_, open) => {
  const opened = reused(open);
  let store: AnyStore;
  let ana: string;
  let ben: string;
  beforeEach(async () => {
    store = opened.now.store;
    ana = (await hear(store)).facts.person.id;
    ben = (await hear(store, () => [], { address: 'ben' })).facts.person.id;
  });

  function issued(personId: string, words: string, language = 'en'): IssuedDocument {
    const content = new TextEncoder().encode(words);
    const about = { duoId: 'duo-1', version: '2026-1', language, at: at() };
    return {
      id: `duo-1/agreement/${language}`,
      kind: 'agreement',
      personId,
      content,
      sha256: sha256(content),
      ...about,
    };
  }
  const words = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

  it('are kept once under their id: whoever comes second gets what is there', async () => {
    expect(await store.keptDocument('duo-1/agreement/en')).toBeNull();
    expect(words(await store.keepDocument(issued(ana, '%PDF first')))).toBe('%PDF first');
    expect(words(await store.keepDocument(issued(ben, '%PDF second')))).toBe('%PDF first');
    expect(words(await store.keptDocument('duo-1/agreement/en'))).toBe('%PDF first');
    expect(await store.documentByHash(issued(ben, '%PDF second').sha256)).toBeNull();
  });

  it('are one when two are kept at the same moment', async () => {
    const both = await Promise.all([ana, ben].map((who) => store.keepDocument(issued(who, `%PDF of ${who}`))));
    expect(words(both[0] ?? null)).toBe(words(both[1] ?? null));
  });

  it('are recognised by their hash, and a changed one is not', async () => {
    const one = issued(ana, '%PDF signed', 'fr');
    await store.keepDocument(one);
    const admin = { documentByHash: store.documentByHash } as AdminStore;
    const parts = { admin, actor: { kind: 'admin' }, clock: { now: () => at() } } as never;
    const verify = (hash: string) => administer({ name: 'agreement verify', sha256: hash }, parts);
    expect(await verify(one.sha256)).toEqual({
      exit: 0,
      result: { valid: true, duo: 'duo-1', version: '2026-1', language: 'fr', at: at(), sha256: one.sha256 },
      words: ['This is the agreement of duo duo-1: version 2026-1, in fr, of 2026-11-22'],
    });
    const changed = sha256(new TextEncoder().encode('%PDF signeD'));
    expect(await verify(changed)).toEqual({
      exit: 1,
      result: { valid: false, duo: null, version: null, language: null, at: null, sha256: changed },
      words: ['This is not a document that was signed here (or it was changed)'],
    });
    const person = await administer({ name: 'agreement verify', sha256: one.sha256 }, {
      ...(parts as object),
      actor: { kind: 'person', personId: ana },
    } as never);
    expect(person.words).toEqual(['This is not allowed']);
  });

  it('are gone with the person whose key seals them', async () => {
    const one = issued(ana, '%PDF signed');
    await store.keepDocument(one);
    const { admin } = store as { admin: Partial<AdminStore> };
    if (admin.erase) await admin.erase(ana, 'asked for', at());
    else await hear(store, () => [{ op: 'erase', id: ana, basis: 'asked for' }]);
    expect(await store.documentByHash(one.sha256)).toBeNull();
    expect(await store.keptDocument(one.id)).toBeNull();
    await expect(store.keepDocument(one)).rejects.toThrow();
  });
});
