import { describe, expect, test } from 'vitest';
import { defaultDataFolder } from '../../../electron/adapters/machine/dataFolder.ts';
import { createGate } from '../../../electron/host/gate.ts';
import { readOptions } from '../../../electron/host/options.ts';

describe('the gate at 127.0.0.1', () => {
  const gate = createGate(() => 4100);
  test.each([
    [{ host: '127.0.0.1:4100' }, true],
    [{ host: 'localhost:4100', origin: 'http://localhost:4100' }, true],
    [{ host: '127.0.0.1:4100', origin: 'http://evil.example' }, false],
    [{ host: 'evil.example:4100' }, false],
    [{ host: '127.0.0.1:9999' }, false],
    [{}, false],
  ])('admits pages of this origin only: %j', (headers, admitted) => {
    expect(gate.admits({ headers })).toBe(admitted);
  });

  test('opens to its own token and to nothing else', () => {
    expect(gate.opens({ type: 'hello', token: gate.token })).toBe('desk');
    for (const frame of [null, 'hello', {}, { type: 'hello' }, { type: 'hello', token: '' }, { token: gate.token }])
      expect(gate.opens(frame)).toBeNull();
    expect(gate.opens({ type: 'hello', token: `${gate.token}x` })).toBeNull();
    expect(createGate(() => 1).token).not.toBe(gate.token);
  });
});

describe('the command line', () => {
  test('is read whole', () => {
    expect(
      readOptions(['--host', '--no-open', '--port', '0', '--data', 'd', '--settings', 's', '--no-practice']),
    ).toEqual({ ok: true, value: { port: 0, data: 'd', settings: 's', open: false, practice: false, help: false } });
  });
  test('an option nobody knows and a port that is none are refused', () => {
    expect(readOptions(['--prot', '1'])).toMatchObject({ ok: false, error: 'unknown-option' });
    expect(readOptions(['--port', '70000'])).toEqual({ ok: false, error: 'bad-port', detail: '70000' });
    expect(readOptions(['--port', 'x'])).toEqual({ ok: false, error: 'bad-port', detail: 'x' });
  });
});

test('the data folder is where each system keeps such things', () => {
  expect(defaultDataFolder('linux', {}, '/home/i')).toBe('/home/i/.local/share/portico');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/x' }, '/home/i')).toBe('/x/portico');
  expect(defaultDataFolder('darwin', {}, '/Users/i')).toBe('/Users/i/Library/Application Support/Portico');
});
