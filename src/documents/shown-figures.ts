// Figures in words and numbers, as pages, papers and files show them. Plain data, made by src/app/figure-report.ts.

/** A number in its place. `text` is what is read; the numbers are null where nothing may be shown, or nothing is there. */
export type ShownCell = {
  text: string;
  hidden: boolean;
  top: number | null;
  bottom: number | null;
  value: number | null;
};

/** One figure of each column. `name` is the whole; in a table `label` stands below the `heading` that several share. */
export type ShownFigure = {
  id: string;
  part: string | null;
  name: string;
  heading: string | null;
  label: string;
  cells: readonly ShownCell[];
};

/** A chart: bars beside each other or lines, one series for each name. A value is null where nothing may be shown. */
export type ShownChart = {
  title: string;
  kind: 'bar' | 'line';
  percent: boolean;
  labels: readonly string[];
  /** What the labels are. */
  over: string;
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** The same in words, row by row as the labels. */
  texts: readonly (readonly string[])[];
};

/** The figures of some centres in a period. */
export type ShownFigures = {
  language: string;
  title: string;
  /** The months, as `yyyy-mm`. */
  from: string;
  until: string;
  period: string;
  made: string;
  rule: string;
  /** What the first column is called, and the centres of the others. */
  head: string;
  columns: readonly string[];
  groups: readonly { id: string; title: string; charts: readonly ShownChart[]; rows: readonly ShownFigure[] }[];
  /** Of each figure, in English: how it is counted. */
  definitions: readonly {
    id: string;
    name: string;
    numerator: string;
    denominator: string;
    excluded: string;
    source: string;
  }[];
  /** The words around them, by their key in locales/<language>/figures.json. */
  words: Readonly<Record<string, string>>;
};
