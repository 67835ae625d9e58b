// The whole programme as three people live it: Amina on Telegram, Bernard and Sofie on Slack. Each move says what must be seen, and what is done then.
import type { SlackUser } from '../stand-ins/slack/index.ts';
import type { TelegramUser } from '../stand-ins/telegram/index.ts';
import { earlierLabels } from './earlier-training.ts';
import { menteeTalk } from './first-talk.ts';
import { menteeAnswers, mentorAnswers, seenInEnglish } from './interview-talk.ts';

/** Who takes part. */
export type People = { amina: TelegramUser; bernard: SlackUser; sofie: SlackUser };

/** One move of one person. */
export type Move = { name: string; play: (people: People) => Promise<void> };

/** A part of the programme; `after` hours pass before it begins. */
export type Part = { stage: string; after: number; moves: readonly Move[] };

/** Amina sees something in her chat and taps or writes. */
function amina(sees: RegExp, does: { tap?: string; say?: string } = {}): Move {
  const { tap, say } = does;
  return {
    name: `Amina ${tap ?? say ?? `sees ${sees}`}`,
    async play({ amina: person }) {
      await person.sees((message) => sees.test(shown(message)) && (tap === undefined || labels(message).includes(tap)));
      if (tap !== undefined) await person.tap(tap);
      if (say !== undefined) await person.send(say);
    },
  };
}

/** Somebody on Slack sees a message and taps or writes. */
function onSlack(who: 'bernard' | 'sofie', sees: RegExp, does: { tap?: string; say?: string } = {}): Move {
  const { tap, say } = does;
  return {
    name: `${who} ${tap ?? say ?? `sees ${sees}`}`,
    async play(people) {
      const person = people[who];
      await person.sees((message) => sees.test(shown(message)) && (tap === undefined || labels(message).includes(tap)));
      const named = person.chat().some(({ text }) => sees.test(text));
      if (tap !== undefined) await person.click(tap, named ? { message: sees } : {});
      if (say !== undefined) await person.say(say);
    },
  };
}

/** Sofie works on her home page. */
function atHome(sees: RegExp, tap?: string): Move {
  return {
    name: `sofie at home ${tap ?? `sees ${sees}`}`,
    async play({ sofie }) {
      await sofie.seesHome(sees);
      if (tap !== undefined) await sofie.clickHome(tap);
    },
  };
}

const labels = (message: { buttons: readonly (readonly { label: string }[])[] }): string[] =>
  message.buttons.flat().map(({ label }) => label);

/** Both in one message, in whichever order a channel shows them. */
const both = (one: RegExp, other: RegExp): RegExp =>
  new RegExp(`^(?=[\\s\\S]*${one.source})(?=[\\s\\S]*${other.source})`);

/** Everything that a message shows: its words and its buttons. */
const shown = (message: { text: string; buttons: readonly (readonly { label: string }[])[] }): string =>
  [message.text, ...labels(message)].join('\n');

const bernard = (sees: RegExp, does?: { tap?: string; say?: string }) => onSlack('bernard', sees, does);
const sofie = (sees: RegExp, does?: { tap?: string; say?: string }) => onSlack('sofie', sees, does);

/** The statements of the evaluation about the two. */
const sentences = [
  /looked forward to our meetings/,
  /listened to me/,
  /hard for us to find a time/,
  /say what I really think/,
  /worked on what matters/,
  /disappointed after a meeting/,
  /I trusted/,
];
/** What each of them is asked about themselves at the beginning and at the end. */
const ratedAgain = {
  mentee: [
    /believe in yourself/,
    /next steps to work alone/,
    /how people find work/,
    /people here who can help/,
    /people of another age/,
    /people of another culture/,
  ],
  mentor: [/feel useful to others/, /value your experience/, /people of another age/, /people of another culture/],
};
const bernardsWords = { career: 'Thirty years in a hospital', motivation: 'I like to pass it on' };

/** The pages of the agreement and the charter, in their order. */
const reading = Array.from({ length: 11 }, (_, nth) => new RegExp(`📄 ${nth + 1}/11`));

/** What the form says of the last day at first: half a year after the first. */
async function lastDay(person: SlackUser): Promise<string> {
  const { fields } = await person.seesModal(() => true);
  const first = fields.find(({ label }) => label === 'First day')?.value ?? '';
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 180);
  return day.toISOString().slice(0, 10);
}

/** From the first message to the closed duo. */
export const thread: readonly Part[] = [
  {
    stage: 'the first talk',
    after: 0,
    moves: [
      { name: 'Amina writes', play: async ({ amina: person }) => person.start() },
      ...menteeTalk.map(({ expect, ...does }) => amina(expect, does)),
      { name: 'Bernard writes', play: async ({ bernard: person }) => void (await person.say('Hello')) },
      bernard(/Which language do you want/, { tap: 'English' }),
      bernard(/Do you agree/, { tap: '✅ Yes, I agree' }),
      bernard(/What brings you here/, { tap: '🤝 I want to be a mentor' }),
      bernard(/Does this fit you/, { say: 'yes' }),
      bernard(/What is your first name/, { say: 'Bernard <!channel> & *co*' }),
      bernard(/In which year were you born/, { say: '1961' }),
      bernard(/Which centre is closest/, { tap: 'Ghent' }),
      bernard(/Which languages do you speak/, { say: 'French, Dutch' }),
      bernard(/✓ French/, { tap: '✅ Done' }),
      bernard(/How well do you speak French/, { tap: 'C2 · mother tongue' }),
      bernard(/How well do you speak Dutch/, { say: 'B2' }),
      bernard(/How did you hear about us/, { tap: '👥 Friend or family' }),
      bernard(/Please check your answers/, { tap: '✅ All correct' }),
      bernard(/Your profile is complete/),
    ],
  },
  {
    stage: 'a seat at the information session',
    after: 1,
    moves: [
      { name: 'Sofie opens her home', play: async ({ sofie: person }) => person.openHome() },
      atHome(/Amina[\s\S]*Bernard/, '📅 Information sessions'),
      atHome(/There is no session yet/, '➕ New session'),
      {
        name: 'sofie fills in the form: in a week, at nine',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'More weeks'));
          await person.fill({ 'Hour, in the time of the centre': '09:00', 'Place, or link when online': 'x' });
          await person.submit();
          await person.seesModal((modal) => Object.values(modal.errors).some((words) => /Write the place/.test(words)));
          await person.fill({ 'Place, or link when online': 'Kouter 1, on the first floor' });
          await person.submit();
        },
      },
      atHome(/Saved\. New sessions: 1/),
      amina(/There are dates for the information session now/),
      {
        name: 'Amina chooses the date',
        async play({ amina: person }) {
          const choice = await person.sees((message) => labels(message).includes('❌ None of these'));
          await person.tap(labels(choice)[0] ?? '');
        },
      },
      amina(/You have a seat[\s\S]*Kouter 1/),
      bernard(/Which date fits you/, { say: '1' }),
      bernard(/You have a seat/),
    ],
  },
  {
    stage: 'who came, and whom the programme fits',
    // Two hours after the session has begun; one more or less when the clock changes in between.
    after: 7 * 24 + 1,
    moves: [
      sofie(/The session has ended\. Who came/),
      ...['Amina', 'Bernard'].map(
        (name): Move => ({
          name: `sofie ticks ${name}`,
          async play({ sofie: person }) {
            const box = (sign: string) => (label: string) => label.startsWith(sign) && label.includes(name);
            const card = await person.sees((message) => labels(message).some(box('⬜')));
            await person.click(labels(card).find(box('⬜')) ?? '');
            await person.sees((message) => labels(message).some(box('✅')));
          },
        }),
      ),
      sofie(both(/Amina \(mentee\)/, /not confirmed yet/), { tap: '✅ Confirm: the programme fits' }),
      sofie(/Confirmed: the programme fits Amina/),
      sofie(both(/Bernard .*\(mentor\)/, /not confirmed yet/), { tap: '✅ Confirm: the programme fits' }),
      sofie(/Confirmed: the programme fits Bernard/),
    ],
  },
  {
    stage: 'both want to go on',
    after: 1,
    moves: [
      { name: 'Sofie opens her home', play: async ({ sofie: person }) => person.openHome() },
      atHome(/Amina|Bernard|Pool/, '🗓 Interview times'),
      atHome(/No time is open/, '➕ Open times'),
      {
        name: 'sofie opens two times: tomorrow at two, and a week later',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'For how many weeks'));
          await person.fill({ Hour: '14:00', 'For how many weeks': '2', 'Place or link': 'x' });
          await person.submit();
          await person.seesModal((modal) =>
            Object.values(modal.errors).some((words) => /place or the link/.test(words)),
          );
          await person.fill({ 'Place or link': 'Kouter 1, second floor' });
          await person.submit();
        },
      },
      atHome(/Times opened: 2/),
      amina(/Do you want to go on/, { tap: '✅ Yes, I want to go on' }),
      bernard(/Do you want to go on/, { say: 'yes' }),
    ],
  },
  {
    stage: 'the interview',
    after: 0,
    moves: [
      ...seenInEnglish(menteeAnswers).map(({ sees, ...does }) => amina(sees, does)),
      amina(/reads your answers now/),
      {
        name: 'Amina chooses a time for the talk',
        async play({ amina: person }) {
          const choice = await person.sees((message) => labels(message).includes('🤷 None of these'));
          await person.tap(labels(choice)[0] ?? '');
        },
      },
      amina(/Booked![\s\S]*Kouter 1/),
      ...seenInEnglish(mentorAnswers(bernardsWords)).map(({ sees, ...does }) => bernard(sees, does)),
      bernard(/Which time is good for you/, { say: '1' }),
      bernard(/Booked!/),
    ],
  },
  {
    // After Amina's talk; Bernard's is next week, and the coordinator has spoken with him on the telephone.
    stage: 'corrected and accepted',
    after: 27,
    moves: [
      {
        name: 'Bernard looks at his own home page',
        async play({ bernard: person }) {
          await person.openHome();
          await person.seesHome(/Your interview is booked/);
          await person.clickHome('📋 Menu');
        },
      },
      bernard(/Talk to a person[\s\S]*Where am I/),
      sofie(both(/An interview is ready/, /Amina/), { tap: '✏ Correct' }),
      {
        name: 'sofie fills in the form',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'Languages and levels'));
          await person.fill({ 'Languages and levels': 'Klingon C2', Reason: 'She speaks it better' });
          await person.submit();
          await person.seesModal((modal) => Object.values(modal.errors).some((words) => /for example/i.test(words)));
          await person.fill({ 'Languages and levels': 'Arabic C2, French B2' });
          await person.submit();
        },
      },
      sofie(both(/Corrected\. The reason is kept/, /French B2/), { tap: '✅ Accept' }),
      sofie(/Accepted\. Amina/),
      // He has booked since: that is said on his newest card.
      sofie(both(/Bernard/, /\(mentor\)/), { tap: '✅ Accept' }),
      sofie(/Accepted\. Bernard/),
    ],
  },
  {
    // Until ten minutes have passed a decision can be taken back.
    stage: 'the decision',
    after: 1,
    moves: [
      amina(/now look for the right mentor for you/),
      bernard(/Next comes the training for mentors/),
      sofie(both(/Bernard/, /Training done earlier/), { tap: '🎓 Training done earlier' }),
      {
        name: 'sofie records the days of all modules',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'Module 8'));
          const { 'Module 3': _, ...seven } = earlierLabels;
          await person.fill(seven);
          await person.submit();
        },
      },
      sofie(/Modules recorded: 7/, { tap: '🎓 Training done earlier' }),
      {
        name: 'sofie records the last one',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'Module 8'));
          await person.fill(earlierLabels);
          await person.submit();
        },
      },
      bernard(/Your training is done/),
    ],
  },
  {
    stage: 'the match',
    after: 1,
    moves: [
      { name: 'Sofie opens her home', play: async ({ sofie: person }) => person.openHome() },
      atHome(/mentees: 1, mentors: 1/, '🔗 Matching'),
      atHome(/in the pool – mentees: 1, mentors: 1/, '▶ Open a session'),
      atHome(/Nobody outside of the team is told anything/, '📋 Open the board'),
      atHome(/fits \d+%/, '✅ Confirm'),
      atHome(/They are told when the invitations are sent/, '📨 Send the invitations (1)'),
      sofie(both(/Here are the minutes/, /Amina \+ Bernard/)),
      atHome(/The session is closed\. Pairs invited: 1/),
      amina(/We have found somebody for you[\s\S]*Thirty years in a hospital/),
      amina(/Shall I look for a time for a first meeting with Bernard/, { tap: '📅 Yes, look for a time' }),
      amina(/Your answer is kept/),
      bernard(/We have found somebody for you[\s\S]*Nurse in a hospital/),
      bernard(/Shall I look for a time for a first meeting with Amina/, { tap: '📅 Yes, look for a time' }),
      // The only hours that they share are after work, for Sofie too.
      sofie(/No time was found for a meeting/, { tap: '👋 Without me' }),
      amina(/Which of these times suit you/, { say: '1' }),
      amina(/Which of these times suit you/, { say: 'done' }),
      amina(/answered too, I tell you the time/),
      bernard(/Which of these times suit you/, { say: '1' }),
      bernard(/Which of these times suit you/, { say: 'done' }),
      bernard(/Your meeting with Amina is fixed/),
      amina(/Your meeting with Bernard[^.]* is fixed/),
      sofie(/A meeting of a duo has a time/),
    ],
  },
  {
    // The first Tuesday that is two days away is at most nine days away.
    stage: 'the first meeting',
    after: 10 * 24,
    moves: [
      amina(/Do you want to go on with Bernard/, { tap: '✅ Yes, I want to go on' }),
      amina(/nobody sees it yet/),
      bernard(/Do you want to go on with Amina/, { tap: '✅ Yes, I want to go on' }),
      amina(/You both said yes/),
      bernard(/You both said yes/),
      sofie(/Both said yes\. Next: the second meeting/),
    ],
  },
  {
    stage: 'the agreement',
    after: 0,
    moves: [
      sofie(/Please prepare the agreement/, { tap: '📄 Prepare the agreement' }),
      {
        name: 'sofie writes what is agreed',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'Last day'));
          await person.fill({ Place: 'Library, Kouter 1', 'Last day': '2040-01-01' });
          await person.submit();
          await person.seesModal((modal) => Object.values(modal.errors).some((words) => /six months/.test(words)));
          await person.fill({ 'Last day': await lastDay(person) });
          await person.submit();
        },
      },
      sofie(/The agreement is ready/),
      amina(/Your agreement with Bernard.* is ready/),
      ...reading.map((page) => amina(page, { tap: '✅ Read, next' })),
      amina(/asks you for 50 euros/, { tap: '💶 I lend the money' }),
      amina(/we never lend it[\s\S]*3\. No money/, { tap: '✅ I have read it' }),
      amina(/does not feel right/, { tap: '🙋 I tell the coordinator' }),
      amina(/believe in yourself/, { tap: '4 · Rather yes' }),
      amina(/take the next steps/, { say: '2' }),
      amina(/how people find work/, { tap: '3 · In between' }),
      amina(/people here who can help/, { tap: '1 · No, not at all' }),
      amina(/another age/, { tap: '5 · Yes, fully' }),
      amina(/another culture/, { tap: '🤐 I would rather not say' }),
      amina(/Do you want to sign/, { tap: '✍️ Yes, I sign' }),
      amina(/Please write your name/, { say: 'Amina Diallo' }),
      amina(/You sign the agreement and the charter as: Amina Diallo/, { tap: '✅ Sign' }),
      amina(/Your signature is kept/),
      ...reading.map((page) => bernard(page, { tap: '✅ Read, next' })),
      bernard(/feel useful/, { tap: '4 · Rather yes' }),
      bernard(/value your experience/, { tap: '4 · Rather yes' }),
      bernard(/another age/, { tap: '4 · Rather yes' }),
      bernard(/another culture/, { tap: '4 · Rather yes' }),
      bernard(/Do you want to sign/, { tap: '✍️ Yes, I sign' }),
      bernard(/Please write your name/, { say: 'Bernard *Lemaire*' }),
      bernard(/You sign the agreement and the charter as/, { tap: '✅ Sign' }),
      bernard(/Your signature is kept/),
      sofie(/now your signature is missing/, { tap: '✍ Read and sign' }),
      {
        name: 'sofie reads and signs',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'Your name'));
          await person.fill({ 'Your name': 'Sofie Peeters' });
          await person.submit();
        },
      },
      sofie(/All three have signed: the duo is active/),
      amina(/your duo with Bernard.* begins/),
      bernard(/your duo with Amina begins/),
    ],
  },
  {
    // The duo begins a week after it was signed, and is asked the evening after its first Tuesday.
    stage: 'the weekly check-in',
    after: 13 * 24,
    moves: [
      amina(/Did you meet Bernard/, { tap: '✅ Yes, as planned' }),
      amina(/What was it about/, { tap: '📄 CV' }),
      amina(/How are you\?/, { tap: '🙂 Well' }),
      amina(/Your next meeting with Bernard/, { tap: '📅 Yes' }),
      amina(/What is your goal/, { say: 'Nurse in a hospital' }),
      amina(/Have a good week/),
      bernard(/Did you meet Amina/, { tap: '❌ No' }),
      bernard(/What came between/, { tap: '🤒 Ill' }),
      bernard(/How are you\?/, { tap: '🙁 Not well' }),
      bernard(/I am sorry to hear that/),
      sofie(both(/Somebody says that it is not going well/, /Bernard/), { tap: '🙋 I’ll take it' }),
      // What is open about a duo is one page with everything that was heard of it.
      sofie(/You are looking after this now/, { tap: '🔎 What is open' }),
      sofie(both(/says that it is not going well/, /How it goes/), { tap: '✅ Solved' }),
      {
        name: 'sofie says how it was solved',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => label === 'In a few words'));
          await person.fill({ 'In a few words': 'We have talked' });
          await person.submit();
        },
      },
      sofie(/Solved\. It does not come back/),
      bernard(/Your next meeting with Amina/, { tap: '🕒 Another time' }),
      bernard(/On which day do you meet/, { say: 'Friday at 10:00' }),
      bernard(/I let Amina know/),
      amina(/wants to meet you at this time/, { tap: '👍 Good for me' }),
      amina(/Noted\. See you then/),
      bernard(/Thank you for telling me/),
    ],
  },
  {
    stage: 'the evaluation',
    after: 183 * 24,
    moves: [
      amina(/Was the programme what you hoped for/, { tap: '✅ Yes' }),
      amina(/help that you needed/, { tap: '✅ Yes' }),
      amina(/This was a goal of your duo/, { tap: '🌓 Partly' }),
      amina(/seven short sentences about you and Bernard/),
      ...sentences.map((sentence) => amina(sentence, { tap: '5 · Yes, fully' })),
      amina(/supported by your coordinator/, { tap: '5 · Yes, fully' }),
      amina(/What do you do now/, { tap: '💼 I have a job' }),
      amina(/How long is your contract/, { tap: '📄 Three months or more' }),
      amina(/Here they are again/),
      ...ratedAgain.mentee.map((question) => amina(question, { tap: '4 · Rather yes' })),
      amina(/tell a friend to take part/, { say: '10' }),
      amina(/anything else that you want to tell us/, { say: 'Thank you for everything' }),
      amina(/show these words to others/, { tap: '❌ No' }),
      amina(/What should we change/, { tap: '⏭ Nothing' }),
      amina(/closes the duo with you/),
      bernard(/Was the programme what you hoped for/, { tap: '✅ Yes' }),
      bernard(/help that you needed/, { tap: '✅ Yes' }),
      bernard(/This was a goal of your duo/, { tap: '✅ Yes' }),
      bernard(/seven short sentences about you and Amina/),
      ...sentences.map((sentence) => bernard(sentence, { tap: '4 · Rather yes' })),
      bernard(/supported by your coordinator/, { tap: '5 · Yes, fully' }),
      bernard(/mentor training help/, { tap: '4 · Rather yes' }),
      bernard(/Here they are again/),
      ...ratedAgain.mentor.map((question) => bernard(question, { tap: '4 · Rather yes' })),
      bernard(/tell a friend to take part/, { say: '9' }),
      bernard(/anything else that you want to tell us/, { tap: '⏭ Nothing more' }),
      bernard(/What should we change/, { say: 'More evenings with other mentors' }),
      bernard(/mentor for somebody else/, { tap: '✅ Yes, from now on' }),
      bernard(/talks with you about a next duo/),
      sofie(
        both(
          /Evaluation, side by side/,
          /Amina: has answered everything[\s\S]*Bernard[^\n]*: has answered everything[\s\S]*I have a job[\s\S]*Thank you for everything/,
        ),
        { tap: '✅ Close the duo' },
      ),
      {
        name: 'sofie closes it with a note',
        async play({ sofie: person }) {
          await person.seesModal((modal) => modal.fields.some(({ label }) => /Your note/.test(label)));
          await person.fill({ 'Your note, for the team only': 'A good one' });
          await person.submit();
        },
      },
      sofie(/The duo is closed/),
      amina(/Your duo is complete, Amina/),
      bernard(/Your duo is complete, Bernard/),
    ],
  },
];
