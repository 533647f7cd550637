import type { HeaderLine, Heard } from '../../protocol/sip/message.ts';

/** What a leg needs of the desk it belongs to. */
export interface RawLine {
  readonly contact: string;
  readonly send: (message: string) => void;
  /** Sends a request, with credentials where they are asked for; answers its final response. */
  readonly ask: (request: RawRequest) => Promise<Heard>;
  readonly heard: () => readonly Heard[];
}

export interface RawRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly HeaderLine[];
  readonly cseq: number;
  readonly body?: string;
}

export const bodyHeaders = (body: string): readonly HeaderLine[] =>
  body === '' ? [] : [['Content-Type', 'application/sdp']];

/** An offer or answer that hears nothing and says nothing: no packet ever goes to port 9. */
export const mute = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 RTP/AVP 8',
  'a=rtpmap:8 PCMA/8000',
  '',
].join('\r\n');
