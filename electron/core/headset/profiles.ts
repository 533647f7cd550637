/**
 * What makers do beside what the standard says, as facts; all else is read from the device's own descriptor. Times are
 * milliseconds.
 */
export interface Profile {
  /** Shown to a person: the maker, or `generic`. */
  readonly name: string;
  /** A held call clears Off-Hook instead of keeping it lit beside Hold. */
  readonly holdClearsOffHook: boolean;
  /** Mute is only taken while off-hook: Off-Hook is written before Mute. */
  readonly muteNeedsOffHook: boolean;
  /** A new call may start with the device's own mute still on: everything is written at each call's start. */
  readonly muteStartsStale: boolean;
  /** A press that no write answered is told once more about so long after; 0: never. */
  readonly repeatMs: number;
  /** The same press, again within so long under another report id, is one press. */
  readonly doubledPressMs: number;
  /** The same press, again within so long under the same report id, is one press; 0: each counts. */
  readonly bounceMs: number;
  /** Of a relative hook: a press within so long after the host went off-hook is its echo. */
  readonly echoMs: number;
  /** A mute press within so long after the host ended the mute refuses that: the boom arm is up. */
  readonly muteLockMs: number;
  /** Mute presses within so long of one that refused are the same refusal. */
  readonly muteCollapseMs: number;
  /** Pages on which the maker repeats the telephony report under the same usage ids; null: none that is known. */
  readonly mirror: Mirror | null;
}

export interface Mirror {
  readonly controls: number;
  readonly lamps: number;
  /** Used in place of the standard report where a device has both; else only for what the standard one lacks. */
  readonly preferred: boolean;
}

const generic: Profile = {
  name: 'generic',
  holdClearsOffHook: false,
  muteNeedsOffHook: false,
  muteStartsStale: false,
  repeatMs: 0,
  // WICG/webhid#61 has it of Poly; no finger presses twice in 50 ms, so every device is guarded so.
  doubledPressMs: 50,
  bounceMs: 0,
  echoMs: 500,
  // GOnnect (gonicus/gonnect): a pulse within 700 ms refuses, and toggles within 1000 ms are one.
  muteLockMs: 700,
  muteCollapseMs: 1000,
  mirror: null,
};

const jabra: Profile = {
  ...generic,
  name: 'Jabra',
  // gnaudio/jabra-browser-integration#49
  muteNeedsOffHook: true,
  // WICG/webhid#61: Engage 50, after a press that no output report answered.
  repeatMs: 2000,
  // Descriptors of Evolve, BIZ and Link: vendor report 4.
  mirror: { controls: 0xff30, lamps: 0xff40, preferred: false },
};

/** Linux drivers/hid/hid-plantronics.c: Blackwire 32xx repeats within 5 ms. */
const poly: Profile = { ...generic, name: 'Poly', bounceMs: 5 };

/** softphone-vendor-headsets, pull request 108: a new call may start muted. */
const epos: Profile = { ...generic, name: 'EPOS', muteStartsStale: true };

const yealink: Profile = {
  ...generic,
  name: 'Yealink',
  // gonicus/gonnect#52 has that others keep it lit.
  holdClearsOffHook: true,
  // softphone-vendor-headsets, pull request 122: vendor report 4, so that Teams, which uses report 2, is not disturbed;
  // pull request 150: UH38 has report 2 alone.
  mirror: { controls: 0xff30, lamps: 0xff40, preferred: true },
};

/** The first line that fits counts; `productIds` null: every device of the maker. USB ids, usb.ids. */
const lines: readonly {
  readonly vendorId: number;
  readonly productIds: readonly number[] | null;
  readonly profile: Profile;
}[] = [
  { vendorId: 0x0b0e, productIds: null, profile: jabra },
  { vendorId: 0x047f, productIds: null, profile: poly },
  { vendorId: 0x095d, productIds: null, profile: poly },
  // HP's own Internet Handset is older than HP's Poly.
  { vendorId: 0x03f0, productIds: [0x1c07], profile: { ...generic, name: 'HP' } },
  { vendorId: 0x03f0, productIds: null, profile: poly },
  { vendorId: 0x1395, productIds: null, profile: epos },
  { vendorId: 0x6993, productIds: null, profile: yealink },
  { vendorId: 0x046d, productIds: null, profile: { ...generic, name: 'Logitech' } },
  { vendorId: 0x291a, productIds: null, profile: { ...generic, name: 'Anker' } },
];

/** By USB vendor and product id; who is not listed is driven by the standard alone, as `generic`. */
export function profileFor(vendorId: number, productId: number): Profile {
  const line = lines.find(
    (one) => one.vendorId === vendorId && (one.productIds === null || one.productIds.includes(productId)),
  );
  return line?.profile ?? generic;
}
