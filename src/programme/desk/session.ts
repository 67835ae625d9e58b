// The card of one information session: what it is, who is booked, who waits, who came; and what can be done with it now.
import type { Action, Section, View, Words } from '../../core/view.ts';
import type { Facts, Seat } from '../facts.ts';
import { endOf, freeSeats, queueOf } from '../information/gatherings.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { type DeskGathering, sessionText, stateNumber, toldAt } from './session-words.ts';
import { trainingText } from './training-words.ts';
import { titleOf } from './trainings.ts';
import { nameOf, open, text } from './words.ts';
import { whenOf } from './written-dates.ts';

/** The card. */
export function sessionView(one: DeskGathering, desk: Desk, facts: Facts): View {
  const begun = one.startsAt <= facts.now;
  const act = (name: string, more: Partial<Action> = {}): Action => ({
    do: name,
    object: `${one.id}@${one.zone}`,
    revision: one.revision + 1,
    label: sessionText(`do.${name}`),
    ...more,
  });
  const sure = sessionText('sure.cancel-session', { count: going(one).length });
  return {
    kind: 'card',
    object: `session/${one.id}`,
    revision: one.revision,
    title: one.kind === 'information' ? sessionText('session.title', { when: whenOf(one) }) : titleOf(one),
    sections: [
      { lines: factsOf(one, facts) },
      ...(one.state === 'open' ? (begun ? attendance(one, desk, facts) : bookings(one, desk)) : []),
    ],
    fields: [],
    actions: [
      ...(one.state === 'open' && !begun
        ? [act('change-session', { opens: true }), act('cancel-session', { tone: 'danger', sure })]
        : []),
      ...(one.kind === 'information' ? [open('sessions/1', sessionText('open.sessions'))] : backTo(one)),
      open('home', text('open.home')),
    ],
  };
}

/** The way back: to the training that a module belongs to, else to the board. */
const backTo = ({ kind, series }: DeskGathering): Action[] => [
  ...(kind === 'training' && series !== null ? [open(`training/${series}`, trainingText('open.training'))] : []),
  open('trainings/1', trainingText('open.trainings')),
];

/** Everybody who has a seat, or waits for one. */
export const going = (one: DeskGathering): Seat[] =>
  one.taken.filter((seat) => seat.state === 'booked' || seat.state === 'waiting');

function factsOf(one: DeskGathering, facts: Facts) {
  const line = (label: string, value: Words) => ({ label: sessionText(`session.${label}`), value });
  return [
    line('centre', facts.centres.find((centre) => centre.id === one.centreId)?.name ?? '—'),
    line('place', one.place),
    line('language', sessionText('language', { language: `$language:${one.language}` })),
    ...(one.kind === 'information' ? [line('audience', sessionText(`audience.${one.audience}`))] : []),
    line('seats', sessionText('seats', { free: freeSeats(one), seats: one.seats })),
    // Shown in the room: whoever types it was there.
    ...(one.code !== null && one.state === 'open'
      ? [{ label: trainingText('code'), value: trainingText('code.value', { code: one.code }) }]
      : []),
    ...(one.state === 'cancelled' ? [line('state', sessionText('cancelled'))] : []),
  ];
}

function bookings(one: DeskGathering, desk: Desk): Section[] {
  const list = (title: string, seats: readonly Seat[]): Section[] =>
    seats.length === 0
      ? []
      : [
          {
            title: sessionText(title, { count: seats.length }),
            lines: seats.map((seat, nth) => ({
              label: sessionText('nth', { number: nth + 1 }),
              value: whoOf(seat, desk),
            })),
          },
        ];
  // Whoever typed the code before the beginning is there already.
  const booked = one.taken.filter((seat) => seat.state === 'booked' || seat.state === 'came');
  const none = booked.length === 0 ? [{ text: sessionText('booked.none') }] : [];
  return [...list('booked', booked), ...none, ...list('waiting', queueOf(one.taken))];
}

/** A name with the part in the programme; whoever is of another centre is a guest without a name. */
function whoOf(seat: Seat, desk: Desk): Words {
  const person = desk.people.find(({ id }) => id === seat.personId);
  if (!person) return sessionText('guest');
  return sessionText('who', { name: nameOf(person), role: { flow: 'desk', key: `role.${person.role}` } });
}

/** Signs of what was ticked. */
const signs = { booked: '⬜', came: '✅', missed: '❌' } as const;

/**
 * Who came: one button a person, all of them on this one card. A tap says "came", the next one "did not come". What the
 * person was told of stands there without a button.
 */
function attendance(one: DeskGathering, desk: Desk, facts: Facts): Section[] {
  const seats = one.taken
    .flatMap((seat) => (isTickable(seat.state) ? [{ ...seat, state: seat.state }] : []))
    .sort((a, b) => a.id.localeCompare(b.id));
  if (seats.length === 0) return [{ text: sessionText('booked.none') }];
  const rows = seats.map((seat, nth) => ({ seat, nth: nth + 1, told: isTold(one, seat, facts.now, desk) }));
  const label = ({ seat, nth }: (typeof rows)[number]): Words =>
    sessionText('tick', {
      sign: signs[seat.state],
      number: nth,
      who: nameIn(seat, desk),
    });
  const open = rows.filter(({ told }) => !told);
  const rest = rows.filter(({ seat }) => seat.state === 'booked').length;
  const told = rows.filter((row) => row.told);
  return [
    {
      title: sessionText('attendance'),
      text: howTo(one, facts.now),
      actions: [
        ...open.map(
          (row): Action => ({
            do: row.seat.state === 'came' ? 'missed' : 'came',
            object: `${one.id}/${row.seat.personId}`,
            revision: stateNumber(row.seat.state),
            label: label(row),
          }),
        ),
      ],
    },
    ...(rest > 0
      ? [
          {
            actions: [
              {
                do: 'rest-missed',
                object: one.id,
                revision: one.revision + 1,
                label: sessionText('do.rest-missed'),
                sure: sessionText('sure.rest-missed', { count: rest }),
              },
            ],
          },
        ]
      : []),
    ...(told.length > 0
      ? [
          {
            title: sessionText('attendance.told'),
            lines: told.map((row) => ({
              label: sessionText('nth', { number: row.nth }),
              value: label(row),
            })),
          },
        ]
      : []),
  ];
}

const isTickable = (state: Seat['state']): state is 'booked' | 'came' | 'missed' =>
  state === 'booked' || state === 'came' || state === 'missed';

/** What a tap does, and what follows from it. */
const howTo = (one: DeskGathering, now: string): Words => {
  if (one.kind !== 'information') return trainingText(`attendance.${one.kind}`);
  return sessionText(endOf(one) <= now ? 'attendance.how' : 'attendance.running');
};

/** Whether the person has been told already what was ticked, so that it stays. A mentor who is trained by now was told by that. */
export function isTold(one: DeskGathering, seat: Seat, now: string, desk: Desk): boolean {
  if (seat.state === 'booked') return false;
  const stage = desk.people.find(({ id }) => id === seat.personId)?.stage;
  const trained = one.kind === 'training' && stage !== undefined && !['training', 'paused'].includes(stage);
  return trained || toldAt(one, seat.at) <= now;
}

const nameIn = (seat: Seat, desk: Desk) => {
  const person: DeskPerson | undefined = desk.people.find(({ id }) => id === seat.personId);
  return person ? nameOf(person) : sessionText('guest');
};

/** What the card of a person says about their session: the seat, and whether they want to go on. */
export function sessionLines(person: DeskPerson, desk: Desk): { label: Words; value: Words }[] {
  const information = desk.gatherings.filter(({ kind }) => kind === 'information');
  const seats = information.flatMap((one) =>
    one.taken.filter((seat) => seat.personId === person.id).map((seat) => ({ one, seat })),
  );
  const on = person.answers?.['after-session.on'];
  return [
    ...seats.map(({ one, seat }) => ({
      label: sessionText('person.session'),
      value: sessionText(`person.session.${seat.state}`, { when: whenOf(one) }),
    })),
    ...(on === 'yes' || on === 'no' || on === 'not-now'
      ? [{ label: sessionText('person.on'), value: sessionText(`person.on.${on}`) }]
      : []),
  ];
}
