// The sandbox: invented people talk with the assistant, and its clock can be moved forward.
import { make, setText } from './dom.js';
import { fitToWindow } from './fit.js';
import { mountPane } from './pane.js';
import { makeTabs } from './tabs.js';
import { localeOf } from './wording.js';

/** One line a pane: another person is another line, and a label. Who works for the programme has a desk. */
const PEOPLE = [
  { id: 'mentee', base: '/sandbox/mentee', title: 'sandbox.mentee' },
  { id: 'mentor', base: '/sandbox/mentor', title: 'sandbox.mentor' },
  { id: 'coordinator', base: '/sandbox/coordinator', title: 'sandbox.coordinator', desk: true },
];
const ZONE = 'Europe/Brussels';
/** So often the shown time is compared with the sandbox's own. */
const EVERY = 30_000;

/** @template {HTMLElement} Kind @param {string} id @param {new () => Kind} kind @returns {Kind} */
function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`No ${id} on this page`);
  return element;
}

const time = find('clock', HTMLTimeElement);
const said = find('said', HTMLElement);
const dialog = find('sure', HTMLDialogElement);
const clock = new Intl.DateTimeFormat(localeOf(document.documentElement.lang), {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: ZONE,
});
/** @type {Record<string, string>} */
let labels = {};
const text = (/** @type {string} */ key) => labels[key] ?? key;

/** @param {string} now */
function showTime(now) {
  time.dateTime = now;
  setText(time, clock.format(new Date(now)));
}

/** @param {string} path @param {unknown} [body] sent by POST when there is one */
async function ask(path, body) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/sandbox/${path}`, body === undefined ? { cache: 'no-store' } : init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Keeps the header's buttons still while something is under way, and says how it ended.
 * @param {HTMLElement} tapped @param {() => Promise<string>} work */
async function busy(tapped, work) {
  if (document.body.classList.contains('busy')) return;
  const buttons = document.querySelectorAll('.sandbox button');
  document.body.classList.add('busy');
  tapped.setAttribute('aria-busy', 'true');
  for (const button of buttons) button.setAttribute('aria-disabled', 'true');
  said.textContent = text('sandbox.busy');
  try {
    said.textContent = await work();
  } catch {
    said.textContent = text('sandbox.failed');
  }
  document.body.classList.remove('busy');
  tapped.removeAttribute('aria-busy');
  for (const button of buttons) button.removeAttribute('aria-disabled');
}

async function begin() {
  const state = await ask('state');
  labels = state.labels;
  showTime(state.now);
  const place = find('panes', HTMLElement);
  const panes = PEOPLE.map(({ id, base, title, desk = false }) => {
    const element = make('section', { id: `pane-${id}` });
    place.append(element);
    const pane = mountPane(element, { base, title: text(title), labels, timeZone: ZONE, desk, rests: true });
    return { id, title: text(title), element, pane };
  });
  makeTabs(find('tabs', HTMLElement), panes, { name: text('sandbox.people'), news: text('new') });

  for (const button of document.querySelectorAll('button[data-hours]')) {
    if (!(button instanceof HTMLElement)) continue;
    button.addEventListener('click', () =>
      busy(button, async () => {
        const { now } = await ask('clock', { hours: Number(button.dataset.hours) });
        showTime(now);
        // What stands on a desk is as old as the time it was asked for: another day begins with who waits now.
        for (const { pane } of panes) pane.home(true);
        return time.textContent ?? '';
      }),
    );
  }

  const again = find('again', HTMLButtonElement);
  again.addEventListener('click', () => {
    if (!document.body.classList.contains('busy')) dialog.showModal();
  });
  find('no', HTMLButtonElement).addEventListener('click', () => dialog.close());
  find('yes', HTMLButtonElement).addEventListener('click', () => {
    dialog.close();
    busy(again, async () => {
      await ask('reset', {});
      showTime((await ask('state')).now);
      await Promise.all(panes.map(({ pane }) => pane.restart()));
      return text('sandbox.new');
    });
  });
  setInterval(async () => {
    if (!document.hidden) showTime((await ask('state').catch(() => ({ now: time.dateTime }))).now);
  }, EVERY);
}

fitToWindow();
begin().catch(() => setTimeout(() => location.reload(), 5000));
