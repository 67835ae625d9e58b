// The lists of frequent questions and of their answers, in every language: what the person's centre shows, and the standard ones by themselves.
import type { ListItem } from '../core/flow.ts';
import { centreOf, type Facts } from '../programme/facts.ts';
import { questionsIn } from '../programme/questions/list.ts';
import { standardQuestions } from '../programme/questions/standard.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { languages } from '../speech/languages.ts';

type Lists = Record<string, readonly ListItem[]>;

/** The standard questions and answers of every language; the holes of the answers stay, to be filled for a centre. */
export function standardFaqLists(catalogue: Catalogue): Lists {
  const holes = { centre: '{{centre}}', contact: '{{contact}}' };
  return Object.fromEntries(
    languages.flatMap(({ code }) => [
      [
        `faq-standard.${code}`,
        standardQuestions.map((id) => ({
          id,
          label: catalogue.text(code, 'faq', `${id}.question`),
          also: languages.map((other) => catalogue.text(other.code, 'faq', `${id}.question`)),
        })),
      ],
      [
        `faq-standard-answer.${code}`,
        standardQuestions.map((id) => ({ id, label: catalogue.text(code, 'faq', `${id}.answer`, holes) })),
      ],
      [`faq-other.${code}`, [{ id: 'other', label: catalogue.text(code, 'questions', 'choose.other') }]],
    ]),
  );
}

/** What this person can choose from, in every language, and the answers. */
export function faqLists(facts: Facts, standard: Lists): Lists {
  const centre = centreOf(facts);
  const filled = (answer: string): string =>
    answer.replaceAll('{{centre}}', centre?.name ?? '').replaceAll('{{contact}}', centre?.contact ?? SITE);
  return Object.fromEntries(
    languages.flatMap(({ code }) => {
      const answers = standard[`faq-standard-answer.${code}`] ?? [];
      const usual = (standard[`faq-standard.${code}`] ?? []).map(({ id, label, also }) => ({
        id,
        question: label,
        answer: answers.find((one) => one.id === id)?.label ?? '',
        also: also ?? [],
      }));
      const shown = questionsIn(code, usual, facts.faq);
      const named = shown.map(({ id, question }) => {
        const also = usual.find((one) => one.id === id && one.question === question)?.also;
        return { id, label: question, ...(also ? { also } : {}) };
      });
      return [
        [`faq.${code}`, [...named, ...(standard[`faq-other.${code}`] ?? [])]],
        [`faq-answer.${code}`, shown.map(({ id, answer }) => ({ id, label: filled(answer) }))],
      ];
    }),
  );
}

/** Where somebody reads on who has no centre yet. */
const SITE = 'www.duoforajob.org';
