// What a coordinator does with an agreement: to prepare it, to change it before all three have signed, and to sign it.
import { activate } from '../agreement/activate.ts';
import { nameTyped } from '../agreement/flow.ts';
import { handOut } from '../agreement/paper.ts';
import { planMissing, planReading } from '../agreement/plan.ts';
import { missingAfter, missingOf, signaturesOf } from '../agreement/signed.ts';
import { signedTexts } from '../agreement/text.ts';
import { currentVersion } from '../agreement/versions.ts';
import type { Effect } from '../effects.ts';
import type { Agreement } from '../facts.ts';
import { checkAgreement, checkSignature, readAgreement } from './agreement-forms.ts';
import { editionOf, pairOf, paperText } from './agreement-words.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import type { DeskDuo } from './desk.ts';
import { duoOf } from './meeting-words.ts';

/** The decisions by their name. */
export const agreementDecisions: Readonly<Record<string, Decide>> = {
  'agreement-prepared': prepare,
  'agreement-sign': sign,
  'agreement-paper': paper,
};

/** The duo that can be decided about now, or what else came of it. */
function openDuo({ act, desk, facts }: Seen): DeskDuo | Decision {
  const duo = duoOf(act.object, desk, facts);
  if (!duo) return { kind: 'unknown' };
  const current = duo.state === 'agreement' && editionOf(duo) === act.revision;
  return current ? duo : { kind: 'stale', page: `duo/${duo.id}` };
}

/** Both as their plans are made: of somebody of another centre the desk knows only the id. */
function bothOf(duo: DeskDuo, { desk, facts }: Seen) {
  const zone = facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;
  const { mentee, mentor } = pairOf(duo, desk);
  const one = (id: string, person: { zone: string } | undefined) => ({
    id,
    zone: person?.zone ?? zone,
    known: person !== undefined,
  });
  return { zone, pair: [one(duo.menteeId, mentee), one(duo.mentorId, mentor)] as const };
}

function prepare(seen: Seen): Decision {
  const duo = openDuo(seen);
  if ('kind' in duo) return duo;
  const { act, desk, facts } = seen;
  const page = `duo/${duo.id}`;
  const [wrong] = Object.values(checkAgreement(act.fields, facts.now, editionOf(duo)));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { mentee, mentor } = pairOf(duo, desk);
  const member = desk.team.find(({ id }) => id === duo.coordinatorId);
  const content = readAgreement(act.fields, {
    mentee: mentee?.firstName ?? duo.agreement?.content.mentee ?? '—',
    mentor: mentor?.firstName ?? duo.agreement?.content.mentor ?? '—',
    coordinator: member?.name ?? facts.person.firstName ?? '—',
    centre: duo.centreId,
  });
  const agreement: Agreement = {
    version: duo.agreement?.version ?? currentVersion,
    edition: editionOf(duo) + 1,
    content,
    coordinatorId: facts.person.id,
    preparedAt: facts.now,
    state: 'ready',
  };
  const { pair } = bothOf(duo, seen);
  const [whose] = pair;
  return {
    kind: 'done',
    page,
    notice: paperText(editionOf(duo) > 0 ? 'done.agreement-changed' : 'done.agreement-prepared'),
    effects: [
      { kind: 'agreement', duoId: duo.id, of: duo.menteeId, set: agreement },
      ...pair.map((one) => planReading(duo.id, agreement.edition, one, facts.now)),
      planMissing(duo.id, agreement.edition, whose, facts.now, 1),
      // A colleague who had signed the edition before must know that it does not count any more.
      ...signaturesOf(duo)
        .filter(({ role, personId }) => role === 'coordinator' && personId !== facts.person.id)
        .map(({ personId }): Effect => ({ kind: 'news', to: personId, event: 'agreement-changed', data: { page } })),
    ],
  };
}

function sign(seen: Seen): Decision {
  const duo = openDuo(seen);
  if ('kind' in duo) return duo;
  const { act, facts } = seen;
  const page = `duo/${duo.id}`;
  const { agreement } = duo;
  if (!agreement || !missingOf(duo).includes('coordinator')) return { kind: 'stale', page };
  const [wrong] = Object.values(checkSignature(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { edition, version } = agreement;
  const name = nameTyped(act.fields?.name);
  const { zone, pair } = bothOf(duo, seen);
  const last = missingAfter(duo, 'coordinator').length === 0;
  return {
    kind: 'done',
    page,
    notice: paperText(last ? 'done.agreement-complete' : 'done.agreement-sign'),
    effects: [
      { kind: 'sign', duoId: duo.id, edition, version, name, texts: signedTexts(agreement, facts.centres) },
      ...(last ? activate({ duoId: duo.id, agreement, zone, pair, now: facts.now }) : []),
      ...(last ? tellSelf(duo, seen) : []),
    ],
  };
}

/** The document once more, for whoever of the team has signed it. */
function paper({ act, desk, facts }: Seen): Decision {
  const duo = duoOf(act.object, desk, facts);
  if (!duo) return { kind: 'unknown' };
  const page = `duo/${duo.id}`;
  const effects = duo.agreement?.state === 'signed' ? handOut(duo, facts, 'answer') : [];
  if (effects.length === 0) return { kind: 'stale', page };
  return { kind: 'done', page, notice: paperText('done.agreement-paper'), effects };
}

/** The document, for whoever has just signed and for the coordinator of the duo. */
function tellSelf(duo: DeskDuo, { facts }: Seen): Effect[] {
  const to = [...new Set([facts.person.id, duo.coordinatorId])];
  return to.map((one): Effect => ({ kind: 'news', to: one, event: 'duo-begins', data: { page: `duo/${duo.id}` } }));
}
