// A multipart/form-data parser by hand: grammY writes unquoted filenames, which Response.formData() may refuse.

export type UploadedFile = { filename: string; bytes: Uint8Array };

export type Part = { name: string; value: string } | { name: string; file: UploadedFile };

/** True for a file that came with a request. */
export function isUploadedFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && (value as Partial<UploadedFile>).bytes instanceof Uint8Array;
}

/** Parses a body; throws on a body without its closing boundary, which the API would refuse as well. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const afterDelimiter = start + delimiter.length;
    if (body.subarray(afterDelimiter, afterDelimiter + 2).toString('latin1') === '--') return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), afterDelimiter);
    if (end < 0) break;
    parts.push(parsePart(body.subarray(afterDelimiter + 2, end)));
    start = end + 2;
  }
  throw new Error('multipart body without a closing boundary');
}

/** The boundary of a content-type header, quoted or not. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  return found?.[1] ?? found?.[2]?.trim();
}

function parsePart(part: Buffer): Part {
  const headersEnd = part.indexOf('\r\n\r\n');
  if (headersEnd < 0) throw new Error('multipart part without headers');
  const headers = part.subarray(0, headersEnd).toString('utf8');
  const name = parameter(headers, 'name');
  if (name === undefined) throw new Error('multipart part without a name');
  const content = part.subarray(headersEnd + 4);
  const filename = parameter(headers, 'filename');
  if (filename === undefined) return { name, value: content.toString('utf8') };
  return { name, file: { filename, bytes: new Uint8Array(content) } };
}

function parameter(headers: string, key: string): string | undefined {
  const disposition = headers.split('\r\n').find((line) => /^content-disposition\s*:/i.test(line)) ?? '';
  const found = new RegExp(`;\\s*${key}=(?:"([^"]*)"|([^;]*))`, 'i').exec(disposition);
  return found?.[1] ?? found?.[2]?.trim();
}
