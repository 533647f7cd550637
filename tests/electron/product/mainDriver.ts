import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { type StubElectron, stubElectron } from '../stub/electron.ts';

// A program of its own: runs the bundled main process with a stub in Electron's place, and tells which files it names.
const [bundle = '', data = ''] = process.argv.slice(2);
process.argv = ['portico', '--data', data];

const stub = stubElectron();
stub.answer('App.requestSingleInstanceLock', () => true);
stub.answer('App.getPreferredSystemLanguages', () => ['en-GB']);
stub.answer('UtilityProcess.fork', () => stub.make('UtilityProcess'));
Object.defineProperty(globalThis, 'stubbed', { value: { 'electron/main': stub.main, 'electron/common': stub.common } });
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron\/(?:main|common)$/.test(specifier)
      ? { url: `stub:${specifier}`, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url.startsWith('stub:')
      ? { format: 'commonjs', source: `module.exports = globalThis.stubbed['${url.slice(5)}'];`, shortCircuit: true }
      : next(url, context),
});
createRequire(import.meta.url)(bundle);
while (stub.given('Tray.setImage').length === 0) await new Promise((resolve) => setImmediate(resolve));

/** Every file that stands in what was given to Electron. */
function filesIn(given: unknown): string[] {
  if (typeof given === 'string') return given.startsWith('/') && given !== data ? [given] : [];
  return typeof given === 'object' && given !== null && !isStubbed(given) ? Object.values(given).flatMap(filesIn) : [];
}

function isStubbed(thing: object): boolean {
  return Object.getPrototypeOf(thing) !== Object.prototype && !Array.isArray(thing);
}

async function pageServed(from: StubElectron): Promise<number> {
  const handler = from.given('Protocol.handle')[0]?.[1] as (request: object) => Promise<Response>;
  return (await handler({ url: 'portico://desk/index.html', method: 'GET' })).status;
}

const wanted = new Set([
  'new BrowserWindow',
  'new Tray',
  'Tray.setImage',
  'UtilityProcess.fork',
  'UtilityProcess.postMessage',
]);
const files = stub.uses.filter(({ of }) => wanted.has(of)).flatMap(({ given }) => filesIn(given));
const named = [...new Set(files)].toSorted().map((file) => ({ file, exists: existsSync(file) }));
process.stdout.write(`${JSON.stringify({ named, page: await pageServed(stub) })}\n`);
process.exit(0);
