import { createContext, use } from 'react';
import type { CallName, RequestOf } from '#core/contract/contract.ts';

/** Asks something of the desk; goes out at once, and a refusal is told in words by App. */
export type Wish = <N extends CallName>(name: N, body: RequestOf<N>) => void;

export const WishContext = createContext<Wish>(() => undefined);

export function useWish(): Wish {
  return use(WishContext);
}
