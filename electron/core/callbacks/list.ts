import type { Callback } from './callback.ts';
import type { OpenCall } from './openCall.ts';

/** Open missed calls, in order of arrival, as callbacks: one for each number, most urgent first. */
export function callbacksOf(open: readonly OpenCall[]): Callback[] {
  return [...Map.groupBy(open, ({ number }) => number).values()]
    .flatMap(together)
    .toSorted((a, b) => a.dueAt - b.dueAt || a.missedAt - b.missedAt);
}

/** Who the person is, the latest call tells best; by when and how often tried, the first. */
function together(calls: readonly OpenCall[]): readonly Callback[] {
  const [oldest] = calls;
  const latest = calls.at(-1);
  if (oldest === undefined || latest === undefined) return [];
  const named = calls.findLast(({ name }) => name !== '') ?? latest;
  const classified = calls.findLast((call) => call.class !== 'unknown') ?? latest;
  const triedAt = Math.max(...calls.map((call) => call.triedAt ?? -Infinity));
  return [
    {
      callbackId: oldest.callId,
      number: oldest.number,
      numberShown: latest.numberShown,
      name: named.name,
      company: named.company,
      class: classified.class,
      line: latest.line,
      missedAt: Math.max(...calls.map(({ missedAt }) => missedAt)),
      times: calls.filter(({ promised }) => !promised).length,
      dueAt: Math.min(...calls.map(({ dueAt, missedAt }) => dueAt ?? missedAt)),
      attempts: Math.max(...calls.map(({ attempts }) => attempts)),
      triedAt: triedAt === -Infinity ? null : triedAt,
      promised: calls.some(({ promised }) => promised),
    },
  ];
}
