// How a centre matches, and where its duos meet first: the page, the form that changes it, its rules and the decision.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { type Criterion, criteria, levels, usualSettings } from '../../matching/pool.ts';
import { readClosingDays } from '../closing-days.ts';
import type { Facts } from '../facts.ts';
import { board } from './board-words.ts';
import { weightsSection } from './care-weights.ts';
import { closingField, closingSection, closingWrong } from './closing-section.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { setting } from './settings-words.ts';
import { type WeightChoice, weightChoices, weightFactors } from './weight-choices.ts';
import { open, text } from './words.ts';
import { wholeOf } from './written-dates.ts';

/** The levels that a centre may ask for; nobody can talk with each other below the first. */
export const minimumLevels = levels.slice(1, 5);
const PLACE_MAX = 300;
/** A score goes to 1000; coordinators read and write a share of it. */
const SCORE_OF_PERCENT = 10;

const settingOf = (centreId: string, desk: Desk) => desk.centreSettings.find((one) => one.centreId === centreId);
const weightField = (criterion: Criterion): string => `weight-${criterion}`;

/** Of what is set, so that a form over an older state is noticed. Never 0. */
const revisionOf = (centreId: string, desk: Desk): number => (settingOf(centreId, desk)?.revision ?? -1) + 2;

/** The choice that comes nearest to a stored weight. */
export function choiceOf(criterion: Criterion, weight: number | undefined): WeightChoice {
  const usual = usualSettings.weights[criterion];
  const factor = weight === undefined ? weightFactors.normal : weight / usual;
  const far = (one: WeightChoice) => Math.abs(weightFactors[one] - factor);
  return weightChoices.reduce((best, one) => (far(one) < far(best) ? one : best), 'normal');
}

/** What is set now, in the words of the form. */
function current(centreId: string, desk: Desk) {
  const own = settingOf(centreId, desk);
  return {
    weights: criteria.map((one) => ({ criterion: one, choice: choiceOf(one, own?.weights?.[one]) })),
    level: own?.minimumLevel ?? usualSettings.minimumLevel,
    percent: Math.round((own?.minimumScore ?? usualSettings.minimumScore) / SCORE_OF_PERCENT),
    place: own?.meetingPlace ?? '',
    closing: own?.closingDays ?? [],
  };
}

const centreFor = (centreId: string, facts: Facts) => {
  const centre = facts.centres.find(({ id }) => id === centreId);
  return centre && mayChange(facts, centreId) ? centre : null;
};

/** When nobody works is for those to say who answer for the centre. */
const isLead = (facts: Facts, centreId: string): boolean =>
  facts.memberships.some((one) => one.centreId === centreId && one.lead);

const changeAction = (centreId: string, desk: Desk): Action => ({
  do: 'centre-change',
  object: centreId,
  revision: revisionOf(centreId, desk),
  label: setting('do.centre-change'),
  opens: true,
  tone: 'main',
});

/** The page `centre/<id>`; null for a centre that is not theirs. */
export function centreView(centreId: string, desk: Desk, facts: Facts): View | null {
  const centre = centreFor(centreId, facts);
  if (!centre) return null;
  const now = current(centreId, desk);
  return {
    kind: 'board',
    object: `centre/${centreId}`,
    revision: revisionOf(centreId, desk),
    title: setting('centre.title', { centre: centre.name }),
    sections: [
      {
        title: setting('centre.weights'),
        lines: now.weights.map(({ criterion, choice }) => ({
          label: setting(`weight.${criterion}`),
          value: setting(`choice.${choice}`),
        })),
      },
      weightsSection(centreId, desk),
      {
        title: setting('centre.limits'),
        lines: [
          { label: setting('centre.level'), value: now.level },
          { label: setting('centre.score'), value: `${now.percent} %` },
          { label: setting('centre.place'), value: now.place || setting('centre.place.none') },
        ],
      },
      closingSection(now.closing),
    ],
    fields: [],
    actions: [changeAction(centreId, desk), open('matching', board('open.matching')), open('home', text('open.home'))],
  };
}

/** A way to the settings of a centre. */
export const centreLink = (centreId: string): Action => open(`centre/${centreId}`, setting('open.centre'));

/** The form. */
export const centreForm: DeskForm = {
  sends: 'centre-set',
  detail: () => ({ persons: [] }),
  view: ({ act, desk, facts }): View | null => {
    const centre = centreFor(act.object, facts);
    if (!centre) return null;
    const now = current(centre.id, desk);
    const choice = (name: string, label: TextRef, options: Field['options'], value: string): Field => ({
      ...{ name, label, kind: 'choice', options: options ?? [], value },
    });
    const words = weightChoices.map((one) => ({ value: one, label: setting(`choice.${one}`) }));
    const opener = changeAction(centre.id, desk);
    return {
      kind: 'form',
      object: centre.id,
      revision: opener.revision,
      title: setting('centre.title', { centre: centre.name }),
      sections: [{ text: setting('centre.how') }],
      fields: [
        ...now.weights.map((one) =>
          choice(weightField(one.criterion), setting(`weight.${one.criterion}`), words, one.choice),
        ),
        choice(
          'level',
          setting('centre.level'),
          minimumLevels.map((one) => ({ value: one, label: one })),
          now.level,
        ),
        {
          ...{ name: 'score', label: setting('centre.score'), hint: setting('centre.score.hint') },
          ...{ kind: 'number', value: String(now.percent) },
        },
        {
          ...{ name: 'place', label: setting('centre.place'), hint: setting('centre.place.hint'), kind: 'text' },
          ...{ value: now.place, max: PLACE_MAX, optional: true },
        },
        ...(isLead(facts, centre.id) ? [closingField(now.closing)] : []),
      ],
      actions: [{ ...opener, do: 'centre-set', label: setting('centre.send'), opens: undefined }].map(
        ({ opens: _, ...send }) => send,
      ),
      again: opener,
    };
  },
  check: checkCentre,
};

/** What is wrong, by field. What a choice holds can only be wrong when somebody did not use the form. */
export function checkCentre(fields: Act['fields']): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  for (const one of criteria) {
    if (!Object.hasOwn(weightFactors, fields?.[weightField(one)] ?? '')) {
      wrong[weightField(one)] = setting('centre.choice.wrong');
    }
  }
  if (!minimumLevels.some((one) => one === fields?.level)) wrong.level = setting('centre.choice.wrong');
  const percent = wholeOf(fields?.score);
  if (percent === null || percent > 100) wrong.score = setting('centre.score.wrong');
  if ((fields?.place ?? '').trim().length > PLACE_MAX) wrong.place = setting('centre.place.wrong', { max: PLACE_MAX });
  if (readClosingDays(fields?.closing ?? '') === null) wrong.closing = closingWrong;
  const none = criteria.every((one) => fields?.[weightField(one)] === 'no');
  if (none) wrong[weightField(criteria[0])] = setting('centre.none.wrong');
  return wrong;
}

function setCentre({ act, desk, facts }: Seen): Decision {
  const centre = centreFor(act.object, facts);
  if (!centre) return { kind: 'unknown' };
  const page = `centre/${centre.id}`;
  if (revisionOf(centre.id, desk) !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(checkCentre(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const fields = act.fields ?? {};
  const weights = Object.fromEntries(
    criteria.map((one) => [
      one,
      usualSettings.weights[one] * weightFactors[(fields[weightField(one)] ?? 'normal') as WeightChoice],
    ]),
  );
  const set = {
    weights,
    minimumLevel: fields.level ?? usualSettings.minimumLevel,
    minimumScore: (wholeOf(fields.score) ?? 0) * SCORE_OF_PERCENT,
    meetingPlace: (fields.place ?? '').trim() || null,
    ...(isLead(facts, centre.id) && fields.closing !== undefined
      ? { closingDays: readClosingDays(fields.closing) ?? [] }
      : {}),
  };
  return {
    kind: 'done',
    page,
    notice: setting('done.centre-set', { centre: centre.name }),
    effects: [{ kind: 'centre-setting', centreId: centre.id, set }],
  };
}

/** The decisions about a centre. */
export const centreDecisions: Readonly<Record<string, Decide>> = { 'centre-set': setCentre };
