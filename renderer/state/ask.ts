import type { AnswerOf, CallName, RequestOf } from '#core/contract/contract.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import { failed, type Result } from '#core/support/result.ts';

/** Asks the backend; never rejects. Without a connection it answers carrier-lost at once. */
export type Ask = <N extends CallName>(name: N, body: RequestOf<N>) => Promise<Result<AnswerOf<N>, RefusalCode>>;

const line: { asker: Ask | null } = { asker: null };

/** `main.tsx` joins the page's client here, anew after each reconnection. */
export function askThrough(asker: Ask): void {
  line.asker = asker;
}

export const ask: Ask = (name, body) => line.asker?.(name, body) ?? Promise.resolve(failed('carrier-lost'));
