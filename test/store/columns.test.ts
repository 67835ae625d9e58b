// Nothing that a person said or can be recognised by stands in clear in the database, and every column says how it is kept.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import type { Channel } from '../../src/channels/channel.ts';
import { firstCentres } from '../../src/programme/centres.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { clear, hashed, sealed, wrapped } from '../../src/store/columns.ts';
import { openStore } from '../../src/store/index.ts';
import { type DataKey, masterKey, unseal, unwrap } from '../../src/store/seal.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { inOtherWords, menteeAnswers, seenInEnglish } from '../support/interview-talk.ts';
import { silentLog } from '../support/log.ts';
import { everyDatabase, type OpenedForTest, testKey } from '../support/stores.ts';
import { arrival, at, dump } from './playing.ts';
import { allColumns } from './tables.ts';

/** Words that occur nowhere else. The year is one, too: ids are counted here, so that no chance brings it in. */
const said = {
  address: 'Chatmarker',
  name: 'Namemarker',
  born: '1999',
  heard: 'Heardmarker',
  note: 'Notemarker',
  invite: 'Invitemarker',
  slack: 'Slackmarker',
  coordinator: 'Coordinatormarker',
  mentee: 'Menteemarker',
  corrected: 'Correctedmarker',
  job: 'Jobmarker',
  goal: 'Goalmarker',
  why: 'Whymarker',
  reason: 'Reasonmarker',
  meeting: 'Meetingmarker',
  words: 'Wordsmarker',
  file: 'Filemarker',
  question: 'Questionmarker',
  reply: 'Replymarker',
  passed: 'Passedmarker',
  matching: 'Matchingmarker',
};
const markers = Object.values(said);

/** What is asked, and what is said to it. A label of a button is tapped. */
const talk: readonly [RegExp, string][] = [
  [/Which language do you want/, 'English'],
  [/Do you agree/, '✅ Yes, I agree'],
  [/Does this fit you/, '✅ Yes'],
  [/What is your first name/, said.name],
  [/In which year were you born/, said.born],
  [/Which languages do you speak/, 'French'],
  [/Which languages do you speak/, '✅ Done'],
  [/How well do you speak/, 'b1'],
  [/How did you hear about us/, said.heard],
  [/Please check your answers/, '✅ All correct'],
];

/** Plays the first talk through the real shell, then asks for a person and says why. */
async function play({ store }: OpenedForTest): Promise<void> {
  for (const { id, ...centre } of firstCentres) await store.admin.addCentre(centre, id);
  await store.admin.addCoordinator({
    channel: 'slack',
    address: said.slack,
    centreId: 'ghent',
    lead: true,
    name: said.coordinator,
    now: at(),
  });
  const invite = {
    id: 'invite',
    role: 'mentee',
    centreId: 'ghent',
    createdBy: 'admin',
    now: at(),
    expiresAt: at(3600),
  } as const;
  await store.admin.addInvite({ ...invite, token: said.invite });
  const shown: Delivery[] = [];
  const send: Channel['send'] = async (delivery) => {
    shown.push(delivery);
    return { kind: 'sent', externalId: `${shown.length}` };
  };
  const health = () => ({ ready: true, detail: '' });
  const nothing = async () => {};
  const channel: Channel = {
    name: 'telegram',
    pace: { address: null, overall: null },
    send,
    health,
    start: nothing,
    stop: nothing,
  };
  const channels = new Map([['telegram', channel]]);
  const service = openService({
    store,
    clock: { now: at },
    log: silentLog(),
    catalogue: openCatalogue(),
    channels,
    steady: () => 0,
    chance: { token: () => 'token' },
    web: () => 'https://duo.example',
  });
  const hear = async (what: Parameters<typeof service.receive>[0]['what']) => {
    await service.receive(arrival({ address: said.address, what }));
    await service.settle();
  };
  const say = (text: string) => hear({ kind: 'text', text });
  await hear({ kind: 'start', token: said.invite });
  for (const [question, answer] of talk) {
    const asked = shown.findLast(({ body }) => question.test(body.text));
    expect(asked?.body.text ?? shown.at(-1)?.body.text).toMatch(question);
    const edited = shown.findLast(({ kind, ask }) => kind === 'amend' && ask === asked?.ask) ?? asked;
    const button = edited?.body.buttons.flat().find(({ label }) => label === answer);
    await (button && asked?.ask ? hear({ kind: 'tap', ask: asked.ask, option: button.option }) : say(answer));
  }
  await hear({ kind: 'command', name: 'person' });
  await say(`I need help because ${said.note}`);
  const who = await store.web.byAddress('telegram', said.address);
  const content = new TextEncoder().encode(`%PDF-1.7 ${said.file}`);
  await store.keepFile({
    ...{ personId: who?.personId ?? '', addressId: who?.addressId ?? '', now: at() },
    input: { id: 'file:1', source: 'file', key: '1' },
    file: { id: 'file-1', type: 'pdf', name: `${said.file}.pdf`, mediaType: 'application/pdf', content },
  });
  // One more that is still open, and something that waits to be sent.
  await store.receive(arrival({ address: said.address, what: { kind: 'text', text: said.note } }));
}

/** What the team and its people say of each other: interview, correction, decision, check-in, evaluation; and the card of one of them. */
async function playTeam(store: OpenedForTest['store']): Promise<DeskStory> {
  const story = await openDeskStory(store);
  await story.coordinator('sofie', 'ghent');
  const stages = { mia: 'information', ben: 'pool', cleo: 'pool', dan: 'pool' } as const;
  for (const [who, stage] of Object.entries(stages)) {
    const role = who === 'ben' || who === 'dan' ? 'mentor' : 'mentee';
    await story.person(who, { role, stage, ...(who === 'mia' ? { name: said.mentee } : {}) });
  }
  const decide = async (what: string, who: string, more: object = {}) => {
    const { people } = await story.desk('sofie');
    const revision = people.find(({ id }) => id === story.id(who))?.revision ?? 0;
    await story.act('sofie', { do: what, object: story.id(who), revision, ...more });
  };
  const talks = async (who: string, ...lines: string[]) => {
    for (const line of lines) await story.says(who, line);
  };
  await decide('eligible', 'mia');
  await decide('informed', 'mia');
  const mia = seenInEnglish(inOtherWords(menteeAnswers, { job: said.job, objective: said.goal }));
  await talks('mia', ...mia.map(({ tap, say }) => (tap === undefined ? (say ?? '') : `[${tap}]`)));
  await decide('accept', 'mia');
  // Until she has been told it can be taken back, and nobody is proposed to her.
  await story.wait(11 * 60_000);
  await decide('corrected', 'mia', { fields: { 'first-name': said.corrected, reason: said.why } });
  await talks('mia', '/question', '[💬 Another question]', said.question);
  const whole = await story.desk('sofie');
  const [asked] = whole.cases;
  const fields = { answer: said.reply, list: 'no', question: '' };
  const revision = whole.people.find(({ id }) => id === story.id('mia'))?.revision ?? 0;
  await story.act('sofie', { do: 'answered', object: `${story.id('mia')}+${asked?.id}`, revision, fields });
  await story.press('sofie', 'matching', 'match-open');
  const session = (await story.desk('sofie')).matchSessions[0]?.id;
  const note = { note: said.matching };
  await story.press('sofie', `match/${session}/1`, 'match-minute', { about: session, fields: note });
  const about = `${session}/${story.id('mia')}`;
  await story.press('sofie', `match-why/${about}`, 'match-note', { about, fields: note });
  await story.propose('sofie', 'mia', 'ben');
  await talks('mia', '[❌ I would rather not meet]', said.reason);
  await story.propose('sofie', 'cleo', 'dan');
  await story.begun('cleo', 'dan');
  const duo = (await story.desk('sofie')).duos.find(({ menteeId }) => menteeId === story.id('cleo'))?.id ?? '';
  const row = { person_id: story.id('cleo'), state: 'due', zone: 'Europe/Brussels', policy: 'always', reason: null };
  const due = (occurrence: string, kind: string) => {
    const planned = { id: occurrence, kind, due_at: story.now(), local_date: '2026-11-23', ...row };
    return story.write('cleo', () => [{ op: 'insert', table: 'due', row: planned }]);
  };
  // A week and its evening: how it was, and the goal of the plan in own words.
  await story.wait(8 * 24 * 3_600_000);
  await talks('cleo', '1', '1', '1', '1', said.meeting);
  // To the partner, in words of their own.
  await talks('cleo', 'partner', '5', said.passed);
  // The last questions wait for the end of the duo.
  await story.write('cleo', () => [{ op: 'update', table: 'duo', id: duo, row: { ends_at: story.now() } }]);
  await due(`${duo}/${story.id('cleo')}/evaluation/now`, 'evaluation');
  await story.wait(1_000);
  // By their numbers: hopes fulfilled, help received; seven sentences about the two; the coordinator; no work yet; six about oneself; would recommend it.
  const times = (count: number) => Array.from({ length: count }, () => '4');
  await talks('cleo', '1', '1', ...times(7), '5', '4', ...times(6), '10', said.words);
  await story.hear('sofie', { kind: 'news', event: 'new-person', data: { page: `person/${story.id('mia')}` } });
  return story;
}

describe.each(Object.entries(everyDatabase))('columns: %s', (_, open) => {
  let opened: OpenedForTest;
  let rows: Record<string, Record<string, unknown>[]>;
  let key: DataKey;
  let personId: string;
  let story: DeskStory;

  beforeAll(async () => {
    const { database, close } = await open();
    let ids = 0;
    const store = openStore(database, masterKey(testKey), () => `id-${++ids}`);
    opened = { database, store, close };
    story = await playTeam(store);
    await play(opened);
    rows = (await dump(database)) as typeof rows;
    personId = String((await store.admin.person('telegram', said.address))?.id);
    const keyId = rows.person?.find(({ id }) => id === personId)?.key_id;
    const row = rows.data_key?.find(({ id }) => id === keyId);
    key = unwrap(String(row?.id), String(row?.wrapped), masterKey(testKey));
    return close;
  });

  /** A store that remembers nothing of the one before. */
  const reopened = (text = testKey) => openStore(opened.database, masterKey(text));

  it('are each in exactly one list, and the lists name no others', async () => {
    const real = (await allColumns(opened.database.prisma)).map(({ table, column }) => `${table}.${column}`);
    const listed = [sealed, hashed, wrapped, clear].flatMap((list) =>
      Object.entries(list).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
    );
    expect(listed.sort()).toEqual(real.sort());
  });

  // Nothing of this talk fills them.
  const notSaid = [
    'file.name',
    'file.content',
    'agreement.content',
    'signature.text',
    'signature.name',
    'document.content',
    'suggestion.text',
    'suggestion.decision',
    // test/store/imports.test.ts does.
    'import_ref.ref',
  ];

  it('hold everything that was said', async () => {
    const record = await reopened().admin.person('telegram', said.address);
    expect(record?.answers).toMatchObject({
      'onboarding.first-name': said.name,
      'onboarding.born': Number(said.born),
      'onboarding.heard': said.heard,
    });
    // The third is the first call of the coordinator to the duo.
    expect(rows.help_case?.map(({ kind }) => kind).sort()).toEqual(['care-contact', 'person', 'question']);
    for (const [table, names] of Object.entries(sealed)) {
      for (const name of names.filter((one) => !notSaid.includes(`${table}.${one}`)))
        expect([table, name, rows[table]?.some((row) => row[name] !== null)]).toEqual([table, name, true]);
    }
  });

  it('hold what the team and its people said of each other, and the card that was shown of it', async () => {
    const persons = ['mia', 'cleo'].map((who) => story.id(who));
    const read = await reopened().readDesk(story.id('sofie'), { persons }, story.now());
    const { job, goal, why, reason, meeting, words, corrected } = said;
    for (const word of [job, goal, why, reason, meeting, words, corrected, said.mentee])
      expect(JSON.stringify(read?.desk)).toContain(word);
    const card = rows.outbox?.findLast((row) => row.about_id === story.id('mia') && row.kind === 'message');
    const owner = rows.person?.find(({ id }) => id === story.id('sofie'));
    const row = rows.data_key?.find(({ id }) => id === owner?.key_id);
    const shown = unseal(String(card?.body), unwrap(String(row?.id), String(row?.wrapped), masterKey(testKey)), {
      table: 'outbox',
      column: 'body',
      id: String(card?.id),
    });
    for (const word of [job, goal, corrected, why]) expect(shown).toContain(word);
  });

  it('hold none of it in clear', () => {
    for (const [table, names] of Object.entries(clear)) {
      for (const row of rows[table] ?? []) {
        for (const name of names) for (const marker of markers) expect(String(row[name])).not.toContain(marker);
      }
    }
    // Nor in any other place, in one form or another.
    const words = markers.filter((marker) => marker !== said.born);
    const forms = words.flatMap((word) => [
      word,
      word.toLowerCase(),
      Buffer.from(word).toString('hex'),
      Buffer.from(word).toString('base64url').slice(0, -2),
    ]);
    for (const form of forms) expect(JSON.stringify(rows)).not.toContain(form);
  });

  it('that are sealed begin with the version, and open in their own place only', () => {
    const values = Object.entries(sealed).flatMap(([table, names]) =>
      (rows[table] ?? []).flatMap((row) =>
        names.flatMap((column) =>
          row[column] === null ? [] : [{ value: String(row[column]), place: { table, column, id: String(row.id) } }],
        ),
      ),
    );
    for (const { value } of values) expect(value).toMatch(/^v1\./);
    const own = values.filter(({ value }) => value.startsWith(`v1.${key.id}.`));
    expect(own.length).toBeGreaterThan(20);
    for (const { value, place } of own) {
      expect(unseal(value, key, place)).toBeTypeOf('string');
      for (const other of own) if (other.place !== place) expect(() => unseal(value, key, other.place)).toThrow();
    }
    for (const { value, place } of values)
      if (!value.startsWith(`v1.${key.id}.`)) expect(() => unseal(value, key, place)).toThrow();
  });

  it('that were moved to another row are refused where they are used', async () => {
    const { prisma } = opened.database;
    const [one, two] = (rows.answer ?? []).filter((row) => row.sealed !== null && row.person_id === personId);
    await prisma.$executeRawUnsafe('UPDATE answer SET sealed = $1 WHERE id = $2', two?.sealed, one?.id);
    await expect(reopened().readTurn(personId, at())).rejects.toThrow('A sealed value does not open');
    await expect(reopened().admin.person('telegram', said.address)).rejects.toThrow('A sealed value does not open');
    await prisma.$executeRawUnsafe('UPDATE answer SET sealed = $1 WHERE id = $2', one?.sealed, one?.id);
    expect(await reopened().readTurn(personId, at())).not.toBeNull();
  });

  it('cannot be read with another master key, and nobody is found with it', async () => {
    const other = reopened('6'.repeat(64));
    await expect(other.readTurn(personId, at())).rejects.toThrow(
      'A sealed value does not open: it was changed, moved, or sealed with another key',
    );
    expect(await other.admin.person('telegram', said.address)).toBeNull();
    expect(await other.findInvite(said.invite, at())).toBeNull();
  });

  it('cannot be read at all once the key of their person is gone', async () => {
    await opened.database.prisma.dataKey.delete({ where: { id: key.id } });
    const store = reopened();
    await expect(store.readTurn(personId, at())).rejects.toThrow('A person has no key');
    await expect(store.admin.person('telegram', said.address)).rejects.toThrow();
    await expect(store.receive(arrival({ address: said.address }))).rejects.toThrow(
      'An address has no person, or a person no key',
    );
  });

  it('are emptied when everything is wiped, but for centres and settings', async () => {
    await opened.store.admin.setSetting('mark', 'x');
    await opened.store.admin.wipe();
    const after = await dump(opened.database);
    const full = Object.keys(after).filter((table) => after[table]?.length);
    expect(full).toEqual(['centre', 'setting']);
  });
});
