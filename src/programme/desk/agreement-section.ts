// The part of a duo's card that is about its agreement: what is agreed, who has signed, what can be done, and the self-rating of both beside each other.
import type { Action, Section, Words } from '../../core/view.ts';
import { baseline, rated } from '../agreement/baseline.ts';
import { handOut } from '../agreement/paper.ts';
import { hasSigned, missingOf, signaturesOf, signers } from '../agreement/signed.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { editionOf, pairOf, paperText } from './agreement-words.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { objectOfDuo } from './meeting-words.ts';
import { pageOf } from './page-name.ts';
import { day, nameOf } from './words.ts';

/** Nothing before both have said yes, and for duos of before there were agreements. */
export function agreementSections(duo: DeskDuo, desk: Desk, reader: string): Section[] {
  const { agreement } = duo;
  const actions = actionsOf(duo, reader);
  if (!agreement) {
    return duo.state === 'agreement' ? [{ title: paperText('title'), text: paperText('not-prepared'), actions }] : [];
  }
  const { objectives, rhythm, startsOn, endsOn } = agreement.content;
  const { version, edition } = agreement;
  return [
    {
      title: paperText('title'),
      lines: [
        { label: paperText('line.objectives'), value: objectives.join(' · ') },
        {
          label: paperText('line.rhythm'),
          value: paperText('rhythm', {
            day: { flow: 'agreement', key: `day.${rhythm.day}` },
            time: rhythm.time,
            place: rhythm.place,
          }),
        },
        {
          label: paperText('line.days'),
          value: paperText('days', { start: `$date:${startsOn}`, end: `$date:${endsOn}` }),
        },
        { label: paperText('line.version'), value: paperText('version', { version, edition }) },
        ...signatureLines(duo),
        ...beforeLines(duo),
      ],
      actions,
    },
    ...baselineSection(duo, desk),
  ];
}

/** Meetings that were held before the duo moved in here. */
function beforeLines(duo: DeskDuo): { label: Words; value: Words }[] {
  const met = duo.answers[duo.menteeId]?.['import.meetings'];
  return met === undefined ? [] : [{ label: paperText('line.before'), value: String(met) }];
}

function signatureLines(duo: DeskDuo): { label: Words; value: Words }[] {
  const there = signaturesOf(duo);
  const paper = duo.agreement?.content.paper;
  return signers.map((role) => {
    const one = there.find((other) => other.role === role);
    const otherwise = paper ? paperText('signed-on-paper', { date: `$date:${paper}` }) : paperText('not-signed');
    const value = one ? paperText('signed', { name: one.name, date: day(one.at) }) : otherwise;
    return { label: { flow: 'agreement', key: `role.${role}` }, value };
  });
}

/** The document that comes with news of a beginning, for whoever of the team has signed it. */
export function paperWith(event: string, page: string, desk: Desk, facts: Facts): Effect[] {
  const duo = event === 'duo-begins' ? desk.duos.find(({ id }) => id === pageOf(page).id) : undefined;
  return duo ? handOut(duo, facts, 'booked') : [];
}

/** Until the third signature it can be changed; then whoever of the team has signed can have the document once more. */
function actionsOf(duo: DeskDuo, reader: string): Action[] {
  if (duo.agreement?.state === 'signed' && hasSigned(duo, reader)) {
    const label = paperText('do.agreement-paper');
    return [{ do: 'agreement-paper', object: duo.id, revision: editionOf(duo), label }];
  }
  if (duo.state !== 'agreement') return [];
  const [object, revision] = [objectOfDuo(duo), editionOf(duo)];
  const form = (name: string, label: Words, main: boolean): Action => ({
    do: name,
    object,
    revision,
    label,
    opens: true,
    ...(main ? { tone: 'main' } : {}),
  });
  const prepared = duo.agreement !== null;
  const signs = prepared && missingOf(duo).includes('coordinator');
  return [
    ...(signs ? [form('to-agreement-sign', paperText('do.to-agreement-sign'), true)] : []),
    form('to-agreement', paperText(prepared ? 'do.change-agreement' : 'do.to-agreement'), !prepared),
  ];
}

/** The self-rating of both, once one of them has given it. */
function baselineSection(duo: DeskDuo, desk: Desk): Section[] {
  const { mentee, mentor } = pairOf(duo, desk);
  const given = (id: string, step: string): Words => {
    const value = duo.answers[id]?.[`${baseline.name}.${step}`];
    return value === undefined ? paperText('no-rating') : { flow: 'rating', key: String(value) };
  };
  const all = [...new Set<string>([...rated.mentee, ...rated.mentor])];
  const some = [duo.menteeId, duo.mentorId].some((id) => duo.answers[id]?.['baseline.done'] !== undefined);
  if (!some) return [];
  const rows = all.map((step) => ({
    label: { flow: baseline.name, key: `${step}.label` },
    left: given(duo.menteeId, step),
    right: given(duo.mentorId, step),
  }));
  return [{ title: paperText('baseline'), beside: { heads: [nameOf(mentee), nameOf(mentor)], rows } }];
}
