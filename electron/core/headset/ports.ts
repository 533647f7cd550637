import type { Result } from '../support/result.ts';
import type { ReportLayout } from './reportField.ts';

/** One HID device, its paths and collections joined: what a person plugs in. */
export interface HidDevice {
  /** Stays the same while it is plugged in; another after replugging on some systems. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  /** '' where it has none. */
  readonly serial: string;
  readonly maker: string;
  readonly product: string;
  readonly usages: readonly number[];
}

/** `not-allowed`: the system keeps it from us (Linux: a udev rule is missing). `gone`: unplugged meanwhile. */
export type OpenFailure = 'not-allowed' | 'gone' | 'failed';

/** An open device. Reports begin with their id where the device numbers them, and without one where it does not. */
export interface HidConnection {
  /** `report` begins with the report id, 0 where they are not numbered. One after the other; a hung one fails after 1 s. */
  readonly write: (report: Uint8Array) => Promise<Result<null, 'failed' | 'hung' | 'gone'>>;
  readonly writeFeature: (report: Uint8Array) => Promise<Result<null, 'failed' | 'hung' | 'gone'>>;
  readonly close: () => Promise<void>;
}

export interface HidEvents {
  readonly onReport: (report: Uint8Array) => void;
  /** It cannot be read any more: unplugged, or taken away; the connection is closed. Told once. */
  readonly onLost: () => void;
}

/** The machine's HID devices. Never throws; what node-hid does by strings, exceptions and uncaught errors ends here. */
export interface Hid {
  /** Every device that may be a headset or a busylight; `unavailable`: node-hid cannot be loaded here. */
  readonly list: () => Promise<Result<readonly HidDevice[], 'unavailable'>>;
  /** null: this system does not tell. */
  readonly layout: (device: HidDevice) => Promise<ReportLayout | null>;
  readonly open: (device: HidDevice, events: HidEvents) => Promise<Result<HidConnection, OpenFailure>>;
}
