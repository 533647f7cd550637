import type { TFunction } from 'i18next';
import type { CallView } from '#core/call/view.ts';
import type { SoundFault, SoundView } from '#core/quality/view.ts';

type Side = 'caller-not-heard' | 'desk-not-heard';

const sides: Readonly<Record<Exclude<SoundFault, 'link-broken'>, Side>> = {
  'no-packets': 'caller-not-heard',
  'only-silence': 'caller-not-heard',
  'microphone-gone': 'desk-not-heard',
  'microphone-muted': 'desk-not-heard',
  'microphone-silent': 'desk-not-heard',
  'not-sent': 'desk-not-heard',
  'not-arriving': 'desk-not-heard',
};

type Party = 'caller' | 'other';

/** Whom the desk talks to: the caller, or another whom it has called or consults; of three, one of the others. */
export function partyOf(call: CallView | undefined): Party {
  const hears = call?.transfer?.hears ?? 'caller';
  return call?.direction === 'in' && (hears === 'caller' || hears === 'nobody') ? 'caller' : 'other';
}

/** What the sign says. `isTold`: why it is so, and what to do, stands elsewhere on the page. */
export function soundWords(
  t: TFunction,
  { word, faults, suffers }: SoundView,
  to: Party,
  isTold: (fault: SoundFault) => boolean = () => false,
): string {
  switch (word) {
    case 'good':
    case 'not-measured':
      return t(`sound.${word}`);
    case 'fair':
    case 'poor':
      return t(`sound.${word}.${suffers}`);
    case 'no-sound':
      return faults.map((fault) => (isTold(fault) ? whatWords(t, fault, to) : faultWords(t, fault, to))).join(' ');
  }
}

function whatWords(t: TFunction, fault: SoundFault, to: Party): string {
  return fault === 'link-broken' ? t('sound.neither-heard') : t(`sound.${sides[fault]}.${to}`);
}

function faultWords(t: TFunction, fault: SoundFault, to: Party): string {
  return t('sound.fault', { what: whatWords(t, fault, to), why: t(`sound.why.${fault}`) });
}
