import type { EmployeeView } from '#core/routing/staff.ts';
import type { LampLook } from './Lamp.tsx';

/** A telephone in use is told before the hours: who talks at lunch is in a call. */
export function lookOf({ lamp, presence }: Pick<EmployeeView, 'lamp' | 'presence'>): LampLook {
  if (lamp.state === 'busy' || lamp.state === 'ringing') return lamp.state;
  return presence.state === 'here' ? lamp.state : 'away';
}
