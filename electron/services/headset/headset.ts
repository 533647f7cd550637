import { noCalls } from '#core/headset/callState.ts';
import type { HidDevice } from '#core/headset/ports.ts';
import { failed, ok } from '#core/support/result.ts';
import { type LinkTrouble, openLink } from './link.ts';
import { type Plugged, createPluggedList } from './plugged.ts';
import type { Headset, HeadsetPorts } from './ports.ts';
import { type InUse, type LastUsed, type OpenTrouble, devicesOf, nameOf, viewOf } from './shown.ts';
import { steadyClock } from './steadyClock.ts';

/** node-hid tells nothing of plugging: the machine is looked at so often. */
const lookMs = 2_000;
/** A device that could not be opened is tried again so much later. */
const openAgainMs = 10_000;
/** Portico does not change to another headset before the one that went has had so long to come back. */
const comeBackMs = 5_000;
/** Nor before the one that failed was tried again: longer than `openAgainMs` and the look after it. */
const recoverMs = 15_000;
/** In use for so long without trouble: an older one is forgotten. */
const soundMs = 5 * 60_000;
/** One look may miss a device that is there; its connection usually tells first that it is gone. */
const missedLooks = 2;

/**
 * Finds the headset that is to be used, keeps it open and its lamps true, and tells what is meant by its buttons.
 *
 *   none --found--> ready --lost--> unplugged --back--> ready (everything written anew)
 *     |               +---- failed or hung ---> opened anew at once, then every 10 s; after 15 s another may be taken
 *     +-- kept from us --> not-allowed --tried every 10 s--> ready
 */
export function createHeadset(ports: HeadsetPorts): Headset {
  const { hid, timers, log } = ports;
  const now = steadyClock(ports.clock);
  const list = createPluggedList(hid);
  let { chosen } = ports;
  let calls = noCalls;
  let plugged: readonly Plugged[] = [];
  let isAvailable = true;
  let inUse: InUse | null = null;
  let missed = 0;
  let last: LastUsed | null = null;
  /** While none is in use, no other than the last one is taken before. */
  let othersFrom = Number.NEGATIVE_INFINITY;
  let inUseSince = Number.NEGATIVE_INFINITY;
  let lastRecording = '{}';
  /** By path. */
  const troubles = new Map<string, OpenTrouble>();
  /** Paths whose device was opened anew because it did not take a report. */
  const openedAnew = new Set<string>();
  let shown = viewOf(known());
  let looking = false;
  let again = false;
  let stopWaiting: (() => void) | null = null;
  let closed = false;

  function known() {
    return { isAvailable, plugged, inUse, last, troubles };
  }

  /** Never two at a time: what is asked for meanwhile follows at once. */
  async function look(): Promise<void> {
    again = true;
    if (looking) return;
    looking = true;
    stopWaiting?.();
    while (again && !isClosed()) {
      again = false;
      try {
        await lookOnce();
      } catch (problem) {
        // A mistake of ours: the next look may find the headset all the same.
        log.warn('headset', { state: 'look-failed', problem: problem instanceof Error ? problem.name : 'unknown' });
      }
    }
    looking = false;
    if (!isClosed()) stopWaiting = timers.after(lookMs, lookLater);
  }

  function lookLater(): void {
    void look();
  }

  function isClosed(): boolean {
    return closed;
  }

  async function lookOnce(): Promise<void> {
    const found = await hid.list();
    if (isClosed()) return;
    if (inUse !== null && now() - inUseSince >= soundMs) openedAnew.delete(inUse.plugged.device.path);
    if (found.ok !== isAvailable) log.info('headset', { state: found.ok ? 'available' : 'unavailable' });
    isAvailable = found.ok;
    // A list that fails says nothing of a headset that is open.
    if (found.ok) {
      ports.onSeen(found.value);
      const may = found.value.filter(({ vendorId, productId }) => !ports.isBusylight(vendorId, productId));
      plugged = await list.look(may, now());
      forgetGone();
      await takeBest();
    }
    tellView();
  }

  function forgetGone(): void {
    const paths = new Set(plugged.map(({ device }) => device.path));
    for (const path of [...troubles.keys(), ...openedAnew]) {
      if (paths.has(path)) continue;
      troubles.delete(path);
      openedAnew.delete(path);
    }
    missed = inUse === null || plugged.includes(inUse.plugged) ? 0 : missed + 1;
    if (inUse === null || missed < missedLooks) return;
    void inUse.link.close();
    letGo('lost');
  }

  /** The chosen one, else the one in use, else the one that was, else the first that can be used. */
  function ranked(): readonly Plugged[] {
    const waits = last !== null && inUse === null && now() < othersFrom;
    const rank = (one: Plugged): number => {
      if (one.key === chosen) return 0;
      if (one === inUse?.plugged) return 1;
      return one.key === last?.key ? 2 : 3;
    };
    return plugged.filter((one) => one.map.ok && (!waits || rank(one) < 3)).toSorted((a, b) => rank(a) - rank(b));
  }

  async function takeBest(): Promise<void> {
    if (missed > 0) return;
    for (const one of ranked()) {
      if (isClosed() || one === inUse?.plugged) return;
      const trouble = troubles.get(one.device.path);
      if (trouble !== undefined && now() < trouble.againAt) continue;
      if (await open(one)) return;
    }
  }

  async function open(one: Plugged): Promise<boolean> {
    if (!one.map.ok) return false;
    const { device, profile } = one;
    const troubled: LinkTrouble[] = [];
    const opened = await openLink({
      hid,
      timers,
      now,
      device,
      map: one.map.value,
      profile,
      calls,
      spareRefused: openedAnew.has(device.path),
      onIntent: ports.onIntent,
      onSignal: ports.onSignal,
      onShared: tellView,
      onTrouble: (trouble) => {
        troubled.push(trouble);
        onTrouble(one, trouble);
      },
    });
    if (!opened.ok) {
      if (opened.error !== 'gone') refuse(one, opened.error);
      return false;
    }
    if (isClosed()) {
      await opened.value.close();
      return true;
    }
    // Lost before it could be used: the link is closed already, and tells that only once.
    if (troubled.length > 0) return false;
    const before = inUse;
    troubles.delete(device.path);
    inUse = { plugged: one, link: opened.value };
    inUseSince = now();
    last = null;
    log.info('headset', { state: 'opened', profile: profile.name });
    // The calls may be others than when it was being opened.
    opened.value.setCalls(calls);
    if (before !== null) await before.link.close();
    return true;
  }

  function refuse({ device, profile }: Plugged, failure: OpenTrouble['failure']): void {
    if (troubles.get(device.path)?.failure !== failure) log.warn('headset', { state: failure, profile: profile.name });
    troubles.set(device.path, { failure, againAt: now() + openAgainMs });
  }

  function onTrouble(one: Plugged, trouble: LinkTrouble): void {
    const { path }: HidDevice = one.device;
    log.warn('headset', { state: trouble, profile: one.profile.name });
    // The first time it is opened anew at once; what still fails then waits.
    if (trouble !== 'lost' && openedAnew.has(path)) refuse(one, 'failed');
    const isFirst = !openedAnew.has(path);
    if (trouble !== 'lost') openedAnew.add(path);
    if (inUse?.plugged !== one) return;
    // One that fails again and again keeps the others waiting only once.
    if (trouble !== 'lost' && isFirst) othersFrom = now() + recoverMs;
    letGo(trouble);
    void look();
  }

  function letGo(trouble: LinkTrouble): void {
    if (inUse === null) return;
    const { plugged: one, link } = inUse;
    lastRecording = link.recording();
    last = { key: one.key, name: nameOf(one.device) };
    if (trouble === 'lost') othersFrom = now() + comeBackMs;
    inUse = null;
    missed = 0;
  }

  function tellView(): void {
    const next = viewOf(known());
    if (next.state === shown.state && next.name === shown.name && next.shared === shown.shared) return;
    shown = next;
    if (!closed) ports.onChanged(next);
  }

  void look();
  return {
    view: () => shown,
    devices: () => ({ devices: devicesOf(known()), chosen }),
    choose: (key) => {
      chosen = key;
      void look();
    },
    setCalls: (next) => {
      calls = next;
      // Equal ones too: that they stayed is the desk's answer to a press.
      inUse?.link.setCalls(next);
    },
    tryLamp: (lamp) => {
      if (calls.ringing || calls.waiting || calls.current !== 'none' || inUse?.link.shared() === true)
        return failed('busy-with-calls');
      return inUse?.link.tryLamp(lamp) === true ? ok(null) : failed('not-there');
    },
    recording: () => inUse?.link.recording() ?? lastRecording,
    resumed: () => {
      inUse?.link.writeAnew();
      void look();
    },
    lookAgain: () => {
      list.askAgain();
      troubles.clear();
      void look();
    },
    close: async () => {
      closed = true;
      stopWaiting?.();
      await inUse?.link.close();
    },
  };
}
