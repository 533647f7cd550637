import type { OpenFailure } from '#core/headset/ports.ts';
import type { Timers } from '#core/support/ports.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import type { HidBinding, OpenPath } from './binding.ts';
import type { FoundPath } from './found.ts';
import type { HungPaths } from './hung.ts';
import { isRefused, whyNotOpened } from './openFailure.ts';
import { within, wordsOf } from './patience.ts';

/** A path that is open and not yet read. */
export interface Opened extends FoundPath {
  readonly handle: OpenPath;
  /** Windows: the report that came while it was tried whether it can be read; empty for none. */
  readonly early: Uint8Array;
}

export interface Opening {
  readonly binding: HidBinding;
  readonly platform: string;
  readonly timers: Timers;
  readonly hung: HungPaths;
}

const openingMs = 3000;
const tryingMs = 1000;

export async function openPath(found: FoundPath, opening: Opening): Promise<Result<Opened, OpenFailure>> {
  const { binding, hung, platform, timers } = opening;
  if (hung.refuses(found.path)) return failed('failed', 'it did not answer before, and still does not');
  // macOS takes the whole device away from everybody else without it; other systems do not look.
  const asked = binding.HIDAsync.open(found.path, { nonExclusive: true });
  const outcome = await within(timers, openingMs, asked);
  if (outcome.is === 'failed') return failed(await whyNotOpened(outcome.error, found.path), wordsOf(outcome.error));
  if (outcome.is === 'late') {
    hung.hold(found.path, asked);
    asked.then(closed, () => undefined);
    return failed('failed', 'it does not answer');
  }
  const handle = outcome.value;
  return platform === 'win32' ? tried(found, handle, opening) : ok({ ...found, handle, early: new Uint8Array(0) });
}

/**
 * windows/hid.c opens without rights what it may not open with them (hid_open_path: "Retry opening the device, but
 * without read/write access"). One reading that does not wait tells, and loses nothing.
 */
async function tried(
  found: FoundPath,
  handle: OpenPath,
  { hung, timers }: Opening,
): Promise<Result<Opened, OpenFailure>> {
  const asked = handle.read(0);
  const outcome = await within(timers, tryingMs, asked);
  if (outcome.is === 'done') return ok({ ...found, handle, early: outcome.value ?? new Uint8Array(0) });
  void closed(handle);
  if (outcome.is === 'failed')
    return failed(isRefused(outcome.error) ? 'not-allowed' : 'failed', wordsOf(outcome.error));
  hung.hold(found.path, asked);
  return failed('failed', 'it does not answer');
}

/** A second close is rejected, and so is one of what was unplugged: nothing is lost by either. */
export async function closed(handle: OpenPath): Promise<void> {
  try {
    await handle.close();
  } catch {
    // It is closed.
  }
}
