// Invitations on the desk: the board of those that can still be used, the form that makes one, and what is decided about who used it.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Section, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { linkEffects } from '../everyday/link.ts';
import type { Facts, Role } from '../facts.ts';
import { hoursLater } from '../local-time.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk, DeskPerson } from './desk.ts';
import type { Checked, DeskForm } from './form.ts';
import { day, nameOf, open } from './words.ts';

/** How long an invitation works. Source: interfaces, "Commands". */
export const INVITE_HOURS = 72;

const roles = ['mentee', 'mentor'] as const;

const words = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'desk-invites',
  key,
  ...(params ? { params } : {}),
});

/** The invitations of the centres that nobody has used yet. */
export function invitesView(desk: Desk, facts: Facts): View {
  const rows = desk.invites.map((one): Section => {
    const person = desk.people.find(({ id }) => id === one.personId);
    const centre = centreName(facts, one.centreId);
    const until = day(one.expiresAt);
    return {
      text: person
        ? words('line.link', { name: nameOf(person), date: until })
        : words(`line.${one.role}`, { centre, date: until, by: nameBy(one.createdBy, desk) }),
      actions: [
        {
          do: 'invite-revoke',
          object: one.id,
          revision: one.revision,
          label: words('revoke'),
          tone: 'danger',
          sure: words('revoke.sure'),
        },
      ],
    };
  });
  return {
    kind: 'board',
    object: 'invites',
    revision: 0,
    title: words('title'),
    sections: rows.length > 0 ? rows : [{ text: words('none') }],
    fields: [],
    actions: [
      { do: 'invite', object: 'invites', revision: 0, label: words('new'), opens: true, tone: 'main' },
      open('home', { flow: 'desk', key: 'open.home' }),
    ],
  };
}

/** The form that makes an invitation. */
export const inviteForm: DeskForm = {
  sends: 'invited',
  detail: () => ({ persons: [] }),
  view: ({ facts }) => formView(facts),
  check: checkInvite,
};

function formView(facts: Facts): View {
  const centres = ownCentres(facts);
  const [first] = centres;
  return {
    kind: 'form',
    object: 'invites',
    revision: 0,
    title: words('form.title'),
    sections: [{ text: words('form.what') }],
    fields: [
      {
        name: 'role',
        label: words('form.role'),
        kind: 'choice',
        options: roles.map((role) => ({ value: role, label: words(`role.${role}`) })),
        value: 'mentee',
      },
      {
        name: 'centre',
        label: words('form.centre'),
        kind: 'choice',
        options: centres.map(({ id, name }) => ({ value: id, label: name })),
        ...(first ? { value: first.id } : {}),
      },
    ],
    actions: [{ do: 'invited', object: 'invites', revision: 0, label: words('form.send'), tone: 'main' }],
    again: { do: 'invite', object: 'invites', revision: 0, label: words('new'), opens: true },
  };
}

function checkInvite(fields: Act['fields'], _: Checked): Record<string, TextRef> {
  return {
    ...(isRole(fields?.role) ? {} : { role: words('form.role.wrong') }),
    ...(fields?.centre ? {} : { centre: words('form.centre.wrong') }),
  };
}

/** What coordinators decide about invitations. */
export const inviteDecisions: Readonly<Record<string, Decide>> = {
  invited,
  'invite-revoke': revoke,
  'invite-right': usedBy('right'),
  'invite-wrong': usedBy('wrong'),
  'link-for': linkFor,
  'link-right': linking('right'),
  'link-wrong': linking('wrong'),
};

function invited({ act, facts }: Seen): Decision {
  const { role, centre: centreId } = act.fields ?? {};
  const centre = ownCentres(facts).find(({ id }) => id === centreId);
  if (!centre || !mayChange(facts, centre.id)) return { kind: 'unknown' };
  if (!isRole(role)) return { kind: 'wrong', page: 'invites', notice: words('form.role.wrong') };
  const until = hoursLater(facts.now, INVITE_HOURS);
  return {
    kind: 'done',
    page: 'invites',
    notice: words('made'),
    effects: [{ kind: 'new-invite', token: facts.token, role, centreId: centre.id, until }],
    view: madeView(words(`made.${role}`, { centre: centre.name }), until, facts),
  };
}

/** Another app or telephone for somebody who is known: they cannot reach their own chat any more. */
function linkFor({ act, desk, facts }: Seen): Decision {
  const person = desk.people.find((one) => one.id === act.object);
  if (!person || !mayChange(facts, person.centreId)) return { kind: 'unknown' };
  const page = `person/${person.id}`;
  if (person.revision !== act.revision) return { kind: 'stale', page };
  const until = hoursLater(facts.now, INVITE_HOURS);
  const { role, centreId, id: personId } = person;
  return {
    kind: 'done',
    page,
    notice: words('made'),
    effects: [{ kind: 'new-invite', token: facts.token, role, centreId, until, personId }],
    view: madeView(words('made.link', { name: nameOf(person) }), until, facts),
  };
}

/** Shown once: the links, and the sheet with their pictures. */
function madeView(title: TextRef, until: string, { token, links }: Facts): View {
  return {
    kind: 'card',
    object: 'invites',
    revision: 0,
    title,
    sections: [
      { text: words('made.how', { date: day(until) }) },
      {
        links: [
          ...(links.telegram === null
            ? []
            : [{ label: words('made.telegram'), url: `${links.telegram}?start=${token}` }]),
          { label: words('made.web'), url: `${links.web}/chat?invite=${token}` },
          { label: words('made.sheet'), url: `${links.web}/sheet/${token}` },
        ],
      },
    ],
    fields: [],
    actions: [open('invites', words('open')), open('home', { flow: 'desk', key: 'open.home' })],
  };
}

function revoke({ act, desk, facts }: Seen): Decision {
  const found = desk.invites.find((one) => one.id === act.object);
  if (!found || !mayChange(facts, found.centreId)) return { kind: 'unknown' };
  if (found.revision !== act.revision) return { kind: 'stale', page: 'invites' };
  return {
    kind: 'done',
    page: 'invites',
    notice: words('revoked'),
    effects: [{ kind: 'invite', id: found.id, set: { revokedAt: facts.now } }],
  };
}

/** Whether the right person has used an invitation. "No" takes nothing away: whoever it is came as everybody may come. */
function usedBy(answer: 'right' | 'wrong'): Decide {
  return ({ act, desk, facts }) => {
    const person = desk.people.find((one) => one.id === act.object);
    if (!person?.invite || !mayChange(facts, person.centreId)) return { kind: 'unknown' };
    const page = `person/${person.id}`;
    const { id, confirmed, refused } = person.invite;
    if (confirmed || refused || person.revision !== act.revision) return { kind: 'stale', page };
    const set =
      answer === 'right' ? { confirmedBy: facts.person.id, confirmedAt: facts.now } : { revokedAt: facts.now };
    return {
      kind: 'done',
      page,
      notice: words(`used.${answer}`, { name: nameOf(person) }),
      effects: [{ kind: 'invite', id, set }],
    };
  };
}

/** Whether it is really this person who has used an invitation to link another app. Until then that app knows nothing of them. */
function linking(answer: 'right' | 'wrong'): Decide {
  return ({ act, desk, facts }) => {
    const person = desk.people.find((one) => one.id === act.object);
    if (!person || !mayChange(facts, person.centreId)) return { kind: 'unknown' };
    const page = `person/${person.id}`;
    if (!person.linking || person.revision !== act.revision) return { kind: 'stale', page };
    const { inviteId, from, addressId } = person.linking;
    const effects: Effect[] =
      answer === 'right'
        ? [
            { kind: 'invite', id: inviteId, set: { confirmedBy: facts.person.id, confirmedAt: facts.now } },
            ...linkEffects({ id: person.id, zone: person.zone }, from, addressId, facts.now),
          ]
        : [{ kind: 'invite', id: inviteId, set: { revokedAt: facts.now } }];
    return { kind: 'done', page, notice: words(`link.${answer}`, { name: nameOf(person) }), effects };
  };
}

/** What stands on somebody's card about how they came, and what can be decided about it. */
export function inviteSections(person: DeskPerson, desk: Desk): Section[] {
  const { invite, linking: asked, id, revision } = person;
  const button = (name: string, tone?: 'main'): Action => ({
    do: name,
    object: id,
    revision,
    label: words(`do.${name}`),
    ...(tone ? { tone } : {}),
  });
  // Only a colleague knows whom they invited; and once somebody knows the person, the question has no point.
  const byColleague = desk.team.some((member) => member.id === invite?.createdBy);
  const early = ['onboarding', 'information', 'interview'].includes(person.stage);
  const came: Section[] =
    invite && byColleague && early && !invite.confirmed && !invite.refused
      ? [
          {
            title: words('used.title', { name: nameOf(person), by: nameBy(invite.createdBy, desk) }),
            text: words('used.ask'),
            actions: [button('invite-right', 'main'), button('invite-wrong')],
          },
        ]
      : [];
  const links: Section[] = asked
    ? [
        {
          title: words('link.title', { name: nameOf(person), channel: channelName(asked.channel) }),
          text: words('link.ask', { name: nameOf(person) }),
          actions: [button('link-right', 'main'), button('link-wrong')],
        },
      ]
    : [];
  return [...came, ...links];
}

/** The button that makes an invitation for another app of somebody. */
export const linkAction = (person: DeskPerson): Action => ({
  do: 'link-for',
  object: person.id,
  revision: person.revision,
  label: words('do.link-for'),
  sure: words('sure.link-for', { name: nameOf(person) }),
});

const isRole = (value: string | undefined): value is Extract<Role, 'mentee' | 'mentor'> =>
  roles.some((role) => role === value);

const channelName = (channel: string): string => channel.charAt(0).toUpperCase() + channel.slice(1);

const centreName = (facts: Facts, id: string): string => facts.centres.find((one) => one.id === id)?.name ?? '—';

/** The colleague who made it, or a dash for who administers the service. */
const nameBy = (id: string, desk: Desk): string => desk.team.find((member) => member.id === id)?.name ?? '—';

/** The open centres that this coordinator works for. */
const ownCentres = (facts: Facts) =>
  facts.centres.filter(({ id, closed }) => !closed && facts.memberships.some(({ centreId }) => centreId === id));
