import { describe, expect, test } from 'vitest';
import { examineImports } from '../../scripts/house/importRules.ts';

/** What the rules say of one import in one file. */
function complaints(path: string, to: string) {
  return examineImports([{ path, text: `import { thing } from '${to}';\n` }]).map(({ rule }) => rule);
}

// Each row is a seeded violation: file, import, the rule that must bite.
const forbidden: [string, string, string][] = [
  ['electron/core/call/book.ts', 'node:fs', 'core may not import Node’s node:fs'],
  ['electron/core/call/book.ts', 'fs', 'core may not import Node’s fs'],
  ['electron/core/call/book.ts', 'ws', 'core may not import the package ws'],
  [
    'electron/core/call/book.ts',
    '../../services/desk/desk.ts',
    'core (electron/core/) may not import a service (electron/services/desk/)',
  ],
  ['electron/core/call/book.ts', '#core/support/result.ts', 'core spells itself without #core'],
  ['electron/services/desk/desk.ts', '../../core/call/book.ts', 'core is spelled #core from outside'],
  [
    'electron/services/desk/desk.ts',
    '../journal/keeper.ts',
    'a service (electron/services/desk/) may not import a service (electron/services/journal/)',
  ],
  [
    'electron/services/desk/desk.ts',
    '../../adapters/sip/telephone.ts',
    'a service (electron/services/desk/) may not import the SIP adapter (electron/adapters/sip/)',
  ],
  ['electron/services/desk/desk.ts', 'node:timers', 'a service may not import Node’s node:timers'],
  ['electron/services/desk/desk.ts', 'sip.js', 'a service may not import the package sip.js'],
  ['electron/services/clock.ts', 'zod', 'every file belongs to a part of the house'],
  ['electron/adapters/sqlite/journal.ts', 'sip.js', 'the SQLite adapter may not import the package sip.js'],
  ['electron/adapters/sip/telephone.ts', 'better-sqlite3', 'the SIP adapter may not import the package better-sqlite3'],
  [
    'electron/adapters/sip/telephone.ts',
    '../sqlite/journal.ts',
    'the SIP adapter (electron/adapters/sip/) may not import the SQLite adapter (electron/adapters/sqlite/)',
  ],
  [
    'electron/adapters/sip/telephone.ts',
    '../../services/desk/desk.ts',
    'the SIP adapter (electron/adapters/sip/) may not import a service (electron/services/desk/)',
  ],
  [
    'electron/adapters/files/companyFile.ts',
    '../machine/log.ts',
    'an adapter (electron/adapters/files/) may not import the machine (electron/adapters/machine/)',
  ],
  ['electron/adapters/files/companyFile.ts', 'ws', 'an adapter may not import the package ws'],
  [
    'electron/host/server.ts',
    '../backend.ts',
    'the browser host (electron/host/) may not import the backend (electron/backend.ts)',
  ],
  ['electron/host/server.ts', 'zod', 'the browser host may not import the package zod'],
  [
    'electron/practice/registrar.ts',
    '../adapters/sip/telephone.ts',
    'the practice exchange (electron/practice/) may not import the SIP adapter (electron/adapters/sip/)',
  ],
  ['electron/practice/registrar.ts', 'sip.js', 'the practice exchange may not import the package sip.js'],
  [
    'electron/backend.ts',
    './adapters/sip/telephone.ts',
    'the backend (electron/backend.ts) may not import the SIP adapter (electron/adapters/sip/)',
  ],
  [
    'electron/backend.ts',
    './practice/practice.ts',
    'the backend (electron/backend.ts) may not import the practice exchange (electron/practice/)',
  ],
  ['electron/backend.ts', 'node:fs', 'the backend may not import Node’s node:fs'],
  [
    'electron/host.ts',
    './shell/window.ts',
    'the entry for browsers (electron/host.ts) may not import the shell (electron/shell/)',
  ],
  ['electron/host.ts', 'ws', 'the entry for browsers may not import the package ws'],
  ['electron/host.ts', '../renderer/state/desk.ts', 'the entry for browsers may not leave electron/'],
  ['electron/host.ts', '../tests/fakes/clock.ts', 'the entry for browsers may not leave electron/'],
  [
    'electron/host.ts',
    './adapters/sip/telephone.ts',
    'the entry for browsers (electron/host.ts) may not import the SIP adapter (electron/adapters/sip/)',
  ],
  ['electron/portico.ts', 'electron/main', 'the joining may not import the package electron'],
  [
    'electron/backendProcess.ts',
    './shell/window.ts',
    'the backend’s process (electron/backendProcess.ts) may not import the shell (electron/shell/)',
  ],
  [
    'electron/main.ts',
    './portico.ts',
    'the desktop’s entry (electron/main.ts) may not import the joining (electron/portico.ts)',
  ],
  ['electron/preload.ts', 'node:fs', 'the preload may not import Node’s node:fs'],
  ['electron/shell/line/bridge.ts', 'electron/renderer', 'the shell’s line may not import the package electron'],
  [
    'electron/shell/window.ts',
    '../services/desk/desk.ts',
    'the shell (electron/shell/) may not import a service (electron/services/desk/)',
  ],
  ['renderer/main.tsx', '../electron/core/call/book.ts', 'core is spelled #core from outside'],
  ['renderer/main.tsx', '../electron/backend.ts', 'the page’s entry may not leave renderer/'],
  ['renderer/main.tsx', 'node:path', 'the page’s entry may not import Node’s node:path'],
  ['renderer/main.tsx', 'sip.js', 'the page’s entry may not import the package sip.js'],
  [
    'renderer/features/console/Console.tsx',
    '../journal/Journal.tsx',
    'a feature (renderer/features/console/) may not import a feature (renderer/features/journal/)',
  ],
  [
    'renderer/features/console/Console.tsx',
    '../../app/App.tsx',
    'a feature (renderer/features/console/) may not import the page’s entry (renderer/app/)',
  ],
  ['renderer/features/console/Console.tsx', 'ws', 'a feature may not import the package ws'],
  [
    'renderer/media/call.ts',
    '../features/console/Console.tsx',
    'the page’s media (renderer/media/) may not import a feature (renderer/features/console/)',
  ],
  [
    'renderer/media/call.ts',
    '../app/App.tsx',
    'the page’s media (renderer/media/) may not import the page’s entry (renderer/app/)',
  ],
  [
    'renderer/media/call.ts',
    '../ui/Button.tsx',
    'the page’s media (renderer/media/) may not import the ui (renderer/ui/)',
  ],
  [
    'renderer/state/desk.ts',
    '../media/call.ts',
    'the page’s state (renderer/state/) may not import the page’s media (renderer/media/)',
  ],
  [
    'renderer/carrier/webSocket.ts',
    '../state/desk.ts',
    'the page’s carrier (renderer/carrier/) may not import the page’s state (renderer/state/)',
  ],
  [
    'renderer/ui/Button.tsx',
    '../state/desk.ts',
    'the ui (renderer/ui/) may not import the page’s state (renderer/state/)',
  ],
  [
    'renderer/ui/Button.tsx',
    '../media/call.ts',
    'the ui (renderer/ui/) may not import the page’s media (renderer/media/)',
  ],
  [
    'renderer/ui/Button.tsx',
    '../features/console/Console.tsx',
    'the ui (renderer/ui/) may not import a feature (renderer/features/console/)',
  ],
  [
    'renderer/ui/Button.tsx',
    '../carrier/webSocket.ts',
    'the ui (renderer/ui/) may not import the page’s carrier (renderer/carrier/)',
  ],
  [
    'renderer/i18n/i18n.ts',
    '../state/desk.ts',
    'the page’s ground (renderer/i18n/) may not import the page’s state (renderer/state/)',
  ],
  [
    'renderer/vite.config.ts',
    './main.tsx',
    'the page’s build (renderer/vite.config.ts) may not import the page’s entry (renderer/main.tsx)',
  ],
  ['renderer/cellar/stock.ts', 'zod', 'every file belongs to a part of the house'],
  ['renderer/main.tsx', './cellar/stock.ts', 'renderer/cellar/stock.ts belongs to no part of the house'],
  ['scripts/check.mjs', '../electron/backend.ts', 'a script may not leave scripts/'],
  ['tests/unit/book.test.ts', '../../electron/core/call/book.ts', 'core is spelled #core from outside'],
];

const allowed: [string, string][] = [
  ['electron/core/call/book.ts', '../support/result.ts'],
  ['electron/core/call/book.ts', 'zod'],
  ['electron/core/caller/number.ts', 'libphonenumber-js/max'],
  ['electron/core/routing/hours.ts', 'temporal-polyfill'],
  ['electron/services/desk/desk.ts', './arrival.ts'],
  ['electron/services/desk/desk.ts', '#core/call/book.ts'],
  ['electron/adapters/sip/telephone.ts', 'sip.js/lib/api/index.js'],
  ['electron/adapters/sip/telephone.ts', 'ws'],
  ['electron/adapters/sqlite/journal.ts', 'better-sqlite3'],
  ['electron/adapters/sqlite/journal.ts', 'node:worker_threads'],
  ['electron/host/server.ts', 'ws'],
  ['electron/practice/leg.ts', 'werift'],
  ['electron/backend.ts', './services/desk/desk.ts'],
  ['electron/host.ts', './portico.ts'],
  ['electron/portico.ts', './practice/practice.ts'],
  ['electron/portico.ts', './adapters/sip/telephone.ts'],
  ['electron/main.ts', './shell/window.ts'],
  ['electron/shell/window.ts', 'electron/main'],
  ['electron/preload.ts', './shell/line/bridge.ts'],
  ['electron/backendProcess.ts', './shell/line/portCarrier.ts'],
  ['renderer/main.tsx', './features/console/Console.tsx'],
  ['renderer/main.tsx', '@fontsource/ibm-plex-sans/400.css'],
  ['renderer/features/console/Console.tsx', './Console.module.css'],
  ['renderer/features/console/Console.tsx', '../../ui/Button.tsx'],
  ['renderer/features/console/Console.tsx', '@tanstack/react-virtual'],
  ['renderer/media/call.ts', '../state/desk.ts'],
  ['tests/unit/anything.test.ts', '../../electron/practice/practice.ts'],
];

describe('who may import what', () => {
  test.each(forbidden)('%s may not import %s', (path, to, rule) => {
    expect(complaints(path, to)).toEqual([rule]);
  });

  test.each(allowed)('%s may import %s', (path, to) => {
    expect(complaints(path, to)).toEqual([]);
  });

  test('a violation tells the file, the line, the rule and what to do', () => {
    const text = `import { ok } from '#core/support/result.ts';\n\nimport { keep } from '../journal/keeper.ts';\n`;
    expect(examineImports([{ path: 'electron/services/desk/desk.ts', text }])).toEqual([
      {
        file: 'electron/services/desk/desk.ts',
        line: 3,
        import: '../journal/keeper.ts',
        rule: 'a service (electron/services/desk/) may not import a service (electron/services/journal/)',
        instead:
          'A service knows core and its own area alone. ' +
          'Write a port in the importing part and let an entry (electron/host.ts) hand in what fulfils it.',
      },
    ]);
  });

  test.each([
    ['of a type', `import type { Thing } from 'ws';`],
    ['of a type in place', `let thing: import('ws').Thing;`],
    ['for its effect alone', `import 'ws';`],
    ['that is passed on', `export { thing } from 'ws';`],
    ['that is passed on whole', `export * from 'ws';`],
    ['made when it is needed', `const thing = await import('ws');`],
    ['of the old kind', `const thing = require('ws');`],
    ['of the kind between', `import thing = require('ws');`],
    ['below a comment that hides nothing', `/* import x from 'zod' */ import thing from 'ws';`],
  ])('an import %s counts', (_kind, text) => {
    const found = examineImports([{ path: 'electron/core/call/book.ts', text }]);
    expect(found.map(({ rule }) => rule)).toEqual(['core may not import the package ws']);
  });

  test('a worker named by its URL is an import too', () => {
    const text = `new Worker(new URL('../practice/worker.ts', import.meta.url));`;
    const found = examineImports([{ path: 'electron/host/server.ts', text }]);
    expect(found.map(({ import: to }) => to)).toEqual(['../practice/worker.ts']);
  });

  test('a computed import is refused, because nobody can tell what it imports', () => {
    const found = examineImports([{ path: 'electron/services/desk/desk.ts', text: 'await import(name);' }]);
    expect(found.map(({ rule }) => rule)).toEqual(['an import is written out']);
  });

  test('words in a comment or a text are no import', () => {
    const text = `// import 'ws';\nexport const words = "import 'ws'";\n`;
    expect(examineImports([{ path: 'electron/core/call/book.ts', text }])).toEqual([]);
  });

  test('a file that cannot be parsed is told by name', () => {
    const broken = { path: 'electron/core/call/book.ts', text: 'import {' };
    expect(() => examineImports([broken])).toThrow('electron/core/call/book.ts cannot be parsed');
  });

  test('a check of no file at all is refused', () => {
    expect(() => examineImports([])).toThrow('no file to examine');
  });
});
