// Makes the bytes of a document. The same document at the same time gives the same bytes.
import type { Catalogue } from '../speech/catalogue.ts';
import type { ComposedDocument } from './composed.ts';

/** A finished file. */
export type MadeDocument = { name: string; mediaType: string; bytes: Uint8Array };

/** Makes a file; `at` is when it was decided to hand it out, `catalogue` has the words around what it says. */
export async function makeDocument(
  document: ComposedDocument,
  at: string,
  catalogue: Catalogue,
): Promise<MadeDocument> {
  const { name } = document;
  switch (document.kind) {
    // What writes them is loaded when it is used only: it is large.
    case 'meeting': {
      const { calendarFile } = await import('./calendar.ts');
      const method = document.cancelled ? 'CANCEL' : 'PUBLISH';
      const mediaType = `text/calendar; charset=utf-8; method=${method}`;
      return { name, mediaType, bytes: calendarFile(document, at) };
    }
    case 'agreement': {
      const { agreementPdf } = await import('./agreement-pdf.ts');
      return { name, mediaType: 'application/pdf', bytes: await agreementPdf(document, catalogue) };
    }
    case 'certificate': {
      const { certificatePdf } = await import('./certificate-pdf.ts');
      return { name, mediaType: 'application/pdf', bytes: await certificatePdf(document, at, catalogue) };
    }
    case 'minutes': {
      const { minutesPdf } = await import('./minutes-pdf.ts');
      return { name, mediaType: 'application/pdf', bytes: await minutesPdf(document, at, catalogue) };
    }
  }
}
