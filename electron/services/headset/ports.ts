import type { HeadsetCalls, HeadsetIntent } from '#core/headset/callState.ts';
import type { HeadsetLamp, Signal } from '#core/headset/control.ts';
import type { Hid, HidDevice } from '#core/headset/ports.ts';
import type { HeadsetDevice, HeadsetView } from '#core/headset/view.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import type { Result } from '#core/support/result.ts';

export interface HeadsetPorts {
  readonly hid: Hid;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Key of the device that was chosen in the settings, kept over restarts; null: Portico chooses. */
  readonly chosen: string | null;
  /** Somebody pressed something, and this is what is meant by it. `setCalls` may be called from within. */
  readonly onIntent: (intent: HeadsetIntent) => void;
  /** Each control as it was pressed or let go, meant or not: for whoever tries the buttons. */
  readonly onSignal: (signal: Pick<Signal, 'control' | 'on'>) => void;
  readonly onChanged: (view: HeadsetView) => void;
  /** Everything found by each look at the machine, for the busylights. */
  readonly onSeen: (devices: readonly HidDevice[]) => void;
  readonly isBusylight: (vendorId: number, productId: number) => boolean;
}

export interface Headset {
  readonly view: () => HeadsetView;
  /** What is plugged in, as of the last look; opened ones are known best. */
  readonly devices: () => { readonly devices: readonly HeadsetDevice[]; readonly chosen: string | null };
  /** null: Portico chooses. The one in use is let go if it is another. Keeping it over restarts is the caller's. */
  readonly choose: (key: string | null) => void;
  /** The desk's calls, as often as anything of the desk changes, and after each intent: that tells that it was heard. */
  readonly setCalls: (calls: HeadsetCalls) => void;
  /** Lights one lamp for two seconds, then shows again what is true. */
  readonly tryLamp: (lamp: HeadsetLamp) => Result<null, 'busy-with-calls' | 'not-there'>;
  /** The last reports in and out as JSON, for support: no sound, no numbers, no names of people. */
  readonly recording: () => string;
  /** The machine slept: everything is looked for and written anew. */
  readonly resumed: () => void;
  /** Looks at once instead of at the next turn: a layout became known, a permission was given. */
  readonly lookAgain: () => void;
  /** Lamps off, device closed; a second at most. */
  readonly close: () => Promise<void>;
}
