import { isBusylight } from '#core/busylight/kind.ts';
import { busylightState } from '#core/busylight/look.ts';
import type { CallView } from '#core/call/view.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { HeadsetIntent } from '#core/headset/callState.ts';
import { type HeadsetWish, headsetCalls, headsetWish } from '#core/headset/deskCalls.ts';
import type { Hid } from '#core/headset/ports.ts';
import type { HeadsetDevice, HeadsetView } from '#core/headset/view.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type BusylightSeen, createBusylights } from './busylight.ts';
import { createHeadset } from './headset.ts';
import { hex } from './hex.ts';
import { nameOf } from './shown.ts';

export interface HandsPorts {
  readonly hid: Hid;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The headset that was chosen, by its key; null: Portico chooses. */
  readonly chosen: string | null;
  readonly saveChosen: (key: string | null) => Promise<Result<null, 'not-written'>>;
  /** What a browser tells of a device's reports; false: it is nothing of the kind. */
  readonly takeCollections: (vendorId: number, productId: number, collections: unknown) => boolean;
  /** The desk's calls in its order. */
  readonly calls: () => readonly CallView[];
  /** Do not disturb. */
  readonly takesNoCalls: () => boolean;
  /** Somebody waits to be called back. */
  readonly missed: () => boolean;
  readonly ask: (wish: HeadsetWish) => void;
  /** Calls whom the desk called last. */
  readonly redial: () => void;
  readonly publish: (view: HeadsetView) => void;
  readonly tellSignal: (signal: PushOf<'headset.signal'>) => void;
}

export interface Hands {
  readonly view: () => HeadsetView;
  /** Calls or callbacks have changed: lamps and lights follow. */
  readonly follow: () => void;
  readonly handlers: HandlersOf<'headset'>;
  /** The machine slept: everything is looked for and shown anew. */
  readonly resumed: () => void;
  /** Lamps and lights out; a second at most. */
  readonly close: () => Promise<void>;
}

/** What a receptionist has in her hands and before her eyes besides the screen: one headset in use, and every busylight. */
export function createHands(ports: HandsPorts): Hands {
  const { hid, clock, timers, log } = ports;
  const busylights = createBusylights({ hid, timers, log });
  const headset = createHeadset({
    hid,
    clock,
    timers,
    log,
    chosen: ports.chosen,
    isBusylight,
    onIntent,
    onSignal: ({ control, on }) => ports.tellSignal({ control, on }),
    onChanged: ports.publish,
    onSeen: busylights.seen,
  });

  function resumed(): void {
    headset.resumed();
    busylights.resumed();
  }

  function onIntent(intent: HeadsetIntent): void {
    const wish = headsetWish(intent, ports.calls());
    if (wish !== null) ports.ask(wish);
    else if (intent === 'redial') ports.redial();
    // Also where nothing came of it: the headset is to show what is true, not what was pressed.
    follow();
  }

  function follow(): void {
    const calls = headsetCalls(ports.calls());
    headset.setCalls(calls);
    busylights.show(busylightState(calls, ports.missed(), ports.takesNoCalls()));
  }

  // A desk at rest is free from the start.
  follow();
  return {
    view: headset.view,
    follow,
    resumed,
    handlers: {
      'headset.list': () => {
        const { devices, chosen } = headset.devices();
        return ok({ devices: [...devices, ...busylights.lights().map(lightSeen)], chosen });
      },
      'headset.choose': async ({ key }) => {
        headset.choose(key);
        const saved = await ports.saveChosen(key);
        return saved.ok ? ok({}) : saved;
      },
      'headset.try-lamp': ({ lamp }) => {
        const lit = headset.tryLamp(lamp);
        return lit.ok ? ok({}) : lit;
      },
      'headset.recording': () => ok({ text: headset.recording() }),
      'headset.collections': ({ vendorId, productId, collections }) => {
        if (!ports.takeCollections(vendorId, productId, collections)) return failed('bad-request');
        headset.lookAgain();
        return ok({});
      },
    },
    close: async () => {
      await Promise.all([headset.close(), busylights.close()]);
    },
  };
}

function lightSeen({ device, kind, state }: BusylightSeen): HeadsetDevice {
  const { vendorId, productId, serial, path } = device;
  return {
    key: [hex(vendorId, 4), hex(productId, 4), serial === '' ? path : serial].join(':'),
    name: nameOf(device),
    kind: 'busylight',
    state,
    controls: [],
    lamps: [],
    profile: kind,
  };
}
