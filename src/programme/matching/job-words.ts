// The words of a job as matching compares them: in lower case, without accents, without those that say nothing about work.
import { fold } from '../../core/read.ts';

/** Shorter ones are articles and the like. */
const SHORTEST = 3;

/** Words that stand in every second answer and say nothing about the work, as they look when folded; English, French, Dutch. */
const empty = new Set(
  (
    'the and for with from job jobs work works worked working worker year years ten twenty thirty forty many want would like have had been was were ' +
    'very good any some that this then than something anything company firm big small own later now also first last all one two three five ' +
    'les des une dans pour avec sans chez sur par aux ans annees annee dix vingt trente quarante travail travailler travaille metier emploi ' +
    'veux voudrais aimerais suis etais ete puis tres bien tout tous entreprise societe grande petite grand petit mon mes notre que qui comme aussi ' +
    'een het der den van voor met bij uit naar ook jaar jaren tien twintig dertig veertig werk werken werkte gewerkt baan wil zou graag ben was ' +
    'heb had als maar veel groot grote klein kleine bedrijf mijn ons iets alle eerst later nog'
  ).split(' '),
);

/** The words of an answer, each once, in their order. */
export const jobWords = (answer: string): string[] => [
  ...new Set(
    fold(answer)
      .split(' ')
      .filter((word) => word.length >= SHORTEST && !empty.has(word) && !/^\d+$/.test(word)),
  ),
];

/** A word as somebody wrote it, accents and all; itself when it does not stand there. */
export const asWritten = (word: string, answer: string): string =>
  answer
    .split(/[^\p{L}\p{M}\p{N}+]+/u)
    .find((one) => fold(one) === word)
    ?.toLocaleLowerCase() ?? word;
