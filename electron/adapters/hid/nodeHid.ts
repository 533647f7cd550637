import type { Hid, HidConnection, HidDevice, HidEvents, OpenFailure } from '#core/headset/ports.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import type { HidBinding } from './binding.ts';
import { connectionOf } from './connection.ts';
import { type FoundDevice, foundDevices, type FoundPath } from './found.ts';
import { createHungPaths } from './hung.ts';
import { type Opened, openPath } from './openPath.ts';
import { within, wordsOf } from './patience.ts';

/** null: it does not know this device. May reject; that means the same. */
export type LayoutSource = (device: HidDevice) => Promise<ReportLayout | null>;

export interface HidPorts {
  /** Asked until it succeeds once: what was missing may have been installed. */
  readonly load: () => Promise<HidBinding>;
  /** As Node names it. */
  readonly platform: string;
  readonly timers: Timers;
  readonly log: Log;
  /** Asked in this order until one knows. */
  readonly layoutSources: readonly LayoutSource[];
  readonly isBusylight: (vendorId: number, productId: number) => boolean;
}

type Listed = Awaited<ReturnType<Hid['list']>>;

const listingMs = 5000;

export function createHid(ports: HidPorts): Hid {
  const { timers, log, platform } = ports;
  const hung = createHungPaths();
  let binding: HidBinding | null = null;
  let known: readonly FoundDevice[] = [];
  let looking: Promise<Listed> | null = null;
  let lastTrouble = '';

  /** Every two seconds the same would fill the log. */
  function trouble(event: string, code: string): void {
    if (lastTrouble === `${event} ${code}`) return;
    lastTrouble = `${event} ${code}`;
    log.warn(event, { code });
  }

  async function look(): Promise<Listed> {
    try {
      binding ??= await ports.load();
      known = foundDevices(await binding.devicesAsync(), platform, ports.isBusylight);
      lastTrouble = '';
      return ok(known.map(({ device }) => device));
    } catch (error) {
      known = [];
      trouble('hid-unavailable', codeOf(error));
      return failed('unavailable', wordsOf(error));
    } finally {
      looking = null;
    }
  }

  async function list(): Promise<Listed> {
    looking ??= look();
    const outcome = await within(timers, listingMs, looking);
    if (outcome.is === 'done') return outcome.value;
    // A device that does not answer holds up the whole list (Windows asks each for its names): as it was before.
    trouble('hid-list-late', 'late');
    return ok(known.map(({ device }) => device));
  }

  async function layout(device: HidDevice): Promise<ReportLayout | null> {
    for (const source of ports.layoutSources) {
      try {
        const told = await source(device);
        if (told !== null) return told;
      } catch (error) {
        trouble('hid-layout-failed', codeOf(error));
      }
    }
    return null;
  }

  async function open(device: HidDevice, events: HidEvents): Promise<Result<HidConnection, OpenFailure>> {
    if (binding === null) return failed('failed', 'nothing was listed yet');
    const opening = { binding, platform, timers, hung };
    const [path, ...more] = pathsOf(device);
    const first = await openPath(path, opening);
    if (!first.ok) return first;
    const opened: [Opened, ...Opened[]] = [first.value];
    for (const other of more) {
      const one = await openPath(other, opening);
      if (one.ok) opened.push(one.value);
    }
    const owners = more.length === 0 ? new Map<number, string>() : ownersOf(await layout(device), opened);
    return ok(connectionOf(opened, owners, events, { timers, log, hung }));
  }

  function pathsOf(device: HidDevice): readonly [FoundPath, ...FoundPath[]] {
    const [path = { path: device.path, usage: 0 }, ...more] =
      known.find((other) => other.device.path === device.path)?.paths ?? [];
    return [path, ...more];
  }

  return { list, layout, open };
}

/** On Windows each report id belongs to one top-level collection, and is taken by that one's path alone. */
function ownersOf(layout: ReportLayout | null, paths: readonly FoundPath[]): ReadonlyMap<number, string> {
  const owners = new Map<number, string>();
  for (const { reportId, collections } of layout?.fields ?? []) {
    const path = paths.find((one) => one.usage === collections[0]);
    if (path !== undefined && !owners.has(reportId)) owners.set(reportId, path.path);
  }
  return owners;
}

/** A word for the log: the library that is missing, else Node's code; messages name folders of people. */
function codeOf(error: unknown): string {
  const library = /lib[\w+.-]+\.so[.\d]*/.exec(wordsOf(error))?.[0];
  if (library !== undefined) return library;
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
