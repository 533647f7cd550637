import type { Result } from '../support/result.ts';

/** Why nothing came from an address of the web. */
export type WebFault =
  | 'bad-address'
  | 'name-not-found'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'cut-off'
  | 'bad-redirect'
  | 'too-large';

export interface WebQuestion {
  /** http or https. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Go to the first address alone, and to others of the same server: never along with a redirection elsewhere. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
  /** For all of it, redirections included. Milliseconds. */
  readonly limitMs: number;
  /** Of the answer's body. */
  readonly mostBytes: number;
}

export interface WebAnswer {
  readonly status: number;
  /** Lower case, without parameters; '' where it is not said. */
  readonly contentType: string;
  /** UTF-8; what is none is replaced. */
  readonly text: string;
}

/** One question to a server of the office's choice. Never rejects. */
export type AskWeb = (question: WebQuestion) => Promise<Result<WebAnswer, WebFault>>;
