import type { MessagePort } from 'node:worker_threads';
import type { PagePort } from '../../electron/shell/line/bridge.ts';
import type { BackendPort } from '../../electron/shell/line/portCarrier.ts';

/** Node's MessagePort as Electron's MessagePortMain shows it: messages come in events and wait for start(). */
export function mainPort(port: MessagePort): BackendPort & { readonly close: () => void } {
  return {
    on: (_event, listener) => port.on('message', (data: unknown) => listener({ data })),
    once: (_event, listener) => port.once('close', listener),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

/** Node's MessagePort as a page has it in Electron. */
export function pagePort(port: MessagePort): PagePort {
  return {
    addEventListener: (event, listener) =>
      event === 'message'
        ? void port.on('message', (data: unknown) => listener({ data }))
        : void port.once('close', () => listener({ data: undefined })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
