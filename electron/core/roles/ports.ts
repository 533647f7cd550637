import type { KeptRoles } from './pins.ts';

/** PINs on this machine: where they are kept and how they are made unreadable. */
export interface PinPort {
  /** `unreadable`: there is a file, and it cannot be understood: then no PIN is right. */
  readonly kept: KeptRoles | 'unreadable';
  /** False when the disk refuses. */
  readonly save: (kept: KeptRoles) => Promise<boolean>;
  /** A PHC string with new salt; takes a tenth of a second of another thread. */
  readonly hash: (pin: string) => Promise<string>;
  readonly isRight: (pin: string, hash: string) => Promise<boolean>;
  /** A new secret that fits into an address. */
  readonly token: () => string;
}
