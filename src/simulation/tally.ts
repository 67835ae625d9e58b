// What a visitor is shown of a simulation: the numbers so far, and what happened last, made of the events alone.
import type { Played } from '../channels/web/play-port.ts';
import type { Happened } from './happened.ts';
import { openGuard } from './invariants.ts';
import { rowOf } from './shadow.ts';

/** So many of the last things are shown. */
const SHOWN = 14;
/** What coordinators are alerted of, by the kind of case, and the words that each has here. A task that is due is no alert. */
const alerts: Readonly<Record<string, string>> = {
  'not-well': 'low',
  'care-mood': 'low',
  silent: 'silent',
  person: 'help',
  report: 'report',
  'care-blocked': 'blocked',
  'care-undelivered': 'blocked',
  'care-not-started': 'not-started',
  'care-not-met': 'not-met',
  'care-contradiction': 'contradiction',
  'care-progress': 'progress',
};

/** Counts while it looks on. `nameOf` gives a first name by the id of a person. */
export function openTally(nameOf: (personId: string) => string) {
  const guard = openGuard();
  const happened: Played[] = [];
  const asked = new Set<string>();
  const met = new Set<string>();
  let alarms = 0;
  const say = (at: string, key: string, people: readonly string[]): void => {
    happened.unshift({ at, key, names: people.map(nameOf) });
    happened.length = Math.min(happened.length, SHOWN);
  };

  function see(event: Happened): void {
    if (event.kind === 'committed')
      for (const change of event.commit.rows) {
        const written = rowOf(change);
        if (written) seeRow(written, event.commit.person, event.at);
      }
    guard.see(event);
  }

  function seeRow({ table, id, row, made }: NonNullable<ReturnType<typeof rowOf>>, by: string, at: string): void {
    if (table === 'duo' && typeof row.state === 'string') {
      const people = guard.shadow.duos.get(id)?.people ?? [];
      const before = guard.shadow.duos.get(id)?.state;
      if (before !== row.state && ['active', 'evaluation', 'closed', 'ended', 'declined'].includes(row.state))
        say(at, `duo.${row.state}`, people);
    }
    const alert = table === 'help_case' && made ? alerts[String(row.kind)] : undefined;
    if (alert !== undefined) {
      alarms += 1;
      say(at, `alert.${alert}`, [String(row.person_id ?? by)]);
    }
    if (table !== 'duo_answer' || row.step !== 'met') return;
    const week = `${row.duo_id}/${row.occasion}`;
    asked.add(week);
    if (['"yes"', '"other"'].includes(String(row.code))) met.add(week);
  }

  /** The numbers by the keys of their texts. A meeting counts when one of the two says that it was. */
  function figures(): [string, number][] {
    const states = [...guard.shadow.duos.values()].map(({ state }) => state);
    const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    return [
      ['proposed', count('proposed', 'agreement')],
      ['active', count('active', 'evaluation')],
      ['closed', count('closed')],
      ['ended', count('ended', 'declined')],
      ['asked', asked.size],
      ['met', met.size],
      ['alarms', alarms],
      ['prompts', guard.prompts()],
    ];
  }
  return { see, figures, happened: happened as readonly Played[] };
}
