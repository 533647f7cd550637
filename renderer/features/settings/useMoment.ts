import { useWording } from '../../i18n/wordingContext.ts';

/** 21 Nov, 09:12: a moment of some day, in the person's language. */
export function useMoment(): (at: number) => string {
  const { shortDate, time } = useWording();
  return (at) => `${shortDate(at, Date.now())}, ${time(at)}`;
}
