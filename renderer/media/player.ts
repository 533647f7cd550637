import { heardAs } from './bell.ts';
import { deviceChoice, onDeviceChoice } from './deviceChoice.ts';
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
  const turn = () => {
    element.volume = heardAs(deviceChoice().volume.calls);
  };
  turn();
  const stopTurning = onDeviceChoice(turn);
  return {
    play(track) {
      element.srcObject = new MediaStream([track]);
    },
    hear(on) {
      element.muted = !on;
    },
    close() {
      stopFollowing();
      stopTurning();
      element.pause();
      element.srcObject = null;
      element.remove();
    },
  };
}
