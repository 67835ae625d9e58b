// The files of a person that an answer names: only those are shown, for any other is about to be dropped.
import type { StoredFile } from '../facts.ts';
import type { DeskPerson } from './desk.ts';

/** Each with the question that it answers. */
export function answeredFiles({ files, answers }: DeskPerson): (StoredFile & { flow: string; step: string })[] {
  return files.flatMap((file) => {
    const found = Object.entries(answers ?? {}).find(([, value]) => value === file.id);
    const [flow, step] = found?.[0].split('.') ?? [];
    return flow && step ? [{ ...file, flow, step }] : [];
  });
}
