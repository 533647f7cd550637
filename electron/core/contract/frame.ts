import type { RefusalCode } from './define.ts';

/** What travels over a carrier: plain data, fit for JSON and for structured clone. */
export type Frame =
  | { readonly type: 'request'; readonly id: number; readonly name: string; readonly body: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly body: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly error: RefusalCode }
  /** `seq` counts from 1 for each connection; after a gap the page asks for desk.state. */
  | { readonly type: 'push'; readonly seq: number; readonly name: string; readonly body: unknown };

/** MessagePort, WebSocket and memory are carriers. */
export interface Carrier {
  readonly send: (frame: Frame) => void;
  /** One listener each; `onClose` is called once when the other side is gone. */
  readonly onFrame: (listener: (frame: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
}
