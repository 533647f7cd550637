import type { Carrier } from '#core/contract/frame.ts';

/** What a carrier needs of the backend's end of a message channel: Electron's MessagePortMain has it. */
export interface BackendPort {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown;
  readonly once: (event: 'close', listener: () => void) => unknown;
  readonly postMessage: (message: unknown) => void;
  /** Messages wait in the port until this. */
  readonly start: () => void;
}

/** The backend's end of a line to a page of the desktop application. */
export function portCarrier(port: BackendPort): Carrier {
  let open = true;
  let onClosed: (() => void) | null = null;
  port.once('close', () => {
    open = false;
    onClosed?.();
  });

  return {
    send(frame) {
      if (open) port.postMessage(frame);
    },
    onFrame(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose(listener) {
      if (open) onClosed = listener;
      else queueMicrotask(listener);
    },
  };
}
