// The card of a training: its modules, who is in it and how far, and how it was evaluated.
import type { Section, View, Words } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { freeSeats } from '../information/gatherings.ts';
import { rhythms, scales } from '../training/evaluation.ts';
import { doneOnDesk, MODULES } from '../training/modules.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { sessionText } from './session-words.ts';
import { trainingText } from './training-words.ts';
import { dateLine, daysOf, modulesOf, stillToCome } from './trainings.ts';
import { nameOf, open, text } from './words.ts';

/** Fewer answers say who gave them. */
const ANSWERS_MIN = 5;
/** So many words of people are shown, and so many names. */
const WORDS_MAX = 12;
const NAMES_MAX = 30;

/** The card; null when there is no such training on this desk. The answers of those who were there must have been read. */
export function trainingView(series: string, desk: Desk, facts: Facts): View | null {
  const modules = modulesOf(series, desk);
  const [first] = modules;
  if (!first) return null;
  const line = (label: string, value: Words) => ({ label: sessionText(`session.${label}`), value });
  const going = stillToCome(modules, facts.now);
  const free = going.length > 0 ? Math.min(...going.map(freeSeats)) : 0;
  return {
    kind: 'card',
    object: `training/${series}`,
    revision: modules.reduce((sum, one) => sum + one.revision, 0),
    title: trainingText('training.title', daysOf(modules)),
    sections: [
      {
        lines: [
          line('centre', facts.centres.find(({ id }) => id === first.centreId)?.name ?? '—'),
          line('place', first.place),
          line('language', sessionText('language', { language: `$language:${first.language}` })),
          line('seats', sessionText('seats', { free, seats: first.seats })),
        ],
      },
      ...modules.map(
        (one): Section => ({
          text: dateLine(one, facts),
          actions: [open(`session/${one.id}`, text('open.one'))],
        }),
      ),
      ...people(modules, desk),
      ...results(series, desk),
    ],
    fields: [],
    actions: [open('trainings/1', trainingText('open.trainings')), open('home', text('open.home'))],
  };
}

/** Who has a seat at any of the modules, and how many modules they have done in all. */
function people(modules: ReturnType<typeof modulesOf>, desk: Desk): Section[] {
  const there = desk.people.filter((person) =>
    modules.some(({ taken }) => taken.some((seat) => seat.personId === person.id && seat.state !== 'cancelled')),
  );
  if (there.length === 0) return [];
  const lines = there.slice(0, NAMES_MAX).map((person) => ({
    label: nameOf(person),
    value: trainingText('person.count', { done: doneOnDesk(person).length, all: MODULES }),
  }));
  return [{ title: trainingText('people'), lines }];
}

/** The evaluation: averages from five answers on, and the words without a name, in no order that would say whose they are. */
function results(series: string, desk: Desk): Section[] {
  const of = (person: DeskPerson, step: string) => person.answers?.[`training-evaluation.${step}`];
  const answered = desk.people.filter((person) => of(person, 'series') === series);
  if (answered.length === 0) return [];
  const label = (step: string): Words => ({ flow: 'training-evaluation', key: `${step}.label` });
  const average = (step: string): Words => {
    const points = answered.map((person) => Number(of(person, step))).filter((one) => one >= 1 && one <= 5);
    if (points.length < ANSWERS_MIN) return trainingText('results.few', { min: ANSWERS_MIN });
    const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
    return trainingText('results.average', { mean: mean.toFixed(1), count: points.length });
  };
  const rhythm = answered.flatMap((person) => rhythms.filter((one) => one === of(person, 'rhythm')));
  const counted = (name: (typeof rhythms)[number]) => rhythm.filter((one) => one === name).length;
  const rhythmLine: Words =
    rhythm.length < ANSWERS_MIN
      ? trainingText('results.few', { min: ANSWERS_MIN })
      : trainingText('results.rhythm', { fast: counted('fast'), right: counted('right'), slow: counted('slow') });
  const words = answered
    .flatMap((person) => {
      const said = of(person, 'words');
      return typeof said === 'string' && said.trim() !== '' ? [said.trim()] : [];
    })
    .sort();
  return [
    {
      title: trainingText('results', { count: answered.length }),
      lines: [
        ...scales.map((step) => ({ label: label(step), value: average(step) })),
        { label: label('rhythm'), value: rhythmLine },
      ],
    },
    ...words.slice(0, WORDS_MAX).map((said): Section => ({ text: trainingText('results.words', { words: said }) })),
  ];
}
