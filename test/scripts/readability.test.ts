// Syllables against words that were counted by hand, and the published formulas against figures that were worked out on paper.
import { expect, test } from 'vitest';
import { countSyllables } from '../../scripts/count-syllables.ts';
import { formulas, kincaidGrade, measure, sentencesOf } from '../../scripts/readability.ts';

/** Words with the number of syllables that a speaker hears. */
const counted: Record<string, string> = {
  en: `the 1 people 2 programme 2 answer 2 coordinator 5 wanted 2 times 1 courses 2 going 2 idea 3 quiet 2 rule 1
    question 2 delete 2 deleted 3 stopped 1 your 1 year 1 young 1 eligible 4 everything 4 interview 3 language 2
    meeting 2 before 2 simple 2 period 3 one 1 volunteer 3 please 1 write 1 again 2 create 2 data 2 finished 2
    message 2 changes 2 believe 2 experience 4 origin 3 religion 3 papers 2 decide 2 somebody 3 computer 3 agree 2
    support 2 future 2 partner 2 asked 1 choose 1 languages 3 hours 1 available 4 continue 3`,
  fr: `le 1 réponse 2 question 2 personne 2 équipe 2 l’équipe 2 coordination 5 cherchent 1 peuvent 1 souvent 2
    comment 2 année 2 vie 1 réalité 4 voyage 2 travailler 3 travaillent 2 famille 2 centre 1 qu’il 1 jeunes 1 mentor 2
    programme 2 informatique 4 données 2 appuyez 3 écrivez 3 bénévoles 3 naissance 2 simplement 3 s’il 1 plaît 1
    aujourd’hui 3 semaine 2 deux 1 heures 1 origine 3 religion 3 européenne 4 aide 1 langue 1 gens 1 supprimons 3
    payer 2 naïf 2 client 1 rencontre 2 pouvez 2 seulement 3 lisent 1 ici 2 janvier 2`,
  nl: `de 1 antwoord 2 antwoorden 3 mensen 2 coördinator 5 coördinatoren 6 geïnteresseerd 5 beantwoorden 4 informatie 4
    vrijwilligers 4 nieuwe 2 leeuw 1 mooi 1 draai 1 groei 1 jij 1 tijd 1 verwijderen 4 geboortejaar 4 team 1
    interview 3 computerprogramma 6 taal 1 talen 2 knop 1 vraag 1 bewaren 3 mentee 2 afspraak 2 werk 1 zoeken 2
    ouder 2 europese 4 unie 2 eenvoudiger 4 centrum 2 vertellen 3 iemand 2 schrijf 1 gegevens 3 beslissen 3 altijd 2
    moeilijk 2 duo 2 februari 4 ideeën 3`,
};

const pairs = (list: string) =>
  [...list.matchAll(/(\S+) (\d+)/g)].map(([, word = '', syllables]) => ({ word, syllables: Number(syllables) }));

test.each(Object.keys(counted))(
  '%s: the words together within five in a hundred, nine of ten words to the syllable',
  (language) => {
    const words = pairs(counted[language] ?? '');
    const byHand = words.reduce((sum, { syllables }) => sum + syllables, 0);
    const byRule = words.reduce((sum, { word }) => sum + countSyllables(word, language), 0);
    expect(Math.abs(byRule - byHand) / byHand).toBeLessThanOrEqual(0.05);
    const wrong = words.filter(({ word, syllables }) => countSyllables(word, language) !== syllables);
    expect(wrong.length / words.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.1);
  },
);

test('a language without rules is a mistake, not a guess', () => {
  expect(() => countSyllables('Wort', 'de')).toThrow('No rules for syllables in de');
  expect(measure(['Ein Wort.'], 'de')).toBeNull();
});

test('sentences end with a line and with signs, not in a time or a hole; names and holes are one word', () => {
  expect(sentencesOf('Bring this:\n• your CV; at 09:30, please!')).toEqual([
    ['Bring', 'this'],
    ['your', 'CV'],
    ['at', '09', '30', 'please'],
  ]);
  expect(sentencesOf('DUO for a JOB writes to {{name}}. 👍')).toEqual([['ꙮ', 'writes', 'to', 'ꙮ']]);
  expect(sentencesOf('Voulez-vous parler avec l’équipe ? « Peut-être »')).toEqual([
    ['Voulez', 'vous', 'parler', 'avec', 'l’équipe'],
    ['Peut-être'],
  ]);
});

test('the formulas give what they give on paper', () => {
  // Two syllables in “answers” and in “button”, one in each of the other ten words.
  const text = 'We keep your first name and your answers. Tap the blue button.';
  expect(measure([text], 'en')).toMatchObject({ words: 12, sentences: 2, syllables: 14 });
  expect(formulas.en?.ease(6, 1.25)).toBeCloseTo(206.835 - 6.09 - 105.75, 5);
  expect(formulas.fr?.ease(10, 1.5)).toBeCloseTo(207 - 10.15 - 110.4, 5);
  expect(formulas.nl?.ease(10, 1.5)).toBeCloseTo(206.84 - 9.3 - 115.5, 5);
  expect(kincaidGrade({ words: 100, sentences: 10, syllables: 150, ease: 0 })).toBeCloseTo(3.9 + 17.7 - 15.59, 5);
});

test('what is written harder is measured harder, in every language', () => {
  const texts: Record<string, [easy: string, hard: string]> = {
    en: ['We look for work. You help us.', 'Participation necessitates unconditional availability of all applicants.'],
    fr: [
      'Nous lisons tout. Vous aidez.',
      'La participation nécessite une disponibilité inconditionnelle des candidats.',
    ],
    nl: ['We zoeken werk. Jij helpt.', 'Deelname veronderstelt onvoorwaardelijke beschikbaarheid van kandidaten.'],
  };
  for (const [language, [easy, hard]] of Object.entries(texts)) {
    expect(measure([easy], language)?.ease, language).toBeGreaterThan(90);
    expect(measure([hard], language)?.ease, language).toBeLessThan(30);
  }
});
