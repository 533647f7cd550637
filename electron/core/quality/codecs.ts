/** What a codec does to speech for the E-model: Ie, and Bpl, its robustness against packet loss. */
export interface CodecFigures {
  readonly equipment: number;
  readonly lossRobustness: number;
  /** Where the two figures are from. */
  readonly source: string;
  /** No published figures on the scale of G.107 are known: they are an estimate, and the page says so. */
  readonly assumed: boolean;
}

const appendix = 'ITU-T G.113 Appendix I (05/2002), table I.4';
/** NetEQ conceals a lost packet whatever the codec, so its packets are as robust as those of G.711 with concealment. */
const concealed = { equipment: 0, lossRobustness: 25.1 };
/*
 * Wide-band codecs have published figures on a scale of their own only: G.722 in G.113 Appendix IV, for the wide-band model of
 * G.107.1, whose ratings are not to be compared with those of G.107; Opus has none from ITU-T. So they are taken for G.711, which
 * makes no call look better than it is: what they bring beyond it is not counted.
 */
const assumed = `assumed: G.107 rates narrow-band speech, and no wide-band codec is worse there than G.711 (${appendix})`;

/** Names as in SDP (RFC 3551 section 6, RFC 7587), in capital letters. */
const codecs: ReadonlyMap<string, CodecFigures> = new Map([
  ['PCMU', { ...concealed, source: `${appendix}, G.711 with concealment`, assumed: false }],
  ['PCMA', { ...concealed, source: `${appendix}, G.711 with concealment`, assumed: false }],
  ['G729', { equipment: 11, lossRobustness: 19, source: `${appendix}, G.729A`, assumed: false }],
  ['G723', { equipment: 15, lossRobustness: 16.1, source: `${appendix}, G.723.1 at 6.3 kbit/s`, assumed: false }],
  ['G722', { ...concealed, source: assumed, assumed: true }],
  ['OPUS', { ...concealed, source: assumed, assumed: true }],
]);
const unknown: CodecFigures = {
  ...concealed,
  source: 'assumed: the codec is not known, and taken for G.711',
  assumed: true,
};

/** `name`: as in SDP, in any case; '' where it is not known. */
export function codecFigures(name: string): CodecFigures {
  return codecs.get(name.toUpperCase()) ?? unknown;
}
