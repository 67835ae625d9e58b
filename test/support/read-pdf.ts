// Reads a PDF back, with a library that knows nothing of how it was written.
import { getDocumentProxy } from 'unpdf';

/** Words where they stand: `left` and `right` in points from the left side of the page. */
export type Piece = { text: string; left: number; right: number; top: number };

/** A page: its words one line after the other, and where each piece stands. */
export type ReadPage = { text: string; pieces: Piece[]; width: number };

/** The pages of a PDF, and what it says of itself. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: ReadPage[]; info: Record<string, unknown> }> {
  // What is read is taken away from who gives it.
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const found = items.flatMap((item) => ('str' in item ? [item] : []));
    pages.push({
      width,
      text: found.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''),
      pieces: found
        .filter(({ str }) => str.trim() !== '')
        .map(({ str, transform, width: wide }) => ({
          text: str,
          left: Number(transform[4]),
          right: Number(transform[4]) + wide,
          top: height - Number(transform[5]),
        })),
    });
  }
  const { info } = await document.getMetadata();
  await document.loadingTask.destroy();
  return { pages, info: info as Record<string, unknown> };
}
