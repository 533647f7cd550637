declare global {
  /** Chromium's, not yet in TypeScript's DOM: https://w3c.github.io/mediacapture-transform/ */
  var MediaStreamTrackProcessor:
    | (new (init: { readonly track: MediaStreamTrack }) => { readonly readable: ReadableStream<AudioData> })
    | undefined;
}

/** Nothing comes from a device that long: whoever waits goes on without. Milliseconds. */
const longestMs = 2000;

/** Waits for the first sound that a microphone delivers, be it silence; where the browser does not show it, no longer. */
export async function begun(track: MediaStreamTrack): Promise<void> {
  if (globalThis.MediaStreamTrackProcessor === undefined) return;
  // A copy: whoever listens to it stops it too.
  const copy = track.clone();
  const reader = new globalThis.MediaStreamTrackProcessor({ track: copy }).readable.getReader();
  const late = setTimeout(() => copy.stop(), longestMs);
  const first = await reader.read();
  clearTimeout(late);
  first.value?.close();
  copy.stop();
  await reader.cancel();
}
