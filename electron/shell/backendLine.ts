import { MessageChannelMain, type UtilityProcess, type WebContents, utilityProcess } from 'electron/main';
import type { Secrets } from '#core/support/secrets.ts';
import type { DeskFacts, GlobalKey, OpenPlan, ToBackend, ToShell } from './line/messages.ts';
import type { Patience } from './patience.ts';

/** The message with which a page gets its line; the port comes with it. */
export const lineChannel = 'portico:line';

export interface BackendPlan {
  /** The bundled backendProcess. */
  readonly file: string;
  readonly open: OpenPlan;
  readonly secrets: Secrets;
  readonly onFacts: (facts: DeskFacts) => void;
  /** It cannot open its data folder; `sentence` is for the person. */
  readonly onRefused: (sentence: string) => void;
  readonly onLinksAsked: () => void;
  /** It died and was started again. */
  readonly onRestarted: () => void;
  /** It died too often. */
  readonly onHopeless: () => void;
  readonly patience: Patience;
}

export interface BackendLine {
  /** A page was loaded, and gets a line of its own. */
  readonly join: (page: WebContents) => void;
  readonly press: (key: GlobalKey) => void;
  /** A telephone link was followed in another program. */
  readonly offerCall: (number: string) => void;
  /** The machine slept. */
  readonly resumed: () => void;
  /** Ends its calls and its journal; at most `closingMs`. */
  readonly close: () => Promise<void>;
}

const closingMs = 5000;

/** The backend's process, started again when it dies; the page that is there gets a line to the new one. */
export function startBackend(plan: BackendPlan): BackendLine {
  let page: WebContents | null = null;
  let ending = false;
  /** It ends because it asked to be started anew: nothing died. */
  let asked = false;
  let onClosed: (() => void) | null = null;
  let child = fork();

  function fork(): UtilityProcess {
    const started = utilityProcess.fork(plan.file, [], { serviceName: 'Portico backend', stdio: 'inherit' });
    started.on('message', (message: ToShell) => hear(message));
    started.on('exit', () => ended());
    send(started, { kind: 'open-asked', plan: plan.open });
    return started;
  }

  function ended(): void {
    onClosed?.();
    if (ending) return;
    const died = !asked;
    asked = false;
    if (died && !plan.patience.lasts()) {
      ending = true;
      plan.onHopeless();
      return;
    }
    child = fork();
    if (page !== null && !page.isDestroyed()) join(page);
    if (died) plan.onRestarted();
  }

  function hear(message: ToShell): void {
    switch (message.kind) {
      case 'opened':
        return;
      case 'not-opened':
        ending = true;
        plan.onRefused(message.sentence);
        return;
      case 'desk-changed':
        plan.onFacts(message.facts);
        return;
      case 'secret-read-asked':
        void plan.secrets
          .read(message.name)
          .then((secret) => send(child, { kind: 'secret-read', id: message.id, secret }));
        return;
      case 'secret-write-asked':
        void plan.secrets
          .write(message.name, message.secret)
          .then((written) =>
            send(child, { kind: 'secret-written', id: message.id, fault: written.ok ? null : written.error }),
          );
        return;
      case 'links-asked':
        plan.onLinksAsked();
        return;
      case 'restart-asked':
        asked = true;
        return;
      case 'closed':
        onClosed?.();
    }
  }

  function join(loaded: WebContents): void {
    page = loaded;
    const { port1, port2 } = new MessageChannelMain();
    const joined: ToBackend = { kind: 'page-joined' };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    child.postMessage(joined, [port1]);
    loaded.postMessage(lineChannel, null, [port2]);
  }

  return {
    join,
    press: (key) => send(child, { kind: 'key-pressed', key }),
    offerCall: (number) => send(child, { kind: 'call-offered', number }),
    resumed: () => send(child, { kind: 'resumed' }),
    close: async () => {
      ending = true;
      await new Promise<void>((resolve) => {
        const impatient = setTimeout(resolve, closingMs);
        onClosed = () => {
          clearTimeout(impatient);
          resolve();
        };
        send(child, { kind: 'close-asked' });
      });
      child.kill();
    },
  };
}

function send(to: UtilityProcess, message: ToBackend): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  to.postMessage(message);
}
