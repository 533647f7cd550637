import { useSyncExternalStore } from 'react';
import type { EmployeeView } from '#core/routing/staff.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { lastSecond, onSecond } from '../../ui/second.ts';
import { countsSince, nowWords } from './nowWords.ts';

/** What an employee does now; grows older by itself, and draws nothing but its own words. */
export function NowWords({ employee }: { readonly employee: EmployeeView }) {
  const wording = useWording();
  const since = countsSince(employee);
  const minutes = useSyncExternalStore(since === null ? standing : onSecond, () =>
    since === null ? 0 : Math.floor(Math.max(0, lastSecond() - since) / 60_000),
  );
  return <span>{nowWords(employee, minutes, lastSecond(), wording)}</span>;
}

const standing = () => () => undefined;
