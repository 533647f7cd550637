import { EventEmitter, once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { CallView } from '#core/call/view.ts';
import { type Client, createClient } from '#core/contract/client.ts';
import type { JournalEntry } from '#core/journal/entry.ts';
import type { DeskFacts, ToBackend, ToShell } from '../../../electron/shell/line/messages.ts';
import { portCarrier } from '../../../electron/shell/line/portCarrier.ts';
import { mainPort } from '../ports.ts';

// A program of its own: plays the desktop shell and the page to the bundled backend, and tells what came of it.
const [bundle = '', folder = '', resources = ''] = process.argv.slice(2);

class ParentPort extends EventEmitter {
  readonly told: ToShell[] = [];

  postMessage(message: ToShell): void {
    this.told.push(message);
    this.emit(`told ${message.kind}`, message);
  }

  send(data: ToBackend, ports: readonly MessagePort[] = []): void {
    this.emit('message', { data, ports: ports.map(mainPort) });
  }
}

const parentPort = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });
await import(pathToFileURL(bundle).href);

const opened = once(parentPort, 'told opened');
parentPort.on('told not-opened', ({ sentence }: Extract<ToShell, { kind: 'not-opened' }>) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
parentPort.send({
  kind: 'open-asked',
  plan: { folder, settingsFile: null, resources, practise: true, locale: 'en-GB', keepsSecrets: false },
});
const { port1, port2 } = new MessageChannel();
parentPort.send({ kind: 'page-joined' }, [port2]);
const client = createClient(portCarrier(mainPort(port1)));
await opened;

/** The facts as last told, or as told later, that fit. */
function facts(fits: (one: DeskFacts) => boolean): Promise<DeskFacts> {
  return new Promise((resolve) => {
    const look = (message: ToShell | undefined): void => {
      if (message?.kind !== 'desk-changed' || !fits(message.facts)) return;
      parentPort.off('told desk-changed', look);
      resolve(message.facts);
    };
    parentPort.on('told desk-changed', look);
    look(parentPort.told.findLast(({ kind }) => kind === 'desk-changed'));
  });
}

function callThat(asked: Client, fits: (call: CallView) => boolean): Promise<CallView> {
  return new Promise((resolve) => {
    asked.on('desk.changed', ({ calls = [] }) => {
      const call = calls.find(fits);
      if (call !== undefined) resolve(call);
    });
  });
}

/** The journal's row of the call that ends next. */
function rowWithOutcome(asked: Client): Promise<JournalEntry> {
  return new Promise((resolve) => {
    asked.on('journal.changed', ({ callId }) => {
      void asked.ask('journal.call', { callId }).then((line) => {
        if (line.ok && line.value !== null && line.value.entry.outcome !== null) resolve(line.value.entry);
      });
    });
  });
}

const state = await client.ask('desk.state', {});
await client.ask('telephone.own', { takeOver: false });
await facts(({ phone }) => phone === 'registered');
const ringing = callThat(client, ({ stage }) => stage === 'ringing');
await client.ask('practice.bring-in', { calls: 1 });
const { callId, card } = await ringing;
const seen = await facts((one) => one.ringing.length === 1);
const row = rowWithOutcome(client);
await client.ask('call.decline', { callId, how: 'busy' });
await facts((one) => one.ringing.length === 0);
const entry = await row;
const closed = once(parentPort, 'told closed');
parentPort.send({ kind: 'close-asked' });
await closed;
process.stdout.write(
  `${JSON.stringify({
    company: state.ok ? state.value.companyName : state,
    name: card.name,
    ringing: seen.ringing.map(({ who }) => who),
    journal: [entry.name, entry.outcome],
  })}\n`,
);
process.exit(0);
