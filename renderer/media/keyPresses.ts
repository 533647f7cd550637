/** As much of the browser's RTCDTMFSender as is used. */
export interface ToneSender {
  readonly canInsertDTMF: boolean;
  insertDTMF(tones: string, duration: number, gap: number): void;
  /** A tone begins; '' when all have been played. */
  addEventListener(type: 'tonechange', listener: (event: { readonly tone: string }) => void): void;
}

/** Keys as RTP events (RFC 4733), played in their order however fast they are asked for. */
export interface KeyPresses {
  /** false: the other side has not agreed to telephone-event, or there is no line. */
  readonly press: (sender: ToneSender | null, digits: string) => boolean;
}

/** As long as a person presses, and pauses in between; milliseconds. RFC 4733 leaves it open, ITU-T Q.24 asks for 40. */
const toneMs = 160;
const gapMs = 80;

export function createKeyPresses(): KeyPresses {
  let known: ToneSender | null = null;
  let waiting = '';
  let playing = false;

  function playNext(sender: ToneSender): void {
    const digits = waiting;
    waiting = '';
    playing = digits !== '' && sender.canInsertDTMF;
    if (playing) sender.insertDTMF(digits, toneMs, gapMs);
  }

  function meet(sender: ToneSender): void {
    if (sender === known) return;
    known = sender;
    playing = false;
    sender.addEventListener('tonechange', ({ tone }) => {
      if (tone === '' && sender === known) playNext(sender);
    });
  }

  return {
    press(sender, digits) {
      if (sender === null || !sender.canInsertDTMF) {
        waiting = '';
        playing = false;
        return false;
      }
      meet(sender);
      waiting += digits;
      // Asked anew while it plays, the browser would drop what is left of the digits before.
      if (!playing) playNext(sender);
      return true;
    },
  };
}
