/** Fit for addIceCandidate. */
export interface Candidate {
  readonly candidate: string;
  readonly sdpMLineIndex: number;
}

/** An SDP without its ICE candidates, and the candidates, each with the section it belongs to (RFC 8839 section 5.1). */
export function withoutCandidates(sdp: string): {
  readonly sdp: string;
  readonly candidates: readonly Candidate[];
} {
  const candidates: Candidate[] = [];
  let sdpMLineIndex = -1;
  const kept = sdp.split(/(?<=\n)/).filter((line) => {
    if (line.startsWith('m=')) sdpMLineIndex += 1;
    if (line.startsWith('a=end-of-candidates')) return false;
    if (!line.startsWith('a=candidate:')) return true;
    candidates.push({ candidate: line.slice(2).trim(), sdpMLineIndex });
    return false;
  });
  return { sdp: kept.join(''), candidates };
}
