import type { RequestOf } from '#core/contract/contract.ts';
import { ask } from './ask.ts';

/** As much of WebHID (wicg.github.io/webhid) as is needed here: who it is, and how its reports are laid out. */
interface SeenDevice {
  readonly vendorId: number;
  readonly productId: number;
  /** HIDCollectionInfo[], plain values throughout. */
  readonly collections: readonly object[];
}

export interface WebHid {
  /** What this page was let see before. In the desktop application: everything, without being asked. */
  readonly getDevices: () => Promise<readonly SeenDevice[]>;
  readonly addEventListener: (event: 'connect', listener: () => void) => void;
  /** The person chooses; none when she leaves the list. Several where one thing has several HID interfaces. */
  readonly requestDevice: (wanted: {
    readonly filters: readonly { readonly usagePage: number }[];
  }) => Promise<readonly SeenDevice[]>;
}

declare global {
  interface Navigator {
    /** Chromium's alone, and only in a secure context. */
    readonly hid?: WebHid;
  }
}

/** Telephony, and Consumer: some headsets keep their telephone keys among those for playback. */
const pages = [0x0b, 0x0c];

/**
 * What the person lets us see now, as the backend takes it; null: the browser refused. Never opens a device.
 * `asks`: a browser shows its list; the desktop application has none and shows everything.
 */
export async function seenHeadsets(
  hid: WebHid,
  asks: boolean,
): Promise<readonly RequestOf<'headset.collections'>[] | null> {
  try {
    const wanted = { filters: pages.map((usagePage) => ({ usagePage })) };
    const seen = await (asks ? hid.requestDevice(wanted) : hid.getDevices());
    return seen.map(({ vendorId, productId, collections }) => ({ vendorId, productId, collections }));
  } catch {
    return null;
  }
}

/** Whatever was shown to this page before is told to the backend: nobody is asked twice. */
export async function tellSeenHeadsets(hid: WebHid): Promise<void> {
  for (const one of (await seenHeadsets(hid, false)) ?? []) await ask('headset.collections', one);
}
