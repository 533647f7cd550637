/** What a codec does to speech for the E-model: Ie, and Bpl, its robustness against packet loss. */
export interface CodecFigures {
  readonly equipment: number;
  readonly lossRobustness: number;
  /** Where the two figures are from. */
  readonly source: string;
}

const appendix = 'ITU-T G.113 Appendix I (05/2002), table I.4';
/** NetEQ conceals a lost packet whatever the codec, so its packets are as robust as those of G.711 with concealment. */
const concealed = { equipment: 0, lossRobustness: 25.1 };
const assumed = `assumed: G.107 rates narrow-band speech, and no wide-band codec is worse there than G.711 (${appendix})`;

/** Names as in SDP (RFC 3551 section 6, RFC 7587), in capital letters. */
const codecs: ReadonlyMap<string, CodecFigures> = new Map([
  ['PCMU', { ...concealed, source: `${appendix}, G.711 with concealment` }],
  ['PCMA', { ...concealed, source: `${appendix}, G.711 with concealment` }],
  ['G729', { equipment: 11, lossRobustness: 19, source: `${appendix}, G.729A` }],
  ['G723', { equipment: 15, lossRobustness: 16.1, source: `${appendix}, G.723.1 at 6.3 kbit/s` }],
  ['G722', { ...concealed, source: assumed }],
  ['OPUS', { ...concealed, source: assumed }],
]);
const unknown: CodecFigures = { ...concealed, source: 'assumed: the codec is not known, and taken for G.711' };

/** `name`: as in SDP, in any case; '' where it is not known. */
export function codecFigures(name: string): CodecFigures {
  return codecs.get(name.toUpperCase()) ?? unknown;
}
