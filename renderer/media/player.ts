/** Lets one caller be heard. */
export interface Player {
  readonly play: (track: MediaStreamTrack) => void;
  readonly close: () => void;
}

export function createPlayer(page: Document): Player {
  const element = page.createElement('audio');
  element.autoplay = true;
  page.body.append(element);
  return {
    play(track) {
      element.srcObject = new MediaStream([track]);
    },
    close() {
      element.pause();
      element.srcObject = null;
      element.remove();
    },
  };
}
