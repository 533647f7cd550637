import type { MediaAsk, MediaReply } from '#core/contract/contract.ts';
import type { SoundSample } from '#core/quality/sample.ts';
import { failed, ok, unreachable, type Result } from '#core/support/result.ts';
import { afterPaint } from './afterPaint.ts';
import { createConnection, type Connection } from './connection.ts';
import { createLitter } from './litter.ts';
import { createMixing } from './mixer.ts';
import { createMusic } from './music.ts';
import type { Microphone } from './microphone.ts';
import { oneAtATime } from './oneAtATime.ts';
import { createPlayer } from './player.ts';
import { createSilence } from './silence.ts';

type Failure = 'unusable-offer' | 'no-microphone' | 'no-telephone-event';

/** A microphone that is not there by then is asked for still, or slow: the call goes on without. Milliseconds. */
const microphoneMs = 1500;

/** The sound of all calls, as the backend asks for it. */
export interface Media {
  readonly asked: (wish: MediaAsk) => Promise<MediaReply>;
  /** What the browser has counted of each connection. */
  readonly count: () => Promise<SoundSample[]>;
  /** Devices, permission or choice may have changed: live calls take the microphone that is to be spoken through now. */
  readonly renewMicrophone: () => void;
  /** No call is left, or another page carries the sound. */
  readonly closeAll: () => void;
}

type SoundAsk = Extract<MediaAsk, { kind: 'sound' }>;

interface Sound {
  readonly connection: Connection;
  closed: boolean;
  /** One description after another; silencing and closing overtake. */
  turn: Promise<unknown>;
  /** How it was last to sound. */
  wished: SoundAsk | null;
}

/** `onPathLost`: the sound of this connection does not come through any more. */
export function createMedia(microphone: Microphone, page: Document, onPathLost: (mediaId: string) => void): Media {
  const sounds = new Map<string, Sound>();
  const litter = createLitter();
  const music = createMusic();
  const silence = createSilence();
  const createMixer = createMixing();

  function soundOf(mediaId: string): Sound {
    const known = sounds.get(mediaId);
    if (known !== undefined) return known;
    const connection = createConnection({
      openPlayer: () => createPlayer(page),
      music,
      mixer: createMixer(),
      onPathLost: () => onPathLost(mediaId),
      onHeard: () => mixAnew(mediaId),
    });
    const created: Sound = { connection, closed: false, turn: Promise.resolve(), wished: null };
    sounds.set(mediaId, created);
    return created;
  }

  function apply({ connection }: Sound, { send, hear, with: other = null }: SoundAsk): void {
    const besides = other === null || send === 'music' ? null : (sounds.get(other)?.connection.heard() ?? null);
    connection.sound(send, hear, besides);
  }

  /** Who is mixed with this one hears it by its new track, or no more. */
  function mixAnew(mediaId: string): void {
    for (const sound of sounds.values()) if (sound.wished?.with === mediaId) apply(sound, sound.wished);
  }

  function close(mediaId: string): void {
    const sound = sounds.get(mediaId);
    if (sound === undefined) return;
    sounds.delete(mediaId);
    sound.closed = true;
    sound.connection.close();
    mixAnew(mediaId);
    litter.drop();
  }

  /** Without any microphone the caller is sent silence, heard all the same, and can be handed over. */
  async function attach(sound: Sound): Promise<void> {
    // The caller is on the screen before the browser is put to work.
    await afterPaint();
    if (sound.closed) return;
    const opening = microphone.open();
    const voice = await soon(opening);
    if (sound.closed) return;
    await sound.connection.attach(voice?.ok === true ? voice.value : silence.track());
    if (voice !== null) return;
    void opening.then(async (late) => {
      if (late.ok && !sound.closed) await sound.connection.attach(late.value);
    });
  }

  const renewMicrophone = oneAtATime(async () => {
    // The next call opens what is right then.
    if (sounds.size === 0) return microphone.release();
    await microphone.renew(async (track) => {
      const voice = track ?? silence.track();
      await Promise.all(Array.from(sounds.values(), ({ connection }) => connection.attach(voice)));
    });
  });

  /** With the microphone attached, then what is asked of the connection. */
  async function describe(
    mediaId: string,
    act: (connection: Connection) => Promise<Result<string, Failure>>,
  ): Promise<Result<string, Failure>> {
    const isNew = !sounds.has(mediaId);
    const sound = soundOf(mediaId);
    const describing = sound.turn.then(async () => {
      if (isNew) await attach(sound);
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
      case 'restore':
        return sounds.get(mediaId)?.connection.restore() ?? failed('unusable-offer');
      case 'accept': {
        const sound = sounds.get(mediaId);
        return sound === undefined ? failed('unusable-offer') : sound.connection.accept(wish.answer);
      }
      case 'sound': {
        const sound = sounds.get(mediaId);
        if (sound === undefined) return failed('no-microphone');
        sound.wished = wish;
        apply(sound, wish);
        return ok('');
      }
      case 'digits': {
        const played = (await sounds.get(mediaId)?.connection.press(wish.digits)) ?? false;
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
    async count() {
      const counts = await Promise.all(
        Array.from(sounds, async ([mediaId, { connection }]) => ({ mediaId, count: await connection.count() })),
      );
      return counts.flatMap(({ mediaId, count }) => (count === null ? [] : [{ mediaId, ...count }]));
    },
    renewMicrophone,
    closeAll() {
      for (const mediaId of sounds.keys()) close(mediaId);
      microphone.release();
      silence.close();
      litter.sweep();
    },
  };
}

/** null when it takes longer than a call can wait. */
function soon<T>(asked: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), microphoneMs);
    void asked.then((answer) => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}
