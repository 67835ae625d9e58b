// A document that a turn hands out: its words are found now, in the reader's language; its bytes are made when it is sent.
import type { TextRef } from '../core/effect.ts';
import type { ComposedDocument } from '../documents/composed.ts';
import type { DocumentSpec } from '../programme/document.ts';
import type { Effect } from '../programme/effects.ts';
import { speak, split } from '../speech/compose.ts';
import { writeOutbox } from './write-outbox.ts';
import type { Writer } from './writer.ts';

/** What stands beside a file may be no longer: Telegram allows 1024 (channels.md). */
const BESIDE_MAX = 1000;

const names = {
  meeting: 'meeting.ics',
  agreement: 'agreement.pdf',
  certificate: 'certificate.pdf',
  minutes: 'minutes.pdf',
} as const;

/** The document with the text beside it; of a long text only its end, the rest is said before. */
export function writeDocument(writer: Writer, effect: Extract<Effect, { kind: 'document' }>): void {
  const { urgency = 'answer', about = null } = effect;
  const parts = split(speak(effect.text, writer.language, writer.catalogue), BESIDE_MAX);
  const document = composeDocument(effect.document, writer);
  for (const [at, text] of parts.entries()) {
    const last = at === parts.length - 1;
    writeOutbox(writer, 'message', urgency, null, { text, buttons: [], ...(last ? { document } : {}) }, about);
  }
}

function composeDocument(spec: DocumentSpec, { language, catalogue }: Writer): ComposedDocument {
  const name = names[spec.kind];
  switch (spec.kind) {
    case 'meeting': {
      const { title, notes, ...rest } = spec;
      const words = { title: speak(title, language, catalogue) };
      return { ...rest, ...words, name, ...(notes ? { notes: speak(notes, language, catalogue) } : {}) };
    }
    case 'agreement': {
      const { name: duo, ...rest } = spec;
      return { ...rest, name, duo };
    }
    case 'certificate': {
      const say = (words: TextRef | string) => speak(words, language, catalogue);
      const { title, about, source, sign, rows } = spec;
      const said = { title: say(title), about: say(about), source: say(source), sign: sign.map(say) };
      return { ...spec, ...said, name, rows: rows.map(([label, value]) => [say(label), say(value)] as const) };
    }
    case 'minutes': {
      const sections = spec.sections.map(({ title, lines }) => ({
        title: speak(title, language, catalogue),
        lines: lines.map((line) => speak(line, language, catalogue)),
      }));
      return { kind: 'minutes', name, language, title: speak(spec.title, language, catalogue), sections };
    }
  }
}
