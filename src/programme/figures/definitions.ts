// The one definition of every figure: what is counted, of what, what is left out, and which rows it comes from. docs/figures.md is written from it.

/** Under what heading figures stand, in their order. */
export const groups = ['funnel', 'duos', 'meetings', 'evaluation', 'outcomes'] as const;

/** One of the headings. */
export type FigureGroup = (typeof groups)[number];

/** How a number is read: how many, a part of a whole, hours, the middle of days, the mean of points, the net score of a recommendation. */
export type FigureShape = 'count' | 'share' | 'hours' | 'days' | 'mean' | 'score';

/** A figure in plain words. */
export type Definition = {
  group: FigureGroup;
  shape: FigureShape;
  /** What it is split by, beside centre and period. */
  by: 'step' | 'role' | 'rating' | null;
  numerator: string;
  /** Null where a number is no part of anything. */
  denominator: string | null;
  excluded: string;
  source: string;
  /** It says something about people beside that they take part: then the rest must not be small either. */
  personal?: true;
  /** A figure of the same denominator that holds this one: the difference must not be small either. */
  inside?: string;
};

const cohort = 'duos whose last day lies in the period';
const evaluated = 'duo_answer `evaluation.*`; last day: `duo.ends_at`, or `ended_at` where that is earlier';

/** Every figure by its id. */
export const definitions = {
  funnel: {
    ...{ group: 'funnel', shape: 'share', by: 'step' },
    numerator:
      'people who agreed to the use of their data in the period and have reached this step by now; a step is behind whoever reached a later one',
    denominator: 'the same people who have reached the step before it; `joined` has none',
    excluded: 'people without a centre, or who came with a duo that ran before they joined; whoever was erased',
    source:
      '`joined`: first consent · `informed`: seat of an information session with state `came` · `prepared`: answer `interview.confirmed` · `interviewed`: the booked interview time that is over · `accepted`: answer `decision.result` = accept · `trained`: end of the eighth module, or `pool_since` · `proposed`: first `duo.proposed_at` · `met`: the time of the first meeting · `begun`: first `duo.started_at` · `completed`: last day of a duo that did not end early',
  },
  'lead-time': {
    ...{ group: 'funnel', shape: 'days', by: 'step' },
    numerator:
      'median of the days from the step before to this one, of the people of the funnel who have a date for both, in this order',
    denominator: null,
    excluded: 'whoever has no date for one of the two',
    source: 'as for the funnel',
  },
  'active-duos': {
    ...{ group: 'duos', shape: 'count', by: null },
    numerator:
      'duos that had begun and not ended at the end of the period, or now when it still runs; a pause does not end a duo',
    denominator: null,
    excluded: 'duos that are proposed or not signed yet',
    source: '`duo.started_at`, `ends_at`, `ended_at`',
  },
  'begun-duos': {
    ...{ group: 'duos', shape: 'count', by: null },
    numerator: 'duos that began in the period: all three have signed',
    denominator: null,
    excluded: 'nothing',
    source: '`duo.started_at`',
  },
  'early-ends': {
    ...{ group: 'duos', shape: 'share', by: null, personal: true },
    numerator: `${cohort} and that ended early: with a reason`,
    denominator: cohort,
    excluded: 'duos that never began',
    source: '`duo.reason`, `ends_at`, `ended_at`',
  },
  'six-months': {
    ...{ group: 'duos', shape: 'share', by: null, personal: true },
    numerator: 'of these, the duos that ran that long, or ran to the end that was agreed',
    denominator:
      'duos for which six months since their beginning, and the weeks of their pauses, were over in the period',
    excluded: 'duos that never began',
    source: '`duo.started_at`, `shifted_weeks`, `ends_at`, `ended_at`, `reason`',
  },
  'duos-at-risk': {
    ...{ group: 'duos', shape: 'share', by: null, personal: true },
    numerator: 'active duos whose health asks for a look now (`src/programme/care/health.ts`)',
    denominator: 'duos that are active now',
    excluded: 'shown only when the period holds this day: nobody knows how it would have been judged in the past',
    source: 'as `src/programme/care/health.ts` says',
  },
  'meetings-held': {
    ...{ group: 'meetings', shape: 'share', by: null },
    numerator: 'weekly meetings that both reported as held, or one of them while the other said nothing',
    denominator:
      'weekly meetings that were planned in the period and are decided: both have answered, or five days are over',
    excluded: 'weeks that were taken off beforehand, and weeks of a pause; contradictions are not held',
    source:
      '`src/programme/care/compare.ts`: `duo_week`, the rhythm of the duo, duo_answer `check-in/<week>.met` of both (yes or other)',
  },
  'meetings-one-sided': {
    ...{ group: 'meetings', shape: 'share', by: null },
    numerator: 'of the meetings that count as held, those that only one of the two reported',
    denominator: 'meetings that count as held',
    excluded: 'as above',
    source: 'as above',
  },
  'meetings-contradicted': {
    ...{ group: 'meetings', shape: 'share', by: null },
    numerator: 'planned meetings that one reported as held and the other as not held; they count for nothing else',
    denominator:
      'weekly meetings that were planned in the period and are decided: both have answered, or five days are over',
    excluded: 'as above',
    source: 'as above',
  },
  'meetings-unanswered': {
    ...{ group: 'meetings', shape: 'share', by: null },
    numerator: 'planned meetings of which neither said anything',
    denominator:
      'weekly meetings that were planned in the period and are decided: both have answered, or five days are over',
    excluded: 'as above',
    source: 'as above',
  },
  hours: {
    ...{ group: 'meetings', shape: 'hours', by: null },
    numerator:
      'hours of the meetings that count as held: the mean of what the two reported, else what one did, else what was planned',
    denominator: null,
    excluded: 'as above',
    source: 'duo_answer `check-in/<week>.minutes`, `duo_week.minutes` (120 where nothing says otherwise)',
  },
  'evaluation-answered': {
    ...{ group: 'evaluation', shape: 'share', by: 'role' },
    numerator: 'of these, who answered at least one question of the evaluation',
    denominator: `mentees (or mentors) of ${cohort}`,
    excluded: 'duos that never began',
    source: evaluated,
  },
  expectations: {
    ...{ group: 'evaluation', shape: 'share', by: 'role', personal: true },
    numerator: 'who said that the programme met their expectations (yes)',
    denominator: `who answered this question, of ${cohort}`,
    excluded: 'duos that ended early have other questions, without this one',
    source: evaluated,
  },
  needs: {
    ...{ group: 'evaluation', shape: 'share', by: 'role', personal: true },
    numerator: 'who said that the programme met their needs (yes)',
    denominator: `who answered this question, of ${cohort}`,
    excluded: 'as above',
    source: evaluated,
  },
  'objectives-some': {
    ...{ group: 'evaluation', shape: 'share', by: 'role', personal: true },
    numerator: 'objectives of the agreement that were reached fully or in part, as this side says',
    denominator: `objectives about which this side answered, of ${cohort}`,
    excluded: 'objectives that were skipped; the two sides are never added up',
    source: `${evaluated}: objective-1 to objective-3`,
  },
  'objectives-reached': {
    ...{ group: 'evaluation', shape: 'share', by: 'role', personal: true, inside: 'objectives-some' },
    numerator: 'objectives of the agreement that were reached (yes), as this side says',
    denominator: `objectives about which this side answered, of ${cohort}`,
    excluded: 'as above',
    source: `${evaluated}: objective-1 to objective-3`,
  },
  relationship: {
    ...{ group: 'evaluation', shape: 'mean', by: 'role', personal: true },
    numerator: 'mean of what each person answered on average about the relationship, from 1 to 5',
    denominator: null,
    excluded: 'whoever answered none of these questions',
    source: `${evaluated}: relation-1 to relation-7, of which 3 and 6 are turned`,
  },
  coordinator: {
    ...{ group: 'evaluation', shape: 'mean', by: 'role', personal: true },
    numerator: 'mean of what people think of their coordinator, from 1 to 5',
    denominator: null,
    excluded: 'whoever did not answer',
    source: evaluated,
  },
  training: {
    ...{ group: 'evaluation', shape: 'mean', by: 'role', personal: true },
    numerator: 'mean of what mentors think of their training at the end of a duo, from 1 to 5',
    denominator: null,
    excluded: 'whoever did not answer',
    source: evaluated,
  },
  'net-promoters': {
    ...{ group: 'evaluation', shape: 'score', by: 'role', personal: true },
    numerator:
      'share of those who would recommend the programme with 9 or 10, less the share of those with 0 to 6, in points from -100 to 100',
    denominator: null,
    excluded: 'whoever did not answer',
    source: `${evaluated}: recommend`,
  },
  recommendation: {
    ...{ group: 'evaluation', shape: 'mean', by: 'role', personal: true },
    numerator: 'mean of how likely people are to recommend the programme, from 0 to 10',
    denominator: null,
    excluded: 'whoever did not answer',
    source: `${evaluated}: recommend`,
  },
  again: {
    ...{ group: 'evaluation', shape: 'share', by: null, personal: true },
    numerator: 'mentors who want another duo, now or later',
    denominator: `mentors who answered this question, of ${cohort}`,
    excluded: 'whoever did not answer',
    source: `${evaluated}: again (yes or later)`,
  },
  'rated-higher': {
    ...{ group: 'evaluation', shape: 'share', by: 'rating', personal: true },
    numerator: 'mentees who rate themselves higher at the end than before the duo began',
    denominator: `mentees who gave both ratings, of ${cohort}`,
    excluded: 'whoever would rather not say, at one of the two times',
    source: 'duo_answer `baseline.*` and `evaluation.*`: confidence, autonomy, market, network',
  },
  'reached-end': {
    ...{ group: 'outcomes', shape: 'share', by: null },
    numerator: 'of these, the mentees who said what they do now',
    denominator: `mentees of ${cohort}`,
    excluded: 'duos that never began',
    source: 'duo_answer `evaluation.work`',
  },
  'outcome-end': {
    ...{ group: 'outcomes', shape: 'share', by: null, personal: true },
    numerator: 'mentees with a job, an internship or a training at the end of their duo',
    denominator: 'mentees who were reached then',
    excluded: 'whoever was not reached: see the share above',
    source: 'duo_answer `evaluation.work`',
  },
  'stable-end': {
    ...{ group: 'outcomes', shape: 'share', by: null, personal: true, inside: 'outcome-end' },
    numerator: 'mentees with a job whose contract is for three months or more',
    denominator: 'mentees who were reached then',
    excluded: 'as above',
    source: 'duo_answer `evaluation.work`, `evaluation.contract`',
  },
  ...followUp(3),
  ...followUp(6),
  ...followUp(12),
  'days-90': {
    ...{ group: 'outcomes', shape: 'share', by: null, personal: true },
    numerator: 'mentees who have worked 90 days or more in the twelve months after their duo',
    denominator: 'mentees who answered this question after twelve months',
    excluded: 'whoever was not reached then',
    source: 'duo_answer `follow-up/12.days`',
  },
  'within-12': {
    ...{ group: 'outcomes', shape: 'share', by: null, personal: true },
    numerator:
      'of these, who had a job, an internship or a training at one time at least: at the end, or after 3, 6 or 12 months',
    denominator: 'mentees who were reached twelve months after their duo',
    excluded: 'whoever was not reached after twelve months, whatever they said before',
    source: 'duo_answer `evaluation.work`, `follow-up/3|6|12.situation`',
  },
} as const satisfies Record<string, Definition>;

/** The name of a figure. */
export type FigureId = keyof typeof definitions;

/** All of them, in their order. */
export const figureIds = Object.keys(definitions) as FigureId[];

/** What a figure means. */
export const definitionOf = (id: FigureId): Definition => definitions[id];

type FollowUpId<M extends 3 | 6 | 12> = `reached-${M}` | `outcome-${M}` | `stable-${M}`;

/** The three figures of each follow-up: how many were reached, who has something, who has something that lasts. */
function followUp<M extends 3 | 6 | 12>(months: M): Record<FollowUpId<M>, Definition> {
  const source = `duo_answer \`follow-up/${months}.situation\``;
  const outcome = `outcome-${months}` as const;
  const three: Record<string, Definition> = {
    [`reached-${months}`]: {
      ...{ group: 'outcomes', shape: 'share', by: null },
      numerator: 'of these, the mentees who said what they do now',
      denominator: `mentees for whom ${months} months since the last day of their duo were over in the period`,
      excluded: 'duos that never began; whoever was erased',
      source,
    },
    [outcome]: {
      ...{ group: 'outcomes', shape: 'share', by: null, personal: true },
      numerator: 'mentees with a job, an internship or a training',
      denominator: `mentees who were reached ${months} months after their duo`,
      excluded: 'whoever was not reached: see the share above',
      source,
    },
    [`stable-${months}`]: {
      ...{ group: 'outcomes', shape: 'share', by: null, personal: true, inside: outcome },
      numerator: 'mentees with a job whose contract is for three months or more',
      denominator: `mentees who were reached ${months} months after their duo`,
      excluded: 'as above',
      source: `${source}, \`follow-up/${months}.contract\``,
    },
  };
  return three as Record<FollowUpId<M>, Definition>;
}
