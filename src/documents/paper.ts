// A PDF on A4, written from top to bottom in either direction: titles, clauses, tables, and page numbers at the end.
import PDFDocument from 'pdfkit';
import type { Weight } from './fonts.ts';
import { type Direction, type Line, linesOf } from './lines.ts';
import { type Drawn, shapesOf } from './svg-shapes.ts';

/** How words look. */
type Style = { size: number; weight: Weight; color: string; leading: number };

const ink = '#1f2328';
const soft = '#5b6470';
const accent = '#1d3557';
const rule = '#c9d1da';
const styles = {
  title: { size: 21, weight: 700, color: accent, leading: 28 },
  under: { size: 11, weight: 400, color: soft, leading: 16 },
  heading: { size: 13, weight: 700, color: accent, leading: 19 },
  body: { size: 10.5, weight: 400, color: ink, leading: 16 },
  head: { size: 8.5, weight: 700, color: soft, leading: 12 },
  cell: { size: 9.5, weight: 400, color: ink, leading: 14 },
  name: { size: 17, weight: 700, color: ink, leading: 24 },
  fact: { size: 11, weight: 700, color: ink, leading: 18 },
  note: { size: 8.5, weight: 400, color: soft, leading: 12 },
} as const satisfies Record<string, Style>;

const MARGIN = { side: 62, top: 62, bottom: 74 };
/** Where the first line of the letters of a line stands, as a part of the leading. */
const BASELINE = 0.74;
/** Between the columns of a table. */
const GUTTER = 8;

/** What stands in the file beside its pages. `at` is the time that it says it was made. */
export type PaperSettings = { title: string; language: string; direction: Direction; at: string };

/** A paper that is being written. */
export type Paper = ReturnType<typeof openPaper>;

/** Begins a paper. */
export function openPaper({ title, language, direction, at }: PaperSettings) {
  const made = new Date(at);
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 0, bufferPages: true, lang: language, displayTitle: true },
    info: { Title: title, Creator: 'DUO for a JOB', Producer: 'DUO for a JOB', CreationDate: made, ModDate: made },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  const inside = doc.page.width - 2 * MARGIN.side;
  const lowest = doc.page.height - MARGIN.bottom;
  let y = MARGIN.top;
  /** Fonts that are in this file; their parts are counted in the order in which they come. */
  const registered = new Set<string>();

  /** Goes to a new page where there is no room for so much. */
  function room(height: number): void {
    if (y + height <= lowest) return;
    doc.addPage();
    y = MARGIN.top;
  }

  function draw(
    { runs, width }: Line,
    { size, color, leading }: Style,
    left: number,
    top: number,
    within: number,
  ): void {
    let x = direction === 'rtl' ? left + within - width : left;
    doc.fillColor(color).fontSize(size);
    for (const { text, file, width: run, read } of runs) {
      if (!registered.has(file.name)) doc.registerFont(file.name, file.bytes as never);
      registered.add(file.name);
      doc.font(file.name);
      // With a list of features the run is laid out as a whole: pdfkit would else put words one after the other, from the left.
      if (read !== null) doc.markContent('Span', { actual: read });
      // Its width is known, and need not be measured once more.
      const options = { lineBreak: false, baseline: 'alphabetic', features: [], textWidth: run, wordCount: 1 } as const;
      doc.text(text, x, top + leading * BASELINE, options as never);
      if (read !== null) doc.endMarkedContent();
      x += run;
    }
  }

  /** Words within `left` and `within`, down from where we are; a page may end between two lines. */
  function write(text: string, style: Style, left = MARGIN.side, within = inside, base = direction): void {
    for (const line of linesOf(text, style.size, style.weight, within, base)) {
      room(style.leading);
      draw(line, style, left, y, within);
      y += style.leading;
    }
  }

  const space = (height: number): void => {
    y += height;
  };

  function line(top: number): void {
    doc
      .moveTo(MARGIN.side, top)
      .lineTo(MARGIN.side + inside, top)
      .lineWidth(0.6)
      .strokeColor(rule)
      .stroke();
  }

  /** A mark at the side where reading begins, and words beside it. */
  function beside(mark: string, markWidth: number, text: string, style: Style): void {
    const within = inside - markWidth;
    const [first] = linesOf(mark, style.size, style.weight, markWidth, direction);
    room(style.leading);
    const markLeft = direction === 'rtl' ? MARGIN.side + within : MARGIN.side;
    if (first) draw(first, { ...style, color: soft }, markLeft, y, markWidth);
    write(text, style, direction === 'rtl' ? MARGIN.side : MARGIN.side + markWidth, within);
  }

  /** One row, whole on a page. `widths` are parts of the whole width. */
  function row(cells: readonly string[], widths: readonly number[], style: Style): void {
    const sum = widths.reduce((all, one) => all + one, 0);
    const wide = widths.map((one) => (one / sum) * inside);
    const lines = cells.map((cell, at) => linesOf(cell, style.size, style.weight, (wide[at] ?? 0) - GUTTER, direction));
    const height = Math.max(...lines.map((some) => some.length)) * style.leading + 2 * 4;
    room(height);
    let from = 0;
    for (const [at, some] of lines.entries()) {
      const width = wide[at] ?? 0;
      const left = direction === 'rtl' ? MARGIN.side + inside - from - width + GUTTER : MARGIN.side + from;
      for (const [nth, one] of some.entries()) draw(one, style, left, y + 4 + nth * style.leading, width - GUTTER);
      from += width;
    }
    y += height;
    line(y);
  }

  function shapeOnPaper(shape: Drawn): void {
    doc.save().transform(...shape.matrix);
    if (shape.kind === 'path') {
      const path = doc.path(shape.d).lineWidth(shape.width);
      if (shape.fill && shape.stroke) path.fillAndStroke(shape.fill, shape.stroke);
      else if (shape.fill) path.fill(shape.fill);
      else if (shape.stroke) path.stroke(shape.stroke);
    } else {
      const [one] = linesOf(shape.text, shape.size, 400, Number.POSITIVE_INFINITY, 'ltr');
      const style = { size: shape.size, weight: 400, color: shape.fill, leading: shape.size } as const;
      const left = { start: 0, middle: -0.5, end: -1 }[shape.anchor] * (one?.width ?? 0);
      // The middle of small letters stands a third of the size above the line that they stand on.
      if (one) draw(one, style, shape.x + left, shape.y + shape.size * (0.35 - BASELINE), one.width + 1);
    }
    doc.restore();
  }

  return {
    title: (text: string) => write(text, styles.title),
    under: (text: string) => write(text, styles.under),
    /** A line from side to side. */
    line: () => {
      space(10);
      line(y);
      space(8);
    },
    /** A heading stays with what follows it. */
    heading: (text: string) => {
      space(12);
      room(styles.heading.leading + 3 * styles.body.leading);
      write(text, styles.heading);
      space(4);
    },
    clause: (number: string, text: string) => {
      beside(number, 30, text, styles.body);
      space(5);
    },
    item: (text: string) => {
      beside('•', 14, text, styles.body);
      space(3);
    },
    /** A table that stays whole with its heading where a page has room for it. */
    table: (
      heading: string,
      heads: readonly string[],
      rows: readonly (readonly string[])[],
      widths: readonly number[],
    ) => {
      space(16);
      room(styles.heading.leading + 40 + rows.length * (2 * styles.cell.leading + 8));
      write(heading, styles.heading);
      space(4);
      row(heads, widths, styles.head);
      for (const cells of rows) row(cells, widths, styles.cell);
      space(8);
    },
    /** A drawing as SVG (of `shapesOf`), as wide as the page. */
    picture: (svg: string, size: { width: number; height: number }) => {
      const scale = inside / size.width;
      space(6);
      room(size.height * scale);
      doc.save().translate(MARGIN.side, y).scale(scale);
      for (const shape of shapesOf(svg)) shapeOnPaper(shape);
      doc.restore();
      space(size.height * scale + 6);
    },
    /** Whose paper it is. */
    name: (text: string) => {
      space(18);
      write(text, styles.name);
      space(6);
    },
    text: (text: string) => {
      space(6);
      write(text, styles.body);
      space(12);
    },
    /** A word and what it is, beside each other. */
    fact: (label: string, value: string) => {
      row([label, value], [2, 3], styles.fact);
      space(2);
    },
    /** A place to write by hand, with what belongs there below its line. */
    blank: (label: string) => {
      room(58);
      space(42);
      line(y);
      space(4);
      write(label, styles.note);
    },
    /** In a language of its own direction, as the words around an agreement may be. */
    note: (text: string, base: Direction) => write(text, styles.note, MARGIN.side, inside, base),
    /** Writes the foot of every page and ends the file. */
    async end(foot: (page: number, pages: number) => string): Promise<Uint8Array> {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        doc.switchToPage(page);
        const top = doc.page.height - 46;
        const [first] = linesOf(foot(page + 1, count), styles.note.size, 400, inside, direction);
        if (first) draw(first, styles.note, MARGIN.side, top, inside);
      }
      doc.end();
      return ended;
    },
  };
}
