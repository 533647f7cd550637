import { followDevice } from './devices.ts';

/** Lets one caller be heard. */
export interface Player {
  readonly play: (track: MediaStreamTrack) => void;
  /** Heard unless told otherwise. */
  readonly hear: (on: boolean) => void;
  readonly close: () => void;
}

export function createPlayer(page: Document): Player {
  const element = page.createElement('audio');
  element.autoplay = true;
  page.body.append(element);
  const stopFollowing = followDevice(element, 'speaker', navigator.mediaDevices);
  return {
    play(track) {
      element.srcObject = new MediaStream([track]);
    },
    hear(on) {
      element.muted = !on;
    },
    close() {
      stopFollowing();
      element.pause();
      element.srcObject = null;
      element.remove();
    },
  };
}
