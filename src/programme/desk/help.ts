// What coordinators can do here, in plain words, one paragraph a topic.
import type { View } from '../../core/view.ts';
import { searchAction } from './search.ts';
import { team } from './team-words.ts';
import { open, text } from './words.ts';

/** The topics, in the order in which a day goes. */
export const helpTopics = ['day', 'person', 'search', 'people', 'away', 'doubles', 'language', 'private'] as const;

/** The page. */
export const helpView = (): View => ({
  kind: 'board',
  object: 'help',
  revision: 0,
  title: team('help'),
  sections: helpTopics.map((topic) => ({ title: team(`help.${topic}`), text: team(`help.${topic}.text`) })),
  fields: [],
  actions: [open('home', text('open.home')), searchAction],
});
