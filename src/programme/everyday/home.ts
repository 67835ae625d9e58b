// The home page of a participant, for channels that have one: where they stand, and the two buttons that are always at hand.
import type { View } from '../../core/view.ts';
import { whereIs } from '../booking/verdict.ts';
import { centreOf, type Facts } from '../facts.ts';

/** What a participant can do from their home page: commands, answered in the chat. */
export const homeCommands = ['menu', 'person', 'help'] as const;

/** The page. Its buttons carry names of commands, and nothing that changes. */
export function participantHome(facts: Facts): View {
  const { person } = facts;
  const where = person.consented ? whereIs(facts) : 'unknown';
  return {
    kind: 'home',
    object: 'home',
    revision: 0,
    title: person.firstName
      ? { flow: 'home', key: 'title', params: { name: person.firstName } }
      : { flow: 'home', key: 'title.plain' },
    sections: [
      { text: { flow: 'status', key: `now.${where}`, params: { centre: centreOf(facts)?.name ?? '' } } },
      { text: { flow: 'home', key: 'chat' } },
    ],
    fields: [],
    actions: homeCommands.map((name) => ({
      do: 'command',
      object: name,
      revision: 0,
      label: { flow: 'home', key: `open.${name}` },
    })),
  };
}
