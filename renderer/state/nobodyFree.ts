import { rankTargets } from '#core/routing/rank.ts';
import { useDesk } from './desk.ts';

/** Somebody is named for this call, and none of them can take it now: not even one whose lamp is not known. */
export function useNobodyFree(callId: string): boolean {
  return useDesk((slice) => {
    const call = slice.calls[callId];
    if (call === undefined || call.targets.length === 0) return false;
    const employees = call.targets.flatMap(({ employeeId }) => slice.employees[employeeId] ?? []);
    const ranked = rankTargets({ rules: call.targets, topic: call.topic, employees });
    return ranked.length > 0 && ranked.every(({ can }) => can === 'no');
  });
}
