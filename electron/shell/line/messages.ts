import type { Language } from '#core/caller/company.ts';
import type { SecretName } from '#core/support/secrets.ts';

/** What the desktop shell and the backend's process say to each other: plain data for structured clone. */
export type ToBackend =
  | { readonly kind: 'open-asked'; readonly plan: OpenPlan }
  /** A page was loaded; its line comes as the message's one port. */
  | { readonly kind: 'page-joined' }
  | { readonly kind: 'key-pressed'; readonly key: GlobalKey }
  | { readonly kind: 'secret-read'; readonly id: number; readonly secret: string | null }
  | { readonly kind: 'secret-written'; readonly id: number; readonly fault: 'not-encrypted' | 'not-written' | null }
  /** The machine slept: whether the line stands, and what a headset shows, is not known any more. */
  /** A telephone link was followed in another program. */
  | { readonly kind: 'call-offered'; readonly number: string }
  /** The machine slept: what a headset shows is not known any more. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'close-asked' };

export type ToShell =
  | { readonly kind: 'opened' }
  /** `sentence` is for the person, in the language of the system. */
  | { readonly kind: 'not-opened'; readonly sentence: string }
  | { readonly kind: 'desk-changed'; readonly facts: DeskFacts }
  | { readonly kind: 'secret-read-asked'; readonly id: number; readonly name: SecretName }
  | {
      readonly kind: 'secret-write-asked';
      readonly id: number;
      readonly name: SecretName;
      readonly secret: string | null;
    }
  /** A person wants telephone links of other programs to be opened here. */
  | { readonly kind: 'links-asked' }
  /** Another account was set: this process ends in order, and wants to be started anew. */
  | { readonly kind: 'restart-asked' }
  | { readonly kind: 'closed' };

export interface OpenPlan {
  readonly folder: string;
  readonly settingsFile: string | null;
  readonly resources: string;
  readonly practise: boolean;
  /** As the system names it: uk-UA. */
  readonly locale: string;
  /** Whether the shell keeps passwords encrypted. */
  readonly keepsSecrets: boolean;
}

/** Keys that work while another program's window is in front. */
export type GlobalKey = 'answer' | 'hang-up' | 'mute';

/** What the shell must know of the desk: for tray, notification, keys and sleep. */
export interface DeskFacts {
  readonly language: Language;
  readonly phone: 'not-configured' | 'connecting' | 'registered' | 'not-registered';
  /** In the desk's order: the first is the one that a key answers. */
  readonly ringing: readonly RingingCaller[];
  /** Calls that are alive and ring no more. */
  readonly live: number;
  /** Missed callers who wait to be called back. */
  readonly toCallBack: number;
}

interface RingingCaller {
  readonly callId: string;
  /** As the card shows it: name, else number; '' for a caller who withholds both. */
  readonly who: string;
  readonly company: string;
}
