import type { Client } from '#core/contract/client.ts';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Result } from '#core/support/result.ts';
import { ask } from '../state/ask.ts';
import { deskStore } from '../state/desk.ts';
import type { DeskSlice } from '../state/slice.ts';
import type { Media } from './media.ts';

/** The microphone stays open so long after the last call: the next ring finds it ready. Milliseconds. */
const quietMs = 5000;

/** This page carries the sound from now on; the page that did so falls silent. */
export function takeTelephone(): Promise<Result<AnswerOf<'telephone.own'>, RefusalCode>> {
  return ask('telephone.own', { takeOver: true });
}

/**
 * Devices come and go without a word where the system does not tell the browser (Bluetooth and network sound on Linux): in a
 * call they are looked at so often, and the browser then tells what changed. Milliseconds.
 */
const lookMs = 1000;

/** One connection's questions about sound. */
export function serveMedia(client: Client, media: Media): void {
  client.on('media.asked', ({ askId, ask: wish }) => {
    void media.asked(wish).then((reply) => client.ask('media.reply', { askId, reply }));
  });
}

/** Owns the telephone when nobody does, and lets the sound go with the last call or with the ownership. */
export function followTelephone(media: Media): void {
  let quiet: ReturnType<typeof setTimeout> | null = null;
  let looking: ReturnType<typeof setInterval> | null = null;

  deskStore.subscribe((now, before) => {
    if (now.telephone !== before.telephone || now.connection !== before.connection) {
      // Also when the owner's page has just gone: a reloaded page may see the one before still leaving.
      if (now.connection === 'open' && now.telephone === 'nobody') void ask('telephone.own', { takeOver: false });
      if (now.telephone === 'another') media.closeAll();
    }
    if (now.calls === before.calls) return;
    if (hasLiveCall(now)) {
      if (quiet !== null) clearTimeout(quiet);
      quiet = null;
      looking ??= setInterval(media.renewMicrophone, lookMs);
    } else {
      if (looking !== null) clearInterval(looking);
      looking = null;
      quiet ??= setTimeout(() => {
        quiet = null;
        media.closeAll();
      }, quietMs);
    }
  });
}

function hasLiveCall({ calls }: DeskSlice): boolean {
  return Object.values(calls).some(({ stage }) => stage !== 'ended');
}
