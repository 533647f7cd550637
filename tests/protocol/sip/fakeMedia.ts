import type { Media, MediaFailure } from '#core/call/telephone.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

type MediaDeed = 'answer' | 'offer' | 'accept' | 'sound' | 'digits';
type Failure = MediaFailure | 'no-telephone-event';

/** A page that does what it is told, or what the test says; every question is noted. */
export interface FakeMedia extends Media {
  /** In order: "offer held", "music, unheard", "answer v=0 first" and so on. */
  readonly asked: string[];
  /** From now on this deed fails so; null: it succeeds again. */
  readonly fail: (deed: MediaDeed, failure: Failure | null) => void;
  /** From now on the page thinks about this deed (about offers and answers, if none is named) until it is woken. */
  readonly think: (deed?: MediaDeed) => () => void;
}

export const sdpOf = (name: string): string => `v=0\r\ns=${name}\r\n`;

export function fakeMedia(): FakeMedia {
  const asked: string[] = [];
  const failures = new Map<MediaDeed, Failure>();
  let thinking: Promise<void> = Promise.resolve();
  let thinksAbout: readonly MediaDeed[] = [];
  let made = 0;

  async function tried<T>(deed: MediaDeed, value: () => T): Promise<Result<T, Failure>> {
    const failure = failures.get(deed);
    if (thinksAbout.includes(deed)) await thinking;
    return failure === undefined ? ok(value()) : failed(failure);
  }

  async function done<T>(deed: MediaDeed, value: () => T): Promise<Result<T, MediaFailure>> {
    const result = await tried(deed, value);
    return result.ok ? result : failed(result.error === 'no-telephone-event' ? 'unusable-offer' : result.error);
  }

  function describe(kind: string): string {
    made += 1;
    return sdpOf(`${kind} ${made}`);
  }

  const nameOf = (sdp: string): string => /s=(.*)\r\n/.exec(sdp)?.[1] ?? sdp;

  return {
    asked,
    fail: (deed, failure) => {
      if (failure === null) failures.delete(deed);
      else failures.set(deed, failure);
    },
    think: (deed) => {
      thinksAbout = deed === undefined ? ['answer', 'offer'] : [deed];
      let wake = (): void => undefined;
      thinking = new Promise((woken) => {
        wake = woken;
      });
      return () => wake();
    },
    answer: (_id, offer) => {
      asked.push(`answer ${nameOf(offer)}`);
      return done('answer', () => describe('our answer'));
    },
    offer: (_id, held) => {
      asked.push(held ? 'offer held' : 'offer');
      return done('offer', () => describe(held ? 'our held offer' : 'our offer'));
    },
    restore: () => {
      asked.push('restore');
      return Promise.resolve(ok(null));
    },
    accept: (_id, answer) => {
      asked.push(`accept ${nameOf(answer)}`);
      return done('accept', () => null);
    },
    sound: (_id, { send, hear, with: other = null }) => {
      asked.push(`${send}${hear ? '' : ', unheard'}${other === null ? '' : `, with ${other}`}`);
      return done('sound', () => null);
    },
    digits: (_id, digits) => {
      asked.push(`digits ${digits}`);
      return tried('digits', () => null);
    },
    close: () => {
      asked.push('close');
    },
  };
}
