import type * as Main from 'electron/main';
import { vi } from 'vitest';
import { type StubElectron, stubElectron } from './electron.ts';

/** Loads a part of the shell anew, with a stub in Electron's place. */
export async function withElectron<T>(
  load: () => Promise<T>,
  prepare: (stub: StubElectron) => void = () => undefined,
): Promise<{ readonly stub: StubElectron; readonly loaded: T }> {
  const stub = stubElectron();
  prepare(stub);
  vi.resetModules();
  vi.doMock('electron/main', () => stub.main);
  vi.doMock('electron/renderer', () => stub.renderer);
  vi.doMock('electron/common', () => stub.common);
  return { stub, loaded: await load() };
}

/** The stub's modules with Electron's own types. */
export function mainOf(stub: StubElectron): typeof Main {
  return stub.main as unknown as typeof Main;
}
