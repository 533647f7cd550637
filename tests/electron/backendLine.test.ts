import { afterEach, expect, test, vi } from 'vitest';
import type { WebContents } from 'electron/main';
import type { DeskFacts, OpenPlan, ToShell } from '../../electron/shell/line/messages.ts';
import { createPatience } from '../../electron/shell/patience.ts';
import type { Secrets } from '#core/support/secrets.ts';
import { quiet } from './facts.ts';
import { withElectron } from './stub/load.ts';

afterEach(() => void vi.useRealTimers());

const open: OpenPlan = {
  folder: '/data',
  settingsFile: null,
  resources: '/resources',
  practise: true,
  locale: 'uk-UA',
  keepsSecrets: true,
};

const secrets: Secrets = {
  read: async () => 'the password',
  write: async (_name, secret) =>
    secret === 'unwelcome' ? { ok: false, error: 'not-encrypted' } : { ok: true, value: null },
};

function portsOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

/** A shell whose backend lives `lives` times. */
async function start(lives = 3) {
  const { stub, loaded } = await withElectron(
    () => import('../../electron/shell/backendLine.ts'),
    (one) => one.answer('UtilityProcess.fork', () => one.make('UtilityProcess')),
  );
  const told: (string | DeskFacts)[] = [];
  const backend = loaded.startBackend({
    file: '/build/backendProcess.mjs',
    open,
    secrets,
    onFacts: (facts) => told.push(facts),
    onLinksAsked: () => told.push('links'),
    onRefused: (sentence) => told.push(sentence),
    onRestarted: () => told.push('restarted'),
    onHopeless: () => told.push('hopeless'),
    patience: createPatience(lives, 60_000, () => 0),
  });
  const children = () => stub.made('UtilityProcess');
  const child = () => children().at(-1) ?? {};
  return {
    stub,
    backend,
    told,
    children,
    dies: () => stub.emit(child(), 'exit', 1),
    says: (message: ToShell) => stub.emit(child(), 'message', message),
    heard: () => stub.given('UtilityProcess.postMessage').map(([message]) => message),
  };
}

test('the backend is a process of its own and is told what to open', async () => {
  const { stub, heard } = await start();
  expect(stub.given('UtilityProcess.fork')).toEqual([
    ['/build/backendProcess.mjs', [], { serviceName: 'Portico backend', stdio: 'inherit' }],
  ]);
  expect(heard()).toEqual([{ kind: 'open-asked', plan: open }]);
});

test('each loaded page gets a line of its own: one end to the backend, the other to the page', async () => {
  const { stub, backend } = await start();
  const page = stub.make('WebContents') as WebContents;
  backend.join(page);
  backend.join(page);
  const channels = stub.made('MessageChannelMain') as { port1: object; port2: object }[];
  expect(channels).toHaveLength(2);
  const joined = stub.given('UtilityProcess.postMessage').slice(1);
  const lines = stub.given('WebContents.postMessage');
  for (const [index, { port1, port2 }] of channels.entries()) {
    expect(joined[index]?.[0]).toEqual({ kind: 'page-joined' });
    expect(portsOf(joined[index]?.[1])[0] === port1).toBe(true);
    expect(lines[index]?.slice(0, 2)).toEqual(['portico:line', null]);
    expect(portsOf(lines[index]?.[2])[0] === port2).toBe(true);
  }
});

test('a backend that dies is started again, told of, and the page that is there gets a line to it', async () => {
  const { stub, backend, dies, told, children, heard } = await start();
  backend.join(stub.make('WebContents') as WebContents);
  dies();
  expect(children()).toHaveLength(2);
  expect(heard()).toEqual([
    { kind: 'open-asked', plan: open },
    { kind: 'page-joined' },
    { kind: 'open-asked', plan: open },
    { kind: 'page-joined' },
  ]);
  expect(stub.given('WebContents.postMessage')).toHaveLength(2);
  expect(told).toEqual(['restarted']);
});

test('a page that is gone meanwhile is not written to', async () => {
  const { stub, backend, dies } = await start();
  backend.join(stub.make('WebContents') as WebContents);
  stub.answer('WebContents.isDestroyed', () => true);
  dies();
  expect(stub.given('WebContents.postMessage')).toHaveLength(1);
});

test('a backend that dies again and again is given up, in a sentence and once', async () => {
  const { dies, told, children } = await start(2);
  for (let time = 0; time < 5; time += 1) dies();
  expect(children()).toHaveLength(3);
  expect(told).toEqual(['restarted', 'restarted', 'hopeless']);
});

test('a backend that cannot open its folder says why, and is not started again', async () => {
  const { says, dies, told, children } = await start();
  says({ kind: 'not-opened', sentence: 'The disk is gone.' });
  dies();
  expect([told, children().length]).toEqual([['The disk is gone.'], 1]);
});

test('a backend that wants to begin anew with another account does so, and nobody is alarmed', async () => {
  const { stub, backend, says, dies, told, children } = await start(0);
  backend.join(stub.make('WebContents') as WebContents);
  says({ kind: 'restart-asked' });
  says({ kind: 'closed' });
  dies();
  expect([children().length, stub.given('WebContents.postMessage').length, told]).toEqual([2, 2, []]);
});

test('what the desk does reaches the shell, and a global key the backend', async () => {
  const { says, told, backend, heard } = await start();
  says({ kind: 'opened' });
  says({ kind: 'desk-changed', facts: quiet });
  backend.press('answer');
  expect([told, heard().at(-1)]).toEqual([[quiet], { kind: 'key-pressed', key: 'answer' }]);
  backend.resumed();
  expect(heard().at(-1)).toEqual({ kind: 'resumed' });
});

test('secrets are read and written for the backend, each answer with its number', async () => {
  const { says, heard } = await start();
  says({ kind: 'secret-read-asked', id: 1, name: 'account-password' });
  says({ kind: 'secret-write-asked', id: 2, name: 'account-password', secret: 'new' });
  says({ kind: 'secret-write-asked', id: 3, name: 'account-password', secret: 'unwelcome' });
  await vi.waitFor(() => expect(heard()).toHaveLength(4));
  expect(heard().slice(1)).toEqual([
    { kind: 'secret-read', id: 1, secret: 'the password' },
    { kind: 'secret-written', id: 2, fault: null },
    { kind: 'secret-written', id: 3, fault: 'not-encrypted' },
  ]);
});

test('closing waits until calls and journal are closed; the end that follows is no death', async () => {
  const { backend, says, dies, told, stub, heard } = await start();
  const closed = backend.close();
  expect(heard().at(-1)).toEqual({ kind: 'close-asked' });
  expect(stub.given('UtilityProcess.kill')).toHaveLength(0);
  says({ kind: 'closed' });
  await closed;
  dies();
  expect([stub.given('UtilityProcess.kill').length, told]).toEqual([1, []]);
});

test('a backend that never closes holds the application for five seconds and no longer', async () => {
  vi.useFakeTimers();
  const { backend, stub } = await start();
  const closed = backend.close();
  await vi.advanceTimersByTimeAsync(5000);
  await closed;
  expect(stub.given('UtilityProcess.kill')).toHaveLength(1);
});
