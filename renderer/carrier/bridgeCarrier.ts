import type { Carrier } from '#core/contract/frame.ts';
import type { PageCarrier } from './webSocketCarrier.ts';

declare global {
  interface Window {
    /** Shown by the desktop application's preload.ts; absent in a browser. */
    readonly portico?: Carrier;
  }
}

/** The page's line in the desktop application. Nobody else can have it, so that it is never refused. */
export function bridgeCarrier(bridge: Carrier): PageCarrier {
  return {
    send: (frame) => bridge.send(frame),
    onFrame: (listener) => bridge.onFrame(listener),
    onClose: (listener) => bridge.onClose(listener),
    refused: () => false,
  };
}
