// Reads the few shapes that our charts are drawn of (paths, rectangles and words, as ECharts writes them), so that a paper shows the very same drawing. No general SVG.

/** The six numbers of a transformation. */
export type Matrix = [number, number, number, number, number, number];

/** Something that is drawn. `y` of words is their middle. */
export type Drawn =
  | { kind: 'path'; matrix: Matrix; d: string; fill: string | null; stroke: string | null; width: number }
  | {
      kind: 'text';
      matrix: Matrix;
      text: string;
      x: number;
      y: number;
      size: number;
      anchor: 'start' | 'middle' | 'end';
      fill: string;
    };

const SHAPE = /<(path|text)((?:\s+[\w:-]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/\1>)/g;

/** The shapes in the order in which they are drawn. */
export function shapesOf(svg: string): Drawn[] {
  // What only says where something is cut off is not drawn.
  const drawn = svg.replace(/<defs[\s\S]*?<\/defs>/g, '');
  return [...drawn.matchAll(SHAPE)].map(([, kind, written = '', inside = '']): Drawn => {
    const at = Object.fromEntries(
      [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const matrix = matrixOf(at.transform ?? '');
    const color = (value: string | undefined) => (value === undefined || value === 'none' ? null : value);
    if (kind === 'path') {
      const stroke = color(at.stroke);
      const width = Number(at['stroke-width'] ?? 1);
      return { kind, matrix, d: at.d ?? '', fill: at.fill === undefined ? '#000' : color(at.fill), stroke, width };
    }
    const anchor = at['text-anchor'];
    return {
      kind: 'text',
      ...{
        matrix,
        text: plainText(inside),
        x: Number(at.x ?? 0),
        y: Number(at.y ?? 0),
        fill: color(at.fill) ?? '#000',
      },
      size: Number.parseFloat(at['font-size'] ?? '12'),
      anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    };
  });
}

function matrixOf(written: string): Matrix {
  let all: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name, values = ''] of written.matchAll(/(matrix|translate|rotate|scale)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values.split(/[\s,]+/).map(Number);
    const turn = (a * Math.PI) / 180;
    const next: Matrix =
      name === 'matrix'
        ? [a, b, c, d, e, f]
        : name === 'translate'
          ? [1, 0, 0, 1, a, b]
          : name === 'scale'
            ? [a, 0, 0, b === 0 ? a : b, 0, 0]
            : [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0];
    all = times(all, next);
  }
  return all;
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plainText = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign);
