import type { Wording } from './wording.ts';

type Failure = 'refused' | 'refused-by-system' | 'missing' | 'busy';

/** Why there is no microphone, and what to do about it on this machine. */
export function troubleWords(failure: Failure, t: Wording['t']): string {
  const what =
    failure === 'refused-by-system' ? t(`devices.what.refused-by-system.${machine()}`) : t(`devices.what.${failure}`);
  return `${t(`devices.why.${failure}`)} ${what}`;
}

/** The page runs on the desk's own machine: what helps there is what helps here. */
function machine(): 'windows' | 'mac' | 'linux' {
  const { userAgent } = navigator;
  return userAgent.includes('Windows') ? 'windows' : userAgent.includes('Mac OS') ? 'mac' : 'linux';
}
