// How a centre weighs the health of its duos: the lines on its page, the form, its rules and the decision.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Section, View } from '../../core/view.ts';
import { type HealthPart, healthParts, usualWeights, weightsOf } from '../care/health.ts';
import { careOf } from './care-duo.ts';
import { care } from './care-words.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { setting } from './settings-words.ts';
import { type WeightChoice, weightChoices, weightFactors } from './weight-choices.ts';

const fieldOf = (part: HealthPart): string => `care-${part}`;

/** Of what is set, so that a form over an older state is noticed. Never 0. */
const revisionOf = (centreId: string, desk: Desk): number =>
  (desk.centreSettings.find((one) => one.centreId === centreId)?.revision ?? -1) + 2;

/** The choice that comes nearest to a weight. */
function choiceOf(part: HealthPart, weight: number): WeightChoice {
  const far = (one: WeightChoice) => Math.abs(weightFactors[one] - weight / usualWeights[part]);
  return weightChoices.reduce((best, one) => (far(one) < far(best) ? one : best), 'normal');
}

const changeAction = (centreId: string, desk: Desk): Action => ({
  do: 'to-care-weights',
  object: centreId,
  revision: revisionOf(centreId, desk),
  label: care('do.to-care-weights'),
  opens: true,
});

/** The section of the page of a centre. */
export function weightsSection(centreId: string, desk: Desk): Section {
  const weights = weightsOf(careOf(centreId, desk));
  return {
    title: care('weights'),
    lines: healthParts.map((part) => ({
      label: care(`part.${part}`),
      value: setting(`choice.${choiceOf(part, weights[part])}`),
    })),
    actions: [changeAction(centreId, desk)],
  };
}

/** What is wrong, by field: a choice can only be wrong when somebody did not use the form, or when nothing counts. */
export function checkWeights(fields: Act['fields']): Record<string, TextRef> {
  const wrong = healthParts.filter((part) => !Object.hasOwn(weightFactors, fields?.[fieldOf(part)] ?? ''));
  if (wrong.length > 0) return Object.fromEntries(wrong.map((part) => [fieldOf(part), setting('centre.choice.wrong')]));
  const none = healthParts.every((part) => fields?.[fieldOf(part)] === 'no');
  return none ? { [fieldOf('answers')]: setting('centre.none.wrong') } : {};
}

/** The form. */
export const weightsForm: DeskForm = {
  sends: 'care-weights',
  detail: () => ({ persons: [] }),
  view: ({ act, desk, facts }): View | null => {
    const centre = facts.centres.find(({ id }) => id === act.object);
    if (!centre || !mayChange(facts, centre.id)) return null;
    const weights = weightsOf(careOf(centre.id, desk));
    const { opens: _, ...opener } = changeAction(centre.id, desk);
    return {
      kind: 'form',
      object: centre.id,
      revision: opener.revision,
      title: setting('centre.title', { centre: centre.name }),
      sections: [{ text: care('weights.how') }],
      fields: healthParts.map((part) => ({
        name: fieldOf(part),
        label: care(`part.${part}`),
        kind: 'choice',
        options: weightChoices.map((value) => ({ value, label: setting(`choice.${value}`) })),
        value: choiceOf(part, weights[part]),
      })),
      actions: [{ ...opener, do: 'care-weights', label: setting('centre.send'), tone: 'main' }],
      again: { ...opener, opens: true },
    };
  },
  check: checkWeights,
};

function setWeights({ act, desk, facts }: Seen): Decision {
  const centre = facts.centres.find(({ id }) => id === act.object);
  if (!centre || !mayChange(facts, centre.id)) return { kind: 'unknown' };
  const page = `centre/${centre.id}`;
  if (revisionOf(centre.id, desk) !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(checkWeights(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const weights = Object.fromEntries(
    healthParts.map((part) => [
      part,
      usualWeights[part] * weightFactors[(act.fields?.[fieldOf(part)] ?? 'normal') as WeightChoice],
    ]),
  );
  return {
    kind: 'done',
    page,
    notice: setting('done.centre-set', { centre: centre.name }),
    effects: [{ kind: 'centre-setting', centreId: centre.id, set: { care: { weights } } }],
  };
}

/** The decision by its name in a view. */
export const weightsDecisions: Readonly<Record<string, Decide>> = { 'care-weights': setWeights };
