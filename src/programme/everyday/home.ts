// The home page of a participant, for channels that have one: where they stand, and the two buttons that are always at hand.
import type { View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { standingOf, standingParams } from '../waiting/where.ts';

/** What a participant can do from their home page: commands, answered in the chat. */
export const homeCommands = ['menu', 'person', 'help'] as const;

/** The page. Its buttons carry names of commands, and nothing that changes. */
export function participantHome(facts: Facts): View {
  const { person } = facts;
  return {
    kind: 'home',
    object: 'home',
    revision: 0,
    title: person.firstName
      ? { flow: 'home', key: 'title', params: { name: person.firstName } }
      : { flow: 'home', key: 'title.plain' },
    sections: [
      { text: { flow: 'status', key: `now.${standingOf(facts)}`, params: standingParams(facts) } },
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
