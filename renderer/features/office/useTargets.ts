import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type RankedTarget, rankTargets } from '#core/routing/rank.ts';
import { reachedOver } from '#core/routing/reachedOver.ts';
import { useCall, useDesk } from '../../state/desk.ts';
import { useHandover } from '../../state/handover.ts';

/** As many as there are digits to pick them by. */
const most = 9;

/**
 * Whom to give a call to, best first. Once its digits are shown nobody changes places: the lamp that turns between look and
 * key must not hand the caller to somebody else.
 */
export function useTargets(callId: string): readonly RankedTarget[] {
  const call = useCall(callId);
  const rules = call?.targets ?? none;
  const topic = call?.topic ?? '';
  const isOpen = useHandover((state) => state.open?.callId === callId);
  const employees = useDesk(
    useShallow((slice) => rules.flatMap(({ employeeId }) => slice.employees[employeeId] ?? [])),
  );
  const lines = useDesk((slice) => slice.lines);
  const line = call?.line ?? null;
  const ranked = useMemo(
    () => rankTargets({ rules, topic, employees: reachedOver(employees, lines, line) }).slice(0, most),
    [rules, topic, employees, lines, line],
  );
  const [seen, setSeen] = useState<readonly string[]>([]);
  const order = ranked.map(({ employee }) => employee.employeeId);
  const isSame = order.length === seen.length && order.every((employeeId, place) => employeeId === seen[place]);
  if (!isOpen && !isSame) setSeen(order);
  if (!isOpen || isSame) return ranked;
  return seen.flatMap((employeeId) => ranked.find(({ employee }) => employee.employeeId === employeeId) ?? []);
}

const none: readonly never[] = [];
