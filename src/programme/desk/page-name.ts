// How a page is named: by its kind, and by the person, duo or number that it is about.

/** `person/<id>` as its two halves; a page without an id has an empty one. */
export function pageOf(name: string): { kind: string; id: string } {
  const slash = name.indexOf('/');
  return slash < 0 ? { kind: name, id: '' } : { kind: name.slice(0, slash), id: name.slice(slash + 1) };
}
