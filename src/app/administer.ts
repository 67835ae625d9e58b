// What an administrator can do: one function a command, over the ports. Used by the command line, directly or through the running service.
import { type Actor, can } from '../access/can.ts';
import { firstCentres } from '../programme/centres.ts';
import type { AdminStore } from './admin-port.ts';
import { type AdminParts, type Answer, type Command, failed } from './command.ts';
import { examine } from './doctor.ts';
import { exportFigures } from './export-figures.ts';
import { importSheet, linksOfBatch, undoImport } from './import.ts';
import { scheduled, scheduleWords } from './show-schedule.ts';
import { verifyAgreement } from './verify-agreement.ts';

const INVITE_HOURS = 72;
const done = (result: unknown, ...words: string[]): Answer => ({ exit: 0, result, words });

/** Runs a command. Asks `can` first; writes down who did what. */
export async function administer(command: Command, parts: AdminParts): Promise<Answer> {
  const { admin, actor, clock } = parts;
  if (!allowed(command, actor)) return failed('This is not allowed');
  const answer = await run(command, parts);
  const silent: Command['name'][] = ['centre list', 'schedule', 'import check', 'agreement verify', 'doctor'];
  if (answer.exit === 0 && !silent.includes(command.name)) {
    await admin.audit({ actor: actor.kind, action: command.name, object: objectOf(command, answer), at: clock.now() });
  }
  return answer;
}

function allowed(command: Command, actor: Actor): boolean {
  switch (command.name) {
    case 'centre add':
    case 'centre list':
    case 'centre close':
      return can(actor, 'manage-centres');
    case 'coordinator add':
      return can(actor, 'grant-coordinator');
    case 'invite':
    case 'invite revoke':
      return can(actor, 'invite');
    case 'import':
    case 'import check':
    case 'import undo':
    case 'import links':
      return can(actor, 'manage-centres');
    case 'person show':
      return can(actor, 'read-person');
    case 'person erase':
      return can(actor, 'erase-person');
    case 'case list':
      return can(actor, 'read-person');
    case 'case close':
      return can(actor, 'change-person');
    case 'schedule':
      return can(actor, 'read-schedule');
    case 'agreement verify':
      // It says that there is such a duo, nothing of who they are; for that one must have the file.
      return can(actor, 'check-health');
    case 'outbox redrive':
      return can(actor, 'redrive');
    case 'export':
      return can(actor, 'read-figures');
    case 'doctor':
      return can(actor, 'check-health');
  }
}

/** What the audit names: ids and names of centres, never an address or a name of a person. */
function objectOf(command: Command, answer: Answer): string {
  if ('centre' in command) return `centre ${command.centre}`;
  if (command.name === 'invite revoke') return `invite ${command.id}`;
  if (command.name === 'case close') return `case ${command.id}`;
  if ('batch' in command) return `batch ${command.batch}`;
  const id = (answer.result as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? `person ${id}` : command.name;
}

async function run(command: Command, parts: AdminParts): Promise<Answer> {
  const { admin, clock } = parts;
  switch (command.name) {
    case 'centre add':
      return addCentre(command, parts);
    case 'centre list': {
      const centres = await admin.centres();
      const words = centres.map(
        (one) =>
          `${one.name} (${one.country}, ${one.zone}, ${one.languages.join(' ')})${one.closed ? ' closed' : ''}: ${one.coordinators} coordinators`,
      );
      return done(centres, ...words);
    }
    case 'centre close': {
      const centre = await findCentre(command.centre, admin);
      if (!centre) return failed(`There is no centre "${command.centre}"`);
      const closed = await admin.closeCentre(centre.name, clock.now());
      return done({ name: centre.name, closed: true, changed: closed }, `${centre.name} is closed`);
    }
    case 'coordinator add': {
      const centre = await findCentre(command.centre, admin);
      if (!centre) return failed(`There is no centre "${command.centre}"`);
      const { slack, lead, personName } = command;
      const added = await admin.addCoordinator({
        channel: 'slack',
        address: slack,
        centreId: centre.id,
        lead,
        name: personName,
        now: clock.now(),
      });
      return done(
        { slack, centre: centre.name, lead, changed: added },
        `${slack} is a coordinator of ${centre.name}${lead ? ', and its lead' : ''}`,
      );
    }
    case 'invite':
      return invite(command, parts);
    case 'invite revoke': {
      const revoked = await admin.revokeInvite(command.id, clock.now());
      return revoked
        ? done({ id: command.id, revoked: true }, 'The invitation is revoked')
        : failed('There is no open invitation with this id');
    }
    case 'person show':
    case 'person erase':
      return onPerson(command, parts);
    case 'case list': {
      const cases = await admin.cases();
      const words = cases.map(
        (one) =>
          `${one.openedAt}  ${one.kind}  ${one.centre ?? 'no centre'}  ${one.addresses.join(' ')}  ${one.id}${one.note === null ? '' : `\n  ${one.note}`}`,
      );
      return done(cases, ...(words.length > 0 ? words : ['Nobody waits for a person']));
    }
    case 'case close': {
      const closed = await admin.closeCase(command.id, clock.now());
      return closed
        ? done({ id: command.id, closed: true }, 'The case is closed')
        : failed('There is no open case with this id');
    }
    case 'schedule':
      return schedule(command, parts);
    case 'outbox redrive': {
      const count = await admin.redrive(command.ids.length > 0 ? command.ids : null, clock.now());
      return done({ redriven: count }, `${count} messages are sent again`);
    }
    case 'export':
      return exportFigures(command, parts);
    case 'import':
    case 'import check': {
      const centre = await findCentre(command.centre, admin);
      if (!centre) return failed(`There is no centre "${command.centre}"`);
      return centre.closed ? failed(`The centre ${centre.name} is closed`) : importSheet(command, centre, parts);
    }
    case 'import undo':
      return undoImport(command.batch, parts);
    case 'import links':
      return linksOfBatch(command.batch, parts);
    case 'agreement verify':
      return verifyAgreement(command.sha256, admin);
    case 'doctor':
      return examine(parts);
  }
}

async function findCentre(name: string, admin: AdminStore) {
  const wanted = name.toLocaleLowerCase();
  return (await admin.centres()).find((one) => one.name.toLocaleLowerCase() === wanted || one.id === wanted) ?? null;
}

async function addCentre(command: Extract<Command, { name: 'centre add' }>, { admin }: AdminParts): Promise<Answer> {
  const { centre: name, zone, country, languages, contact } = command;
  const known = await findCentre(name, admin);
  if (known) return done({ ...known, changed: false }, `${known.name} is there already`);
  // Two names may be written alike without their accents and signs: the second one gets a number.
  const taken = new Set((await admin.centres()).map((one) => one.id));
  const plain = slugOf(name);
  let id = plain;
  for (let number = 2; taken.has(id); number++) id = `${plain}-${number}`;
  await admin.addCentre({ name, zone, country, languages, contact }, id);
  const added = await findCentre(name, admin);
  return added
    ? done({ ...added, changed: true }, `${name} is added`)
    : failed(`${name} could not be added now; try again`);
}

/** A short id in plain letters, which fits into a button; `centre` for a name that has none of them. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return plain || 'centre';
}

async function invite(command: Extract<Command, { name: 'invite' }>, parts: AdminParts): Promise<Answer> {
  const { admin, clock, chance, links } = parts;
  const centre = await findCentre(command.centre, admin);
  if (!centre) return failed(`There is no centre "${command.centre}"`);
  if (centre.closed) return failed(`The centre ${centre.name} is closed`);
  const now = clock.now();
  const expiresAt = new Date(Date.parse(now) + INVITE_HOURS * 3_600_000).toISOString();
  const token = chance.token();
  const id = chance.id();
  await admin.addInvite({
    id,
    token,
    role: command.role,
    centreId: centre.id,
    createdBy: parts.actor.kind,
    now,
    expiresAt,
  });
  const bot = links.telegram ? await admin.setting('telegram-bot') : null;
  const telegram = bot ? `https://t.me/${bot}?start=${token}` : null;
  const web = `${links.web}/chat?invite=${token}`;
  const words = [`For one ${command.role} of ${centre.name}, until ${expiresAt}. Shown only now; it works once.`];
  if (telegram) words.push(`Telegram: ${telegram}`);
  words.push(`Web:      ${web}`);
  return done({ id, role: command.role, centre: centre.name, telegram, web, expiresAt }, ...words);
}

async function onPerson(
  command: Extract<Command, { name: 'person show' | 'person erase' }>,
  parts: AdminParts,
): Promise<Answer> {
  const { admin, clock } = parts;
  const colon = command.person.indexOf(':');
  const record = await admin.person(command.person.slice(0, colon), command.person.slice(colon + 1));
  if (!record) return failed(`Nobody is known at ${command.person}`);
  if (command.name === 'person show') return done(record, JSON.stringify(record, null, 2));
  await admin.erase(record.id, 'checked by an administrator', clock.now());
  return done({ id: record.id, erased: true }, 'Everything about this person is deleted');
}

async function schedule(command: Extract<Command, { name: 'schedule' }>, parts: AdminParts): Promise<Answer> {
  const { admin, clock } = parts;
  let personId: string | null = null;
  if (command.person !== null) {
    const colon = command.person.indexOf(':');
    const record = await admin.person(command.person.slice(0, colon), command.person.slice(colon + 1));
    if (!record) return failed(`Nobody is known at ${command.person}`);
    personId = record.id;
  }
  const until = new Date(Date.parse(clock.now()) + command.days * 86_400_000).toISOString();
  const result = await scheduled(admin, { now: clock.now(), until, personId }, reasons);
  const words = result.map(scheduleWords);
  return done(result, ...(words.length > 0 ? words : [`Nothing is planned for the next ${command.days} days`]));
}

const reasons: Record<string, string> = {
  'partner-message': 'the duo partner lets something know',
  'phone-offer': 'the duo began ten days ago',
  'phone-shared': 'both of a duo agreed to exchange telephone numbers',
  'interview-by-phone': 'a coordinator has written down the answers',
  'interview-reminder': 'the interview has questions without an answer',
  'profile-reminder': 'the profile is not finished',
  'profile-erase': 'the profile was not finished for 90 days',
  'stranger-erase': 'no consent 30 days after the last message',
  erase: 'erasure was asked for',
  'booking-reminder': 'the profile is complete, and no information session is chosen',
  'session-open': 'a coordinator has made an information session',
  'session-reminder': 'a seat at an information session is booked',
  'seat-free': 'a seat at an information session became free',
  'seat-none': 'no seat at the information session became free',
  'session-changed': 'the centre has moved an information session',
  'session-cancelled': 'the centre has cancelled an information session',
  'session-missed': 'did not come to the information session',
  'after-session': 'was at the information session',
  'after-session-again': 'was at the information session, and said “not now”',
  eligible: 'the interview begins: the programme fits, and the person knows it',
  accepted: 'a coordinator accepted the interview or confirmed the training',
  'appointment-reminder': 'an interview was booked',
  'interview-moved': 'a coordinator moved the interview',
  'interview-off': 'a coordinator cancelled the interview',
  'times-open': 'a coordinator opened interview times',
  continued: 'a coordinator has decided after the interview',
  declined: 'a coordinator has decided after the interview',
  reopened: 'a coordinator looks at the interview once more',
  introduction: 'a coordinator proposed a duo',
  'introduction-reminder': 'whether to meet is not answered',
  'introduction-late': 'whether to meet may still be without an answer: the coordinator is told',
  'meeting-times': 'a time for a meeting of the duo is looked for',
  'meeting-times-reminder': 'which times suit is not answered',
  'meeting-times-late': 'which times suit may still be without an answer: the coordinator is told',
  'meeting-set': 'a meeting of the duo got a time',
  'meeting-changed': 'a coordinator changed a meeting of the duo',
  'meeting-off': 'a meeting of the duo does not take place as planned',
  'meeting-reminder': 'a meeting of the duo has a time',
  'after-meeting': 'the first meeting was',
  'decision-reminder': 'whether to go on is not answered',
  thinking: 'said “still thinking” after the first meeting',
  undecided: 'five days after the first meeting: the coordinator is told when not both have decided',
  'match-yes': 'both have decided',
  'match-no': 'both have decided, or one has left',
  agreement: 'a coordinator has prepared the agreement',
  'agreement-reminder': 'the agreement is not signed',
  'agreement-missing': 'a signature may be missing',
  'duo-begins': 'all three have signed',
  'check-in': 'the week of the duo',
  'care-look':
    'both had time to answer a week, or an answer is not as usual: the team looks whether something is wrong',
  'care-back': 'a coordinator put an alert off until then',
  'care-open': 'an alert may still be open: the coordinator is told once more',
  'care-solved': 'a coordinator solved an alert',
  'care-contact': 'the coordinator talks with both: within two weeks, twice in the first month, then monthly',
  'check-in-reminder': 'the check-in is not answered',
  'check-in-again': 'said “not yet” in the check-in',
  'meeting-tomorrow': 'the duo meets on the next day',
  'week-moved': 'the duo partner means to meet at another time',
  'week-logged': 'a coordinator has written down the week',
  pulse: 'the duo began 30 days ago',
  'mid-term': 'the duo began three months ago',
  heavy: 'the monthly question to a mentor',
  'ending-notice': 'the duo ends in four weeks',
  'last-meeting': 'the duo ends in two weeks',
  contact: 'the duo ends in a week',
  'contact-both': 'both of a duo want to stay in contact',
  evaluation: 'the duo ends',
  'follow-up': 'some months have passed since the duo',
  'follow-up-reminder': 'the question after the duo is not answered',
  'evaluation-reminder': 'the evaluation is not answered',
  'change-decided': 'a coordinator decided about a wish of theirs',
  'duo-closed': 'a coordinator closed the duo',
  linked: 'another app was linked',
  'duo-ended': 'the other one of the duo has left',
  merged: 'a coordinator brought two records of one person together',
  'new-coordinator': 'another coordinator accompanies the person now',
  news: 'news for a coordinator that came at night',
  'break-over': 'the break is over',
  'back-again': 'a coordinator ended the break',
  moved: 'a coordinator agreed to another centre',
  'training-open': 'the centre has made dates for the training',
  'module-look': 'a mentor found no date for a module of the training',
  'module-ticked': 'was at a module of the training',
  'training-evaluation': 'all modules of the training are done',
  'training-evaluation-again': 'the questions about the training are not answered',
  'exchange-open': 'the centre has made dates for an exchange between mentors',
  'event-offer': 'the weekly look whether an event fits the moment of the duo',
  'guide-offer': 'the second week of the duo: the guide to housing',
  'question-answered': 'a coordinator answered a question',
  'question-waits': 'a question may still be without an answer',
  digest: 'the weekly digest of a coordinator',
  waiting: 'waits in the pool: the coordinator is told',
  'waiting-word': 'waits in the pool: an honest word',
};

/** Loads the first centres into a store that has none. */
export async function loadFirstCentres(admin: AdminStore): Promise<number> {
  if ((await admin.centres()).length > 0) return 0;
  for (const { id, ...centre } of firstCentres) await admin.addCentre(centre, id);
  return firstCentres.length;
}
