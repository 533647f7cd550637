import { createContext, use } from 'react';

/** Takes the keyboard to those whom the current call can be given to; given by App. */
export const TransferWishContext = createContext<() => void>(() => undefined);

export function useTransferWish(): () => void {
  return use(TransferWishContext);
}
