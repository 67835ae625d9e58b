// A document whose words are found, in one language: plain data that is kept until it is sent. Its bytes are made from this and nothing else.

/** One who signed. */
export type ComposedSignature = { role: string; name: string; at: string; channel: string; hash: string };

/** An invitation for a calendar. Instants are ISO 8601 in UTC. */
export type ComposedMeeting = {
  kind: 'meeting';
  name: string;
  uid: string;
  sequence: number;
  cancelled?: true;
  startsAt: string;
  minutes: number;
  title: string;
  place: string;
  notes?: string;
};

/** An agreement with its signatures. `duo` is the name of the duo. */
export type ComposedAgreement = {
  kind: 'agreement';
  name: string;
  duoId: string;
  version: string;
  language: string;
  duo: string;
  title: string;
  parts: readonly { heading?: string; paragraphs: readonly string[] }[];
  signatures: readonly ComposedSignature[];
};

/** Minutes of a session. */
export type ComposedMinutes = {
  kind: 'minutes';
  name: string;
  language: string;
  title: string;
  sections: readonly { title: string; lines: readonly string[] }[];
};

/** A certificate. `id` names these very words and numbers; `sign` is what stands below the lines to write on. */
export type ComposedCertificate = {
  kind: 'certificate';
  name: string;
  id: string;
  duoId: string;
  version: string;
  language: string;
  person: string;
  title: string;
  about: string;
  rows: readonly (readonly [label: string, value: string])[];
  source: string;
  sign: readonly string[];
};

/** Any of them. `name` is the name of the file. */
export type ComposedDocument = ComposedMeeting | ComposedAgreement | ComposedCertificate | ComposedMinutes;
