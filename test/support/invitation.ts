// An invitation in a story at the desk: open, or used by somebody.
import type { DeskStory } from './desk-story.ts';

/** An invitation of Sofie's for Ghent, and who has used it. */
export async function invitation(story: DeskStory, used: { usedBy?: string; personId?: string }): Promise<void> {
  const id = `invite-${used.usedBy ?? 'open'}`;
  await story.store.admin.addInvite({
    id,
    token: `token-${id}`,
    role: 'mentee',
    centreId: 'ghent',
    createdBy: story.id('sofie'),
    now: story.now(),
    expiresAt: '2027-01-01T00:00:00.000Z',
    ...(used.personId === undefined ? {} : { personId: used.personId }),
  });
  if (used.usedBy === undefined) return;
  const usedBy = story.id(used.usedBy);
  await story.write(used.usedBy, ({ facts }) => [
    { op: 'update', table: 'invite', id, row: { used_at: facts.now, used_by: usedBy } },
  ]);
}
