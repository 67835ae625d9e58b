// The commands that people can type in an app, and what the programme calls them. The same on every channel.

/** Commands as people see them in the menu of the app, and the programme's names for them. */
export const commandNames: Readonly<Record<string, string>> = {
  menu: 'menu',
  person: 'person',
  partner: 'partner',
  help: 'help',
  back: 'back',
  stop: 'cancel',
  language: 'language',
  status: 'status',
  mydata: 'mydata',
  leave: 'leave',
  delete: 'delete',
  link: 'link',
  question: 'question',
  volunteer: 'volunteer',
  settings: 'settings',
  profile: 'profile',
  break: 'break',
  training: 'training',
  here: 'here',
  exchange: 'exchange',
  events: 'events',
  guides: 'guides',
  toolkit: 'toolkit',
};

/** The programme's name for a command as it was typed, without its slash; null for any other word. */
export function commandNamed(word: string): string | null {
  const typed = word.trim().toLowerCase();
  return Object.hasOwn(commandNames, typed) ? (commandNames[typed] ?? null) : null;
}
