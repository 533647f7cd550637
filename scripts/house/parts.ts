/** One part of the house and all that it may import. */
export interface Part {
  readonly name: string;
  /** Folders (ending with /) and files; `*` stands for one name, and each such folder is an area of its own. */
  readonly at: readonly string[];
  /** Parts it may import besides its own area. */
  readonly may: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
  /** What to do instead of a forbidden import. */
  readonly instead: string;
}

const throughPort = 'Write a port in the importing part and let an entry (electron/host.ts) hand in what fulfils it.';
const throughCore = 'Move what both need into electron/core, or ask the backend over the contract.';
const screenPackages = [
  'react',
  'react-dom',
  'react-aria-components',
  'i18next',
  'react-i18next',
  'zustand',
  'zod',
  '@tanstack/react-virtual',
  '@fontsource/*',
];

function adapter(name: string, at: string, packages: readonly string[]): Part {
  const instead = `An adapter knows core and its own driver alone (a new driver: a row in scripts/house/parts.ts). ${throughPort}`;
  return { name, at: [at], may: ['core'], packages, node: true, instead };
}

function screenPart(name: string, at: readonly string[], may: readonly string[], instead: string): Part {
  return { name, at, may, packages: screenPackages, node: false, instead };
}

/** The table of electron/README.md as data; a file belongs to the first part that matches. */
export const parts: readonly Part[] = [
  {
    name: 'core',
    at: ['electron/core/'],
    may: [],
    packages: ['zod', 'libphonenumber-js', 'temporal-polyfill', 're2js'],
    node: false,
    instead: 'Core is pure: take it as an argument, or answer with an effect that a service carries out.',
  },
  {
    name: 'a service',
    at: ['electron/services/*/'],
    may: ['core'],
    packages: [],
    node: false,
    instead: `A service knows core and its own area alone. ${throughPort}`,
  },
  adapter('the SIP adapter', 'electron/adapters/sip/', ['sip.js', 'ws', 'fast-xml-parser']),
  adapter('the SQLite adapter', 'electron/adapters/sqlite/', ['better-sqlite3', 'uuid']),
  adapter('the HID adapter', 'electron/adapters/hid/', ['node-hid', 'fast-xml-parser']),
  adapter('the LDAP adapter', 'electron/adapters/ldap/', ['ldapts']),
  adapter('the calendars', 'electron/adapters/calendar/', ['ical.js', 'temporal-polyfill']),
  adapter('the PINs', 'electron/adapters/pins/', ['hash-wasm']),
  adapter('the lock', 'electron/adapters/lock/', ['better-sqlite3']),
  adapter('the machine', 'electron/adapters/machine/', ['uuid']),
  {
    ...adapter('the exports', 'electron/adapters/exporting/', ['hucre', 'pdfkit', 'bidi-js']),
    may: ['core', 'the SQLite adapter'],
  },
  adapter('an adapter', 'electron/adapters/*/', []),
  {
    name: 'the browser host',
    at: ['electron/host/'],
    may: ['core'],
    packages: ['ws'],
    node: true,
    instead: throughPort,
  },
  {
    name: 'the practice exchange',
    at: ['electron/practice/'],
    may: ['core'],
    packages: ['ws', 'werift'],
    node: true,
    instead: 'It plays the world outside: it meets the desk over SIP and RTP alone.',
  },
  {
    name: 'the shell’s line',
    at: ['electron/shell/line/'],
    may: ['core'],
    packages: [],
    node: false,
    instead: 'What shell, backend and page say to each other runs in all three: neither Electron nor Node.',
  },
  {
    name: 'the shell',
    at: ['electron/shell/'],
    may: ['core', 'the shell’s line'],
    packages: ['electron'],
    node: true,
    instead: throughPort,
  },
  {
    name: 'the backend',
    at: [
      'electron/backend.ts',
      'electron/backendHandlers.ts',
      'electron/backendPage.ts',
      'electron/backendPorts.ts',
      'electron/backendWriting.ts',
    ],
    may: ['core', 'a service', 'the backend'],
    packages: [],
    node: false,
    instead: 'createBackend joins services; adapters come to it as ports.',
  },
  {
    name: 'the joining',
    at: ['electron/portico.ts'],
    may: [
      'core',
      'a service',
      'the SIP adapter',
      'the SQLite adapter',
      'the HID adapter',
      'the LDAP adapter',
      'the calendars',
      'the PINs',
      'the lock',
      'the machine',
      'the exports',
      'an adapter',
      'the practice exchange',
      'the backend',
    ],
    packages: [],
    node: true,
    instead: 'It joins adapters with the backend for every entry; what one entry alone needs stays there.',
  },
  {
    name: 'the entry for browsers',
    at: ['electron/host.ts'],
    may: ['core', 'the machine', 'the browser host', 'the joining'],
    packages: [],
    node: true,
    instead: 'The entry joins parts; what needs a package belongs into an adapter or into electron/host/.',
  },
  {
    name: 'the desktop’s entry',
    at: ['electron/main.ts'],
    may: ['core', 'the machine', 'the shell', 'the shell’s line'],
    packages: ['electron'],
    node: true,
    instead:
      'It is a list of setupX(): what needs more than a line belongs into electron/shell/, calls into the backend.',
  },
  {
    name: 'the preload',
    at: ['electron/preload.ts'],
    may: ['core', 'the shell’s line'],
    packages: ['electron'],
    node: false,
    instead: 'The page gets its line to the backend and nothing else of Electron.',
  },
  {
    name: 'the backend’s process',
    at: ['electron/backendProcess.ts'],
    may: ['core', 'the machine', 'the browser host', 'the joining', 'the shell’s line'],
    packages: [],
    node: true,
    instead: 'It runs without Electron’s modules: what it needs of the system it asks the shell for.',
  },
  {
    name: 'the bundling',
    at: ['electron/bundle/'],
    may: ['the SIP adapter'],
    packages: ['vite'],
    node: true,
    instead: 'The build knows folders, not code.',
  },
  {
    name: 'the installers',
    at: ['resources/electron-builder.config.ts'],
    may: [],
    packages: ['electron-builder'],
    node: false,
    instead: 'Installers take the packaged folder as it is.',
  },
  screenPart(
    'the page’s entry',
    ['renderer/main.tsx', 'renderer/start.ts', 'renderer/noEval.ts', 'renderer/app/'],
    [
      'the page’s entry',
      'core',
      'a feature',
      'the page’s media',
      'the page’s state',
      'the page’s carrier',
      'the ui',
      'the page’s ground',
    ],
    throughCore,
  ),
  screenPart(
    'a feature',
    ['renderer/features/*/'],
    ['core', 'the page’s media', 'the page’s state', 'the page’s carrier', 'the ui', 'the page’s ground'],
    'Features do not know each other: share through renderer/state or renderer/ui, and join in renderer/app.',
  ),
  screenPart(
    'the page’s media',
    ['renderer/media/'],
    ['core', 'the page’s state', 'the page’s carrier', 'the page’s ground'],
    'Media knows no screens: offer a function or a store, and let the screen use it.',
  ),
  screenPart(
    'the page’s state',
    ['renderer/state/'],
    ['core', 'the page’s carrier', 'the page’s ground'],
    'State knows neither screens nor sound: let them write into it.',
  ),
  screenPart('the page’s carrier', ['renderer/carrier/'], ['core', 'the page’s ground'], throughCore),
  screenPart(
    'the ui',
    ['renderer/ui/'],
    ['core', 'the page’s ground'],
    'The ui knows no calls: take what is shown as props.',
  ),
  screenPart(
    'the page’s ground',
    ['renderer/i18n/', 'renderer/styles/', 'renderer/env.d.ts'],
    ['core', 'the page’s ground'],
    throughCore,
  ),
  {
    name: 'the page’s build',
    at: ['renderer/vite.config.ts'],
    may: [],
    packages: ['vite', '@vitejs/plugin-react'],
    node: true,
    instead: 'The build knows folders, not code.',
  },
  {
    name: 'a script',
    at: ['scripts/'],
    may: [],
    packages: ['vite', 'vitest'],
    node: true,
    instead: 'Scripts start programs and read files; they import nothing of the product.',
  },
];
