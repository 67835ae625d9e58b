// Brings a stored conversation to the flows of today: renamed steps are followed, and what no longer exists is left kindly.
import type { Conversation, Frame } from './conversation.ts';
import type { EngineFacts, Flow } from './flow.ts';

/**
 * Follows `moved` for every frame and drops frames whose flow or step is gone. The open question stays open only while
 * the frame that asked it stands where it stood.
 */
export function upgrade<F extends EngineFacts>(
  stored: Conversation,
  flows: Readonly<Record<string, Flow<F>>>,
): Conversation {
  let changed = false;
  const frames: Frame[] = [];
  for (const frame of stored.frames) {
    const flow = Object.hasOwn(flows, frame.flow) ? flows[frame.flow] : undefined;
    const step = flow && follow(frame.step, flow);
    if (!step) {
      changed = true;
      continue;
    }
    if (step !== frame.step) changed = true;
    frames.push({ ...frame, step, trail: frame.trail.filter((name) => flow && Object.hasOwn(flow.steps, name)) });
  }
  return changed ? { ...stored, frames, open: null } : stored;
}

function follow<F>(step: string, flow: Flow<F>): string | null {
  let name = step;
  for (let hops = 0; hops < 20; hops++) {
    if (Object.hasOwn(flow.steps, name)) return name;
    if (!flow.moved || !Object.hasOwn(flow.moved, name)) return null;
    name = flow.moved[name] ?? '';
  }
  return null;
}
