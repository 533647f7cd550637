import type { MediaAsk, MediaReply } from '#core/contract/contract.ts';
import type { SoundSample } from '#core/quality/sample.ts';
import { failed, ok, unreachable, type Result } from '#core/support/result.ts';
import { afterPaint } from './afterPaint.ts';
import { createConnection, type Connection } from './connection.ts';
import { createLitter } from './litter.ts';
import { createMusic } from './music.ts';
import type { Microphone, MicrophoneFailure } from './microphone.ts';
import { createPlayer } from './player.ts';

type Failure = MicrophoneFailure | 'unusable-offer' | 'no-telephone-event';

/** The sound of all calls, as the backend asks for it. */
export interface Media {
  readonly asked: (wish: MediaAsk) => Promise<MediaReply>;
  /** The microphone was unplugged, or one is there again: live calls take what there is. */
  readonly renewMicrophone: () => Promise<void>;
  /** What the browser has counted of each connection. */
  readonly count: () => Promise<SoundSample[]>;
  /** No call is left, or another page carries the sound. */
  readonly closeAll: () => void;
}

interface Sound {
  readonly connection: Connection;
  closed: boolean;
  /** One description after another; silencing and closing overtake. */
  turn: Promise<unknown>;
}

/** `onPathLost`: the sound of this connection does not come through any more. */
export function createMedia(microphone: Microphone, page: Document, onPathLost: (mediaId: string) => void): Media {
  const sounds = new Map<string, Sound>();
  const litter = createLitter();
  const music = createMusic();

  function soundOf(mediaId: string): Sound {
    const known = sounds.get(mediaId);
    if (known !== undefined) return known;
    const connection = createConnection(
      () => createPlayer(page),
      music,
      () => onPathLost(mediaId),
    );
    const created: Sound = { connection, closed: false, turn: Promise.resolve() };
    sounds.set(mediaId, created);
    return created;
  }

  function close(mediaId: string): void {
    const sound = sounds.get(mediaId);
    if (sound === undefined) return;
    sounds.delete(mediaId);
    sound.closed = true;
    sound.connection.close();
    litter.drop();
  }

  async function attach(sound: Sound): Promise<Result<null, MicrophoneFailure>> {
    // The caller is on the screen before the browser is put to work.
    await afterPaint();
    if (sound.closed) return ok(null);
    const voice = await microphone.open();
    if (!voice.ok) return voice;
    if (!sound.closed) await sound.connection.attach(voice.value);
    return ok(null);
  }

  /** With the microphone attached, then what is asked of the connection. */
  async function describe(
    mediaId: string,
    act: (connection: Connection) => Promise<Result<string, Failure>>,
  ): Promise<Result<string, Failure>> {
    const isNew = !sounds.has(mediaId);
    const sound = soundOf(mediaId);
    const describing = sound.turn.then(async () => {
      const attached = isNew ? await attach(sound) : null;
      if (attached !== null && !attached.ok) return attached;
      return sound.closed ? failed('unusable-offer') : act(sound.connection);
    });
    sound.turn = describing;
    const described = await describing;
    // Asked again, it begins anew.
    if (!described.ok && isNew && sounds.get(mediaId) === sound) close(mediaId);
    return described;
  }

  async function carryOut(wish: MediaAsk): Promise<Result<string, Failure>> {
    const { mediaId } = wish;
    switch (wish.kind) {
      case 'answer':
        return describe(mediaId, (connection) => connection.answer(wish.offer));
      case 'offer':
        if (wish.held) sounds.get(mediaId)?.connection.silence();
        return describe(mediaId, (connection) => connection.offer(wish.held));
      case 'accept': {
        const sound = sounds.get(mediaId);
        return sound === undefined ? failed('unusable-offer') : sound.connection.accept(wish.answer);
      }
      case 'sound': {
        const sound = sounds.get(mediaId);
        if (sound === undefined) return failed('no-microphone');
        sound.connection.sound(wish.send, wish.hear);
        return ok('');
      }
      case 'digits': {
        const played = sounds.get(mediaId)?.connection.press(wish.digits) ?? false;
        return played ? ok('') : failed('no-telephone-event');
      }
      case 'close':
        close(mediaId);
        return ok('');
      default:
        return unreachable(wish);
    }
  }

  return {
    async asked(wish) {
      const done = await carryOut(wish);
      return done.ok ? { ok: true, sdp: done.value } : { ok: false, error: done.error };
    },
    async renewMicrophone() {
      if (sounds.size === 0 || microphone.isOpen()) return;
      const voice = await microphone.open();
      if (!voice.ok) return;
      await Promise.all(Array.from(sounds.values(), ({ connection }) => connection.attach(voice.value)));
    },
    async count() {
      const counts = await Promise.all(
        Array.from(sounds, async ([mediaId, { connection }]) => ({ mediaId, count: await connection.count() })),
      );
      return counts.flatMap(({ mediaId, count }) => (count === null ? [] : [{ mediaId, ...count }]));
    },
    closeAll() {
      for (const mediaId of sounds.keys()) close(mediaId);
      microphone.release();
      litter.sweep();
    },
  };
}
