/** What goes into it, as a track to be sent. Web Audio section 1.26: its stream has exactly one. */
export function trackOf({ stream }: MediaStreamAudioDestinationNode): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new Error('a stage without a track');
  return track;
}
