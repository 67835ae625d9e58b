// Which texts the programme needs: spoken by its flows, named in its code, shown by its web pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames } from '../src/channels/commands.ts';
import { insteadOf, isQuestion, spokenAs } from '../src/core/flow.ts';
import { textKeys } from '../src/core/inspect.ts';
import { paperWords } from '../src/documents/language.ts';
import { criteria, obstacles } from '../src/matching/pool.ts';
import { ratings } from '../src/programme/agreement/baseline.ts';
import { signers } from '../src/programme/agreement/signed.ts';
import { clausesOf, versions } from '../src/programme/agreement/versions.ts';
import { missingCodes } from '../src/programme/booking/verdict.ts';
import { firstCentres } from '../src/programme/centres.ts';
import { agreementDecisions } from '../src/programme/desk/agreement-decisions.ts';
import { askedWhom, weekdays } from '../src/programme/desk/agreement-forms.ts';
import { answerDecisions, sources } from '../src/programme/desk/answers.ts';
import { boardDecisions } from '../src/programme/desk/board-decisions.ts';
import { careCaseDecisions } from '../src/programme/desk/care-decisions.ts';
import { weightsDecisions } from '../src/programme/desk/care-weights.ts';
import { centreDecisions } from '../src/programme/desk/centre-settings.ts';
import { changeDecisions, changeStates } from '../src/programme/desk/changes.ts';
import { decisionNames } from '../src/programme/desk/decide.ts';
import { courseDecisions } from '../src/programme/desk/duo-life.ts';
import { courseForms, endReasons, endWishers } from '../src/programme/desk/duo-life-forms.ts';
import { eventDecisions } from '../src/programme/desk/events.ts';
import { faqDecisions } from '../src/programme/desk/faq.ts';
import { figuresDecisions } from '../src/programme/desk/figures-link.ts';
import { guideDecisions } from '../src/programme/desk/guides.ts';
import { counted } from '../src/programme/desk/hand-over-all.ts';
import { helpTopics } from '../src/programme/desk/help.ts';
import { hoursDecisions } from '../src/programme/desk/hours.ts';
import { inviteDecisions } from '../src/programme/desk/invites.ts';
import { weekDecisions } from '../src/programme/desk/log-week.ts';
import { meetingDecisions } from '../src/programme/desk/meeting-decisions.ts';
import { mergeFaults } from '../src/programme/desk/merge.ts';
import { navigationGroups } from '../src/programme/desk/navigation.ts';
import { nextSteps } from '../src/programme/desk/next-step.ts';
import { sealDecisions } from '../src/programme/desk/open-seal.ts';
import { projectorStates } from '../src/programme/desk/projector.ts';
import { projectorDecisions } from '../src/programme/desk/projector-link.ts';
import { sessionDecisions } from '../src/programme/desk/session-decisions.ts';
import { slotDecisions } from '../src/programme/desk/slot-decisions.ts';
import { teamDecisions } from '../src/programme/desk/team-decisions.ts';
import { trainingDecisions } from '../src/programme/desk/training-decisions.ts';
import { trainingForms } from '../src/programme/desk/training-forms.ts';
import { declineCodes } from '../src/programme/desk/verdict-forms.ts';
import { weightChoices } from '../src/programme/desk/weight-choices.ts';
import { reasonCodes } from '../src/programme/due-reasons.ts';
import { pauseWeeks } from '../src/programme/duo-life/course.ts';
import { toldKeys } from '../src/programme/duo-life/due.ts';
import { reached } from '../src/programme/evaluation/flow.ts';
import { eventKinds } from '../src/programme/events/events.ts';
import { volunteerKinds } from '../src/programme/everyday/help-us.ts';
import { homeCommands } from '../src/programme/everyday/home.ts';
import { stages } from '../src/programme/facts.ts';
import { funnelSteps } from '../src/programme/figures/data.ts';
import { figureIds, groups } from '../src/programme/figures/definitions.ts';
import { ratedTwice } from '../src/programme/figures/evaluation.ts';
import { guideKinds } from '../src/programme/guides/guides.ts';
import { callKinds } from '../src/programme/help/listener.ts';
import { flows } from '../src/programme/index.ts';
import { everyBookedKind } from '../src/programme/information/booked-kinds.ts';
import { sectors } from '../src/programme/interview/lists.ts';
import { helpCodes, scaleCodes, sittings } from '../src/programme/interview/questions.ts';
import { policyWords } from '../src/programme/late.ts';
import { dimensions } from '../src/programme/matching/fairness.ts';
import { milestoneKeys } from '../src/programme/milestones.ts';
import { readyMessages } from '../src/programme/partner/messages.ts';
import { standardQuestions } from '../src/programme/questions/standard.ts';
import { allModules } from '../src/programme/training/modules.ts';
import { whatCodes } from '../src/programme/what-of.ts';
import {
  argumentsOf,
  filesBelow,
  inside,
  literal,
  literalFields,
  nameOf,
  readSource,
  type Source,
  type Syntax,
  serviceFiles,
} from './scan-source.ts';
import { addCare } from './used-care-texts.ts';
import { addWeeks } from './used-week-texts.ts';

/** Texts as `<file>:<key>`. What is neither needed nor optional is unused. */
export type UsedTexts = { needed: Set<string>; optional: Set<string>; buttons: Set<string> };

/** Holes that the pages fill themselves, beside those of web.json. */
const FILLED_BY_CODE = [
  'language',
  'direction',
  'invite',
  'token',
  'button',
  'action',
  'what',
  'how',
  'until',
  'centre',
  'contact',
  'telegram',
  'web',
  'telegram-there',
  'title',
];
const PAGES = 'src/channels/web/pages';

/** Every text that something uses. */
export function usedTexts(root: string): UsedTexts {
  const used: UsedTexts = { needed: new Set(), optional: new Set(), buttons: new Set() };
  for (const { id } of firstCentres) used.needed.add(`centres:${id}`);
  addFlows(used);
  const reasons = retryReasons(root);
  for (const file of serviceFiles(root)) addCode(used, readSource(root, file), reasons);
  addPages(used, root);
  addDesk(used);
  addInvites(used);
  addSessions(used);
  addTeamwork(used);
  addQuestions(used);
  addAnswers(used);
  addInterviews(used);
  for (const key of paperWords) used.needed.add(`documents:${key}`);
  addWaiting(used);
  addProjector(used);
  addFigures(used);
  addGlance(used);
  addPlay(used);
  addBoard(used);
  addMeetings(used);
  addPaper(used);
  addHelp(used);
  addCourse(used);
  addFairness(used);
  addSettings(used);
  addTrainings(used);
  addWeeks(used);
  addTimeline(used);
  addImport(used);
  addCare(used);
  addChanges(used);
  addCertificate(used);
  for (const id of sectors) used.needed.add(`sectors:${id}`);
  for (const id of scaleCodes) {
    used.needed.add(`scale:${id}`);
    used.buttons.add(`scale:${id}`);
  }
  return used;
}

/** Texts of what was sent and will be. */
function addTimeline({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`timeline:${prefix}${ending}`);
  };
  each('class.', ['safety', 'booked', 'unasked']);
  each('late.', Object.keys(policyWords));
  each('held.', ['quiet', 'a-day', 'a-week', 'closed', 'break', 'left']);
  each('state.', ['sent', 'done', 'skipped', 'failed']);
  each('what.', whatCodes);
  each('reason.', reasonCodes);
  each('open.', ['timeline', 'timeline.own', 'schedule', 'duo']);
  each('', ['timeline.title', 'schedule.title', 'when', 'coming', 'coming.none', 'past', 'past.none', 'what-week']);
  each('', ['line', 'line.held', 'lost']);
  for (const key of needed) if (/^timeline:open\./.test(key)) buttons.add(key);
  for (const key of ['title', 'none', 'what', 'closed', 'one', 'range', 'hint', 'wrong'])
    needed.add(`closing-days:${key}`);
}

/** What a certificate says. */
function addCertificate({ needed }: UsedTexts): void {
  const keys = 'title about.mentee about.mentor row.period row.meetings row.hours row.centre period source';
  for (const key of `${keys} sign.name sign.day sign.hand`.split(' ')) needed.add(`certificate:${key}`);
}

/** The list of what people asked us to change. */
function addChanges({ needed, buttons }: UsedTexts): void {
  const keys = 'title explain none open row decided form.title form.about form.state form.state.wrong form.decision';
  const more =
    'form.decision.hint form.decision.wrong form.send do.to-change-decide done.change-decide heard wish.label';
  for (const key of `${keys} ${more}`.split(' ')) needed.add(`changes:${key}`);
  for (const state of ['open', ...changeStates]) needed.add(`changes:state.${state}`);
  for (const key of ['open', 'do.to-change-decide', 'form.send']) buttons.add(`changes:${key}`);
}

/** Frequent questions: each stands on a button, beside the way to ask another one. */
function addQuestions({ needed, buttons }: UsedTexts): void {
  for (const id of standardQuestions) {
    needed.add(`faq:${id}.question`).add(`faq:${id}.answer`);
    buttons.add(`faq:${id}.question`);
  }
  buttons.add('questions:choose.other');
  const desk = [
    'do.answer answer.title answer.answer answer.answer.hint answer.answer.wrong answer.list answer.list.no',
    'answer.list.yes answer.question answer.question.hint answer.send done.answered',
    'do.faq-add do.faq-change do.faq-hide do.faq-show done.faq-save done.faq-hide done.faq-show faq.title faq.explain',
    'faq.hidden faq-add.title faq-change.title faq.question faq.question.hint faq.question.wrong faq.answer',
    'faq.answer.hint faq.answer.wrong faq.save faq.full open.faq open.faq.language',
  ];
  for (const key of desk.join(' ').split(' ')) {
    needed.add(`desk-questions:${key}`);
    if (/^(do|open)\.|\.(send|save)$/.test(key)) buttons.add(`desk-questions:${key}`);
  }
}

/** Texts whose key the desk puts together: of each action, stage, kind of case, news. */
function addDesk({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`desk:${prefix}${ending}`);
  };
  const elsewhere = {
    ...careCaseDecisions,
    ...weightsDecisions,
    ...inviteDecisions,
    ...sessionDecisions,
    ...faqDecisions,
    ...answerDecisions,
    ...slotDecisions,
    ...boardDecisions,
    ...meetingDecisions,
    ...sealDecisions,
    ...agreementDecisions,
    ...trainingDecisions,
    ...eventDecisions,
    ...guideDecisions,
    answered: null,
    ...centreDecisions,
    ...hoursDecisions,
    ...changeDecisions,
    ...projectorDecisions,
    ...figuresDecisions,
    ...weekDecisions,
    ...courseDecisions,
  };
  const own = decisionNames.filter((name) => !Object.hasOwn(elsewhere, name) && !teamDecisions.includes(name));
  const inForms = ['corrected', 'continue', 'decline', 'take-back', 'reopen', 'note'];
  each('do.', [...own.filter((name) => !inForms.includes(name)), 'correct']);
  each('done.', own);
  each('sure.', ['yes', 'no', 'eligible', 'informed', 'accept', 'pool']);
  each('sure.', ['back', 'move']);
  each('close-duo.', ['title', 'about']);
  each('field.', ['note']);
  each('stage.', stages);
  each('role.', ['mentee', 'mentor']);
  each('eligible.', ['yes', 'no', 'unsure']);
  each('volunteer.', volunteerKinds);
  each('case.', [
    'question',
    'volunteer',
    'centre',
    'person',
    'report',
    'report-team',
    'erasure',
    'eligibility',
    'not-well',
    'silent',
  ]);
  each('news.', [
    'new-person',
    'interview-ready',
    'no-times',
    'interview-booked',
    'interview-moved',
    'interview-cancelled',
    'case',
    'case-late',
    'report',
    'not-well',
    'silent',
    'declined',
    'partner-cannot',
    'partner-held',
    'introduction-silent',
    'meeting-arrange',
    'meeting-set',
    'meeting-off',
    'meeting-silent',
    'meeting-asked',
    'meeting-missed',
    'undecided',
    'matched',
    'evaluation',
    'left',
    'goes-on',
    'goes-not-on',
    'session-ended',
    'minutes',
    'deputy',
    'handed-over',
    'question',
    'question-waits',
    'volunteer',
    'year',
    'centre',
    'moved',
    'break',
    'break-over',
    'back',
  ]);
  each('duo.state.', ['proposed', 'agreement', 'active', 'evaluation', 'declined', 'closed', 'ended']);
  each('home.', ['cases', 'questions', 'new', 'interviews', 'training', 'ended', 'evaluations', 'proposed']);
  each('correct.', ['first-name', 'born', 'levels', 'reason']);
  for (const name of homeCommands) {
    needed.add(`home:open.${name}`);
    buttons.add(`home:open.${name}`);
  }
  needed.add('partner:messages.label');
  for (const message of readyMessages) needed.add(`from-partner:said.${message}`);
  for (const key of milestoneKeys) needed.add(`milestones:${key}`);
  for (const name of ['people', 'duos']) each(`${name}.`, ['title', 'title.one', 'none']);
  for (const key of needed) if (/^desk:(do\.|open|correct\.send)/.test(key)) buttons.add(key);
}

/** Texts of invitations on the desk, and of their sheet. */
function addInvites({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`desk-invites:${prefix}${ending}`);
  };
  each('', ['open', 'title', 'none', 'new', 'revoke', 'revoke.sure', 'revoked', 'made', 'used.ask', 'link.ask']);
  each('line.', ['mentee', 'mentor', 'link']);
  each('role.', ['mentee', 'mentor']);
  each('form.', ['title', 'what', 'role', 'role.wrong', 'centre', 'centre.wrong', 'send']);
  each('made.', ['mentee', 'mentor', 'link', 'how', 'telegram', 'web', 'sheet']);
  each('do.', ['invite-right', 'invite-wrong', 'link-right', 'link-wrong', 'link-for']);
  each('sure.', ['link-for']);
  each('used.', ['right', 'wrong', 'title']);
  each('link.', ['right', 'wrong', 'title']);
  for (const key of needed) if (/^desk-invites:(do\.|new|revoke$|open|form\.send)/.test(key)) buttons.add(key);
  for (const key of ['mentee', 'mentor', 'how', 'how.one']) needed.add(`web:sheet.${key}`);
  for (const event of ['invite-used', 'link-used']) needed.add(`desk:news.${event}`);
}

/** Texts of information sessions whose key the desk puts together; those of buttons that the shell writes. */
function addSessions({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`sessions-desk:${prefix}${ending}`);
  };
  each('do.', ['new-session', 'change-session', 'cancel-session', 'rest-missed']);
  each('done.', Object.keys(sessionDecisions));
  each('online.', ['yes', 'no']);
  each('audience.', ['both', 'mentee', 'mentor']);
  each('field.', ['centre', 'date', 'time', 'online', 'place', 'language', 'seats', 'audience', 'repeat']);
  each('session.', ['centre', 'place', 'language', 'audience', 'seats', 'state']);
  each('person.session.', ['booked', 'waiting', 'came', 'missed']);
  each('person.on.', ['yes', 'not-now', 'no']);
  each('', ['booked', 'waiting', 'attendance.how', 'attendance.running']);
  for (const key of needed) if (/^sessions-desk:(do\.|open\.|send)/.test(key)) buttons.add(key);
  for (const value of ['label', 'none', 'offered']) needed.add(`sessions:known.${value}`);
  for (const sign of ['place', 'online', 'full']) buttons.add(`sessions:item.${sign}`);
  buttons.add('sessions:pick.none');
}

/** Texts of what coordinators do together, whose key is put together or chosen. */
function addTeamwork({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`teamwork:${prefix}${ending}`);
  };
  each('row.', ['mentee', 'mentor']);
  each('go.', navigationGroups);
  each('next.', nextSteps);
  each('help.', helpTopics);
  each(
    'help.',
    helpTopics.map((topic) => `${topic}.text`),
  );
  each('away.', ['me', 'soon', 'other', 'later']);
  each('count.', counted);
  each('', ['deputy.text', 'colleague.nobody', 'hand-over.text', 'hand-over.text.duo']);
  each('', ['hand-over-all.text', 'hand-over-all.nothing']);
  each('sheet.', ['next', 'session', 'interview', 'duo', 'ends', 'case', 'note']);
  each('', ['merge.text', 'merge.text.none']);
  each('pair.', mergeFaults);
  for (const key of needed) if (/^teamwork:(do|open)\./.test(key)) buttons.add(key);
}

/** Calls for help at the desk. */
function addHelp({ needed, buttons }: UsedTexts): void {
  for (const kind of callKinds) needed.add(`desk-help:kind.${kind}`);
  buttons.add('desk-help:open');
}

/** The course of a duo: what both are told, and the forms of the desk. */
function addCourse({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`${prefix}${ending}`);
  };
  each('duo-told:', toldKeys);
  const forms = Object.values(courseForms).map(({ sends }) => sends);
  for (const part of ['title', 'about', 'send']) each(`desk-duo:${part}.`, forms);
  each('desk-duo:do.', [...Object.keys(courseForms), 'pause-yes', 'pause-not', 'contact-freeze', 'contact-thaw']);
  each('desk-duo:done.', Object.keys(courseDecisions));
  each('desk-duo:field.', ['weeks', 'day', 'time', 'end', 'reason', 'wish', 'note', 'to-mentee', 'to-mentor']);
  each('desk-duo:weeks.', pauseWeeks);
  each('desk-duo:reason.', endReasons);
  each('desk-duo:wish.', endWishers);
  for (const kind of ['pause', 'end-duo']) needed.add(`desk:case.${kind}`);
  for (const event of ['pause-asked', 'end-asked', 'longer-done', 'longer-not']) needed.add(`desk:news.${event}`);
  for (const key of needed) if (/^desk-duo:(do|send)\./.test(key)) buttons.add(key);
}

/** The clauses of every version, and what the desk and the chat put together around them. */
function addPaper({ needed, buttons }: UsedTexts): void {
  for (const [version, { simple }] of Object.entries(versions)) {
    for (const clause of clausesOf(version)) {
      const [file = '', name = ''] = clause.split('.');
      needed.add(`${file}:${version}.${name}`);
      if (simple.some((one) => one === clause)) needed.add(`${file}:${version}.${name}.simple`);
    }
  }
  for (const id of ratings) {
    needed.add(`rating:${id}`);
    buttons.add(`rating:${id}`);
  }
  for (const id of reached) {
    needed.add(`reached:${id}`);
    buttons.add(`reached:${id}`);
  }
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`${prefix}${ending}`);
  };
  each('agreement:day.', weekdays);
  each('agreement:by.', ['signed', 'open']);
  each('agreement:news.', ['ready', 'changed', 'signed']);
  each('agreement:role.', signers);
  each('desk-agreement:done.', Object.keys(agreementDecisions));
  const deskTexts = [
    'title not-prepared prepare.title prepare.about prepare.again send sign.title sign.about sign.send rhythm days version',
    'signed not-signed no-rating baseline line.objectives line.rhythm line.days line.version',
    'do.agreement-paper do.to-agreement do.change-agreement do.to-agreement-sign done.agreement-changed done.agreement-complete',
    'hint.time hint.end hint.questions hint.why hint.name',
    'wrong.objective wrong.choice wrong.time wrong.place wrong.why wrong.date wrong.start wrong.end wrong.months wrong.name',
  ];
  each('desk-agreement:', deskTexts.join(' ').split(' '));
  const fields = ['objective', 'objective-two', 'objective-three', 'day', 'time', 'place', 'start', 'end'];
  each('desk-agreement:field.', [...fields, 'questions', 'why', 'name']);
  each('desk-agreement:questions.', askedWhom);
  for (const key of needed) if (/^desk-agreement:(do\.|send|sign)/.test(key)) buttons.add(key);
  for (const kind of ['agreement-question', 'agreement-no']) needed.add(`desk:case.${kind}`).add(`desk:news.${kind}`);
  each('desk:news.', ['agreement-yours', 'agreement-changed', 'signature-missing', 'duo-begins']);
}

/** Texts of the answers on a card, and of the form that corrects them. */
function addAnswers({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`desk-answers:${prefix}${ending}`);
  };
  each('', [
    'title',
    'unanswered',
    'unanswered.all',
    'source',
    'reason',
    'reason.hint',
    'send',
    'nothing',
    'missing',
    'note.complete',
  ]);
  each('do.', ['answers', 'interviewed']);
  each('done.', Object.keys(answerDecisions));
  each('sure.', ['interviewed']);
  each('part.', [...new Set(Object.values(sittings).flatMap((all) => all.map(({ name }) => name)))]);
  each('by.', sources);
  each('source.', sources);
  each('form.', ['how']);
  each('hint.', ['text', 'one', 'many']);
  each('wrong.', ['long', 'unclear', 'source', 'reason']);
  each('', ['more', 'open.notes', 'history', 'history.duo']);
  for (const key of needed) if (/^desk-answers:(do\.|send|open)/.test(key)) buttons.add(key);
}

/** Texts of interviews and of what is decided after them, whose key the desk or the shell puts together. */
function addInterviews({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`interviews-desk:${prefix}${ending}`);
  };
  each('done.', Object.keys(slotDecisions));
  each('do.', ['continue', 'decline', 'take-back', 'reopen', 'note']);
  each('sure.', ['take-back', 'reopen']);
  for (const name of ['continue', 'decline', 'note']) each(`${name}.`, ['title', 'about']);
  each('field.', ['centre', 'date', 'time', 'weeks', 'minutes', 'place', 'limit']);
  each('field.', ['missing', 'words', 'slot', 'reason', 'text']);
  each('verdict.', ['accept', 'continue', 'decline']);
  each('reason.', declineCodes);
  for (const code of missingCodes) needed.add(`decision:missing.${code}`);
  for (const at of ['all', 'be', 'fr', 'nl']) needed.add(`decision:addresses.${at}`);
  // Lines of "my data".
  for (const key of ['result', 'missing', 'words']) needed.add(`decision:${key}.label`);
  for (const key of ['accept', 'continue', 'decline']) needed.add(`decision:result.${key}`);
  for (const key of needed) if (/^interviews-desk:(do\.|open\.slots|send)/.test(key)) buttons.add(key);
  for (const key of ['item', 'item.none', 'item.later']) buttons.add(`book-interview:${key}`);
}

/** Texts of what came with an import: among somebody's data, and at the desk. */
function addImport({ needed }: UsedTexts): void {
  for (const step of ['at', 'meetings', 'signed']) needed.add(`import:${step}.label`);
  needed.add('desk:news.moved-in').add('desk-agreement:signed-on-paper').add('desk-agreement:line.before');
}

/** Texts of events and guides whose key is put together, or that the shell writes. */
function addEvents({ needed, buttons }: Pick<UsedTexts, 'needed' | 'buttons'>): void {
  const events = 'free full online own.booked own.waiting detail reminder.place reminder.online freed not-freed';
  const more = 'changed cancelled missed offered.label';
  for (const key of `${events} ${more}`.split(' ')) needed.add(`events:${key}`);
  for (const kind of eventKinds) needed.add(`events:kind.${kind}`).add(`events:open.${kind}`);
  for (const key of ['item', 'item.full', 'item.none', 'item.keep']) {
    needed.add(`events:${key}`);
    buttons.add(`events:${key}`);
  }
  for (const key of ['item', 'item.none']) {
    needed.add(`guides:${key}`);
    buttons.add(`guides:${key}`);
  }
  needed.add('guides:offer').add('from-partner:said.event');
  const desk = [
    'title explain none line hidden guide-add.title guide-change.title field.kind field.title field.text field.text.hint',
    'wrong.kind wrong.title wrong.text full save open open.language do.guide-add do.guide-change do.guide-hide do.guide-show',
  ];
  for (const key of desk.join(' ').split(' ')) {
    needed.add(`desk-guides:${key}`);
    if (/^(do|open)\b|^save$/.test(key)) buttons.add(`desk-guides:${key}`);
  }
  for (const kind of guideKinds) needed.add(`desk-guides:kind.${kind}`);
  for (const name of Object.keys(guideDecisions)) needed.add(`desk-guides:done.${name}`);
  for (const key of ['do.new-event', 'new-event.title', 'new-event.what', 'done.create-event', 'field.event'])
    needed.add(`desk-training:${key}`);
  buttons.add('desk-training:do.new-event');
}

/** Texts of whoever waits for a duo, on the desk. */
function addWaiting({ needed }: UsedTexts): void {
  for (const event of ['waits', 'waits-long']) needed.add(`desk:news.${event}`);
}

/** Texts of the page for a projector, and of the button that leads to it. */
function addProjector({ needed, buttons }: UsedTexts): void {
  const all = 'open sent link title nobody over days used.title used.what gone.title gone.what';
  for (const key of all.split(' ')) needed.add(`projector:${key}`);
  for (const state of projectorStates) needed.add(`projector:state.${state}`);
  buttons.add('projector:open').add('projector:open.button');
}

/** Texts of the top of the overview and of the digest. */
function addGlance({ needed, buttons }: UsedTexts): void {
  const kinds = ['gatherings', 'interviews', 'meetings', 'weekly', 'ending'];
  const last = ['new', 'proposed', 'begun', 'meetings', 'held'];
  for (const kind of kinds) needed.add(`glance:on.${kind}`);
  for (const kind of last) needed.add(`glance:last.${kind}`);
  const rest = 'today week risk risk.text risk.more risk.open digest last to-do to-do.text';
  for (const key of rest.split(' ')) needed.add(`glance:${key}`);
  buttons.add('glance:risk.open');
}

/** Texts of the figures, and of the button that leads to them. */
function addFigures({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`figures:${prefix}${ending}`);
  };
  // Words that are asked for through a function of the report.
  const report = 'title title.of period made rule hidden none all part column.figure column.month';
  each('', [...report.split(' '), 'value.share', 'value.of', 'value.days']);
  each('', ['table', 'what.exact', 'bad', 'page', 'save', 'sent', 'link', 'all.centres']);
  for (const page of ['open', 'used', 'gone']) each(`${page}.`, ['title', 'what']);
  needed.add('projector:open.title').add('projector:open.what').add('projector:open.button');
  each('pick.', ['centre', 'from', 'until', 'go']);
  each('save.', ['csv', 'xlsx', 'pdf']);
  each('name.', figureIds);
  for (const name of ['group.', 'chart.']) each(name, groups);
  each('step.', funnelSteps);
  each('role.', ['mentee', 'mentor']);
  each('rating.', ratedTwice);
  each('moment.', ['end', '3', '6', '12']);
  each('series.', ['planned', 'held', 'reached', 'positive', 'active']);
  for (const key of ['open', 'open.button', 'pick.go', 'save.csv', 'save.xlsx', 'save.pdf']) {
    needed.add(`figures:${key}`);
    buttons.add(`figures:${key}`);
  }
}

/** Texts of the page of six months. */
function addPlay({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: string) => {
    for (const ending of endings.split(' ')) needed.add(`play:${prefix}${ending}`);
  };
  each('', 'before progress last on people people.what taken speaks');
  each('phase.', 'running paused over');
  each('figure.', 'proposed active closed ended asked met alarms prompts');
  each('happened.duo.', 'active evaluation closed ended declined');
  each('happened.alert.', 'low silent help report blocked not-started not-met contradiction progress');
  each('', 'closing closing.what');
  each('person.', 'mentee mentor coordinator');
  each('do.', 'start again pause go');
  for (const name of ['start', 'again', 'pause', 'go']) buttons.add(`play:do.${name}`);
}

/** Texts of matching sessions whose key the board puts together or chooses. */
function addBoard({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`board:${prefix}${ending}`);
  };
  const decided = Object.keys(boardDecisions).filter((name) => name !== 'match-send');
  each('do.', [...decided, 'match-send', 'match-close', 'match-ask', 'match-swap']);
  each('done.', [...decided, 'match-send', 'match-close']);
  each('sure.', ['match-send', 'match-close']);
  each('row.', ['proposed', 'confirmed', 'locked', 'open', 'parked', 'broken', 'nobody', 'waits']);
  each('criterion.', criteria);
  each('obstacle.', [...obstacles, 'gone']);
  each('reason.', [...criteria.filter((one) => one !== 'project'), 'project.clear', 'project.open']);
  const against = [
    'online',
    'no-help',
    'part-help',
    'no-sectors',
    'no-job',
    'language-minimum',
    'opposite',
    'one-slot',
  ];
  each('objection.', [...against, 'project.clear', 'project.open']);
  each('help.', helpCodes);
  each('field.', ['until', 'note', 'mentor']);
  for (const name of ['match-park', 'match-note', 'match-ask']) {
    each(`${name}.`, ['title', 'about']);
    each('send.', [name]);
  }
  each('', ['title', 'title.one', 'share', 'share.unknown', 'next', 'next.from', 'not.costs', 'not.free']);
  each('', ['for', 'against', 'people', 'state', 'present', 'note', 'minutes.when']);
  each('minutes.', ['sent', 'lost', 'parked', 'vetoes', 'notes']);
  for (const key of needed) if (/^board:(do\.|open\.|send\.)/.test(key)) buttons.add(key);
}

/** Texts about the meetings of a duo, whose key the desk puts together. */
function addMeetings({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`meetings-desk:${prefix}${ending}`);
  };
  each('', ['state', 'answered']);
  each('title.', ['first', 'agreement']);
  each('state.', ['asking', 'arranging', 'set', 'over', 'cancelled']);
  each('seal.', ['introduction', 'first-meeting']);
  each('', ['asked', 'when', 'place', 'who', 'home.today', 'home.arrange']);
  each('do.', ['meeting-alone', 'to-arrange', 'to-move', 'meeting-cancel', 'meeting-again']);
  each('do.', ['to-open-seal', 'open-seal', 'end-proposal']);
  each('done.', [...Object.keys(meetingDecisions), ...Object.keys(sealDecisions)]);
  each('done.meeting-alone.', ['asked', 'same', 'none']);
  each('done.meeting-again.', ['none']);
  each('field.', ['date', 'time', 'place', 'who', 'reason']);
  for (const key of needed) if (/^meetings-desk:(do\.|send|open)/.test(key)) buttons.add(key);
  // A line of "my data".
  needed.add('meeting-times:pick.label');
}

/** Texts of the lines about fairness. */
function addFairness({ needed }: UsedTexts): void {
  const all = 'title few all rest hidden other unknown line line.score longer longer.text';
  for (const key of all.split(' ')) needed.add(`fairness:${key}`);
  for (const dimension of dimensions) needed.add(`fairness:of.${dimension}`);
  for (const gender of ['woman', 'man', 'other']) needed.add(`fairness:gender.${gender}`);
}

/** Texts of the settings of a centre and of one's own hours. */
function addSettings({ needed, buttons }: UsedTexts): void {
  const each = (prefix: string, endings: readonly string[]) => {
    for (const ending of endings) needed.add(`settings-desk:${prefix}${ending}`);
  };
  each('open.', ['centre', 'hours']);
  each('do.', ['centre-change', 'hours-on', 'hours-off']);
  each('done.', ['centre-set', 'hours-on', 'hours-off']);
  each('choice.', weightChoices);
  each('weight.', criteria);
  each('centre.', ['title', 'weights', 'limits', 'how', 'level', 'score', 'score.hint', 'score.wrong', 'send']);
  each('centre.', ['place', 'place.none', 'place.hint', 'place.wrong', 'choice.wrong', 'none.wrong']);
  each('hours.', ['title', 'how', 'none', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);
  for (const key of needed) if (/^settings-desk:(do|open)\.|^settings-desk:centre\.send/.test(key)) buttons.add(key);
}

/** Texts of trainings and exchanges whose key is put together, or that the shell writes. */
function addTrainings({ needed, buttons }: UsedTexts): void {
  const each = (file: string, prefix: string, endings: readonly (string | number)[]) => {
    for (const ending of endings) needed.add(`${file}:${prefix}${ending}`);
  };
  const shown = (file: string, keys: readonly string[]) => {
    for (const key of keys) {
      needed.add(`${file}:${key}`);
      buttons.add(`${file}:${key}`);
    }
  };
  each('desk-training', 'done.', Object.keys(trainingDecisions));
  each('desk-training', 'do.', Object.keys(trainingForms));
  each(
    'desk-training',
    '',
    Object.keys(trainingForms).map((name) => `${name}.title`),
  );
  each('desk-training', 'field.', [
    'centre',
    'day1',
    'day2',
    'day3',
    'day4',
    'morning',
    'afternoon',
    'language',
    'seats',
  ]);
  each('desk-training', 'field.', ['module', 'date', 'time', 'repeat']);
  each('desk-training', 'module.', allModules);
  each('desk-training', 'attendance.', ['training', 'exchange', ...eventKinds]);
  each('desk-training', 'title.', ['exchange', ...eventKinds]);
  addEvents({ needed, buttons });
  each('desk-training', 'person.', ['modules', 'count']);
  for (const key of needed) if (/^desk-training:(do|open)\./.test(key)) buttons.add(key);
  shown('training', ['item', 'item.full', 'item.none', 'module-item', 'module-item.all', 'module-item.none']);
  each('training', '', ['detail', 'free', 'full', 'online', 'own.booked', 'own.waiting', 'open', 'earlier.label']);
  each('training', 'reminder.', ['place', 'online', 'two.place', 'two.online']);
  shown('make-up', ['item', 'item.elsewhere', 'item.none']);
  each('make-up', '', ['detail', 'detail.elsewhere', 'open']);
  shown('exchange', ['item', 'item.full', 'item.none', 'item.keep']);
  each('exchange', '', ['detail', 'own.booked', 'own.waiting', 'reminder.place', 'reminder.online']);
  for (const flow of ['training', 'exchange']) each(flow, '', ['freed', 'not-freed', 'changed', 'cancelled']);
  each('training', '', ['missed', 'missed.more', 'freed.more']);
  each('training-evaluation', '', ['hello']);
  shown(
    'dates',
    everyBookedKind.map((kind) => `which.${kind}`),
  );
}

function addFlows({ needed, optional, buttons }: UsedTexts): void {
  for (const flow of Object.values(flows)) {
    for (const key of textKeys(flow)) needed.add(`${flow.name}:${key}`);
    for (const [name, step] of Object.entries(flow.steps)) {
      if (!isQuestion(step)) continue;
      const at = `${flow.name}:${spokenAs(name, step)}`;
      for (const code of insteadOf(step)) {
        needed.add(`common:instead.${code}`);
        buttons.add(`common:instead.${code}`);
      }
      optional.add(`${at}.retry`);
      // A recorded answer is a line of "my data", and a line has a name.
      if (step.record !== false && step.kind !== 'review') needed.add(`${at}.label`);
      if ('options' in step && !('list' in step.options))
        for (const option of step.options) buttons.add(`${at}.${option}`);
      if ((step.kind === 'text' || step.kind === 'file') && step.skip) buttons.add(`${at}.skip`);
      if (step.kind === 'document') buttons.add(`${at}.next`);
      if (step.kind !== 'review') continue;
      buttons.add(`${at}.confirm`);
      for (const of of step.of) buttons.add(`${flow.name}:${of}.label`);
    }
  }
  for (const { id } of firstCentres) buttons.add(`centres:${id}`);
  buttons.add('common:done').add('common:all').add('common:simpler').add('common:change');
}

/** What may be wrong with an answer, as core/read.ts declares it: `why: 'text' | 'number'`. */
function retryReasons(root: string): string[] {
  const text = readFileSync(join(root, 'src/core/read.ts'), 'utf8');
  const declared = [...text.matchAll(/\bwhy:((?:\s*\|?\s*'[a-z]+')+)/g)].map((found) => found[1] ?? '');
  return [...new Set(declared.join(' ').match(/[a-z]+/g) ?? [])];
}

/** Texts that the code names: `{ flow, key }` written out, `common('…')`, `text(language, '…', '…')`, records. */
function addCode({ needed }: UsedTexts, { file, nodes }: Source, reasons: readonly string[]): void {
  for (const { node } of nodes) {
    if (node.type === 'ObjectExpression') {
      const { kind, flow, key, step, value } = literalFields(node);
      // The names of languages are not in the catalogue.
      if (flow && key && flow !== 'languages') needed.add(`${flow}:${key}`);
      if (kind !== 'record' || !flow || !step) continue;
      needed.add(`${flow}:${step}.label`);
      if (value) needed.add(`${flow}:${step}.${value}`);
    }
    if (node.type !== 'CallExpression') continue;
    const [first, second, third] = argumentsOf(node);
    const callee = inside(node, 'callee');
    if (nameOf(callee) === 'common') for (const key of keysOf(first, 'retry.', reasons)) needed.add(`common:${key}`);
    if (nameOf(callee) === 'text' && file.startsWith('src/channels/telegram/')) {
      for (const key of keysOf(first, 'command.', Object.keys(commandNames))) needed.add(`channel:${key}`);
    }
    if (nameOf(callee) === 'sessionText') {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`sessions-desk:${written}`);
    }
    if (nameOf(callee) === 'meetingText') {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`meetings-desk:${written}`);
    }
    if (nameOf(callee) === 'trainingText') {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`desk-training:${written}`);
    }
    for (const [short, where] of [
      ['courseText', 'desk-duo'],
      ['callText', 'desk-help'],
    ]) {
      if (nameOf(callee) !== short) continue;
      const written = literal(first ?? null);
      if (written !== null) needed.add(`${where}:${written}`);
    }
    if (nameOf(callee) === 'slotText') {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`interviews-desk:${written}`);
    }
    // The desk's own short way: text('key') and open(page, text('key')).
    if (nameOf(callee) === 'text' && file.startsWith('src/programme/desk/')) {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`desk:${written}`);
    }
    if (nameOf(callee) === 'team' && file.startsWith('src/programme/desk/')) {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`teamwork:${written}`);
    }
    if (nameOf(callee) === 'care' && file.startsWith('src/programme/desk/')) {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`care:${written}`);
    }
    if (nameOf(callee) === 'board' && file.startsWith('src/programme/desk/')) {
      const written = literal(first ?? null);
      if (written !== null) needed.add(`board:${written}`);
    }
    const method = callee?.type === 'MemberExpression' ? nameOf(inside(callee, 'property')) : null;
    const flow = literal(second ?? null);
    const key = literal(third ?? null);
    if ((method === 'text' || method === 'has') && flow !== null && key !== null) needed.add(`${flow}:${key}`);
  }
}

/** The keys that an argument stands for: one written out, or one for each ending of a template. */
function keysOf(argument: Syntax | undefined, prefix: string, endings: readonly string[]): string[] {
  const written = literal(argument ?? null);
  if (written !== null) return [written];
  const [begin] = Array.isArray(argument?.quasis) ? (argument.quasis as { raw: string }[]) : [];
  return begin?.raw === prefix ? endings.map((ending) => prefix + ending) : [];
}

/** Texts of the web: holes of the pages and what their scripts ask for; any other string of a script may name one too. */
function addPages({ needed, optional }: UsedTexts, root: string): void {
  for (const file of filesBelow(root, PAGES, '.html')) {
    for (const [, hole = ''] of readFileSync(join(root, file), 'utf8').matchAll(/\{\{([\w.-]+)\}\}/g)) {
      if (hole.startsWith('projector.')) needed.add(`projector:${hole.slice('projector.'.length)}`);
      else if (hole.startsWith('play.')) needed.add(`play:${hole.slice('play.'.length)}`);
      else if (!FILLED_BY_CODE.includes(hole)) needed.add(`web:${hole}`);
    }
  }
  for (const file of filesBelow(root, PAGES, '.js')) {
    for (const { node } of readSource(root, file).nodes) {
      const callee = inside(node, 'callee');
      const called = callee?.type === 'MemberExpression' ? nameOf(inside(callee, 'property')) : nameOf(callee);
      const asked = called === 'text' ? literal(argumentsOf(node)[0] ?? null) : null;
      if (asked !== null) needed.add(`web:${asked}`);
      const mentioned = literal(node);
      if (mentioned !== null) optional.add(`web:${mentioned}`);
    }
  }
}
