// Who may do what: the whole table, and nothing that is not in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Actor, can } from '../../src/access/can.ts';

const actions: Action[] = [
  'talk',
  'read-person',
  'change-person',
  'erase-person',
  'invite',
  'manage-centres',
  'grant-coordinator',
  'read-schedule',
  'read-figures',
  'redrive',
  'check-health',
];
const ana: Actor = { kind: 'person', personId: 'ana' };
const sofie: Actor = { kind: 'coordinator', personId: 'sofie', centreIds: ['ghent', 'paris'], leadOf: ['ghent'] };

const allowed = (actor: Actor, subject: Parameters<typeof can>[2]) =>
  actions.filter((action) => can(actor, action, subject));

describe('can', () => {
  it('a person talks and reads for themselves only', () => {
    expect(allowed(ana, { personId: 'ana' })).toEqual(['talk', 'read-person']);
    expect(allowed(ana, { personId: 'ben', centreId: 'ghent' })).toEqual([]);
  });

  it('a coordinator works for the people of their centres', () => {
    expect(allowed(sofie, { personId: 'ana', centreId: 'paris' })).toEqual([
      'read-person',
      'change-person',
      'erase-person',
      'invite',
      'read-schedule',
      'read-figures',
    ]);
    expect(allowed(sofie, { personId: 'ana', centreId: 'ghent' })).toContain('grant-coordinator');
  });

  it('a coordinator of another centre sees and changes nothing, and neither does one without a centre named', () => {
    expect(allowed(sofie, { personId: 'ana', centreId: 'liege' })).toEqual([]);
    expect(allowed(sofie, { personId: 'ana', centreId: null })).toEqual([]);
    expect(allowed(sofie, { personId: 'ana' })).toEqual([]);
  });

  it('head office sees figures and no persons', () => {
    expect(allowed({ kind: 'head-office' }, { personId: 'ana', centreId: 'ghent' })).toEqual(['read-figures']);
  });

  it('an administrator never speaks for a person', () => {
    expect(allowed({ kind: 'admin' }, { personId: 'ana' })).not.toContain('talk');
  });

  it('an unknown action is denied to everybody', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(ana, sofie, { kind: 'head-office' } as Actor, { kind: 'system' } as Actor),
        (action, actor) => {
          fc.pre(!actions.includes(action as Action));
          expect(can(actor, action as Action, { personId: 'ana', centreId: 'ghent' })).toBe(false);
        },
      ),
    );
  });
});
