import process from 'node:process';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { shippedModules } from './electron/bundle/native.ts';

/** A folder with Electron's zip where it cannot be downloaded: tests package with a stub that cannot be run. */
const zips = process.env['PORTICO_ELECTRON_ZIPS'];

/** What is shipped; without this Forge's Vite plugin takes .vite alone. `file` begins with '/', '' is the project. */
function ignore(file: string): boolean {
  if (file === '' || file === '/package.json' || file === '/LICENSE' || file === '/node_modules') return false;
  if (isIn('/.vite/build', file) || isIn('/.vite/renderer', file)) return file.endsWith('.map');
  if (file === '/resources') return false;
  if (isIn('/resources', file))
    return !shippedResources.some((name) => isIn(`/resources/${name}`, file)) || isSource(file);
  const shipped = shippedModules.find((name) => isIn(`/node_modules/${name}`, file));
  if (shipped === undefined) return file !== '/.vite';
  const inside = file.slice(`/node_modules/${shipped}`.length);
  return (
    /^\/(src|deps|build|hidapi|bin|binding\.gyp|README\.md|node_modules)(\/|$)|\.d\.ts$/.test(inside) ||
    isForeign(inside)
  );
}

const shippedResources = ['fonts', 'icons', 'linux', 'playbooks', 'practice', 'sample-company'];

/** What pictures and voices were made from. */
function isSource(file: string): boolean {
  return /\.(sh|svg)$/.test(file);
}

function isIn(folder: string, file: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

/**
 * A binary for any platform other than the one packaged for: a file of better-sqlite3, a folder of node-hid. Of node-hid's
 * two for Linux only the one is loaded that drives hidraw; those for musl are for systems that Electron does not run on.
 */
function isForeign(inside: string): boolean {
  const name = /^\/prebuilds\/([^/]+?)(?:\.node)?(?:\/|$)/.exec(inside)?.[1];
  const platform = process.env['npm_config_platform'] ?? process.platform;
  const arch = process.env['npm_config_arch'] ?? process.arch;
  const driver = platform === 'linux' ? 'HID_hidraw' : 'HID';
  return name !== undefined && name !== `${platform}-${arch}` && name !== `${driver}-${platform}-${arch}`;
}

const config: ForgeConfig = {
  outDir: 'out',
  packagerConfig: {
    name: 'Portico',
    executableName: 'portico',
    appBundleId: 'app.portico.console',
    icon: 'resources/icons/icon',
    // A native module must be a file of its own to be loaded, a rule for udev one that can be copied.
    asar: { unpack: '**/*.{node,rules}' },
    extendInfo: { NSMicrophoneUsageDescription: 'Portico carries your voice to the caller.' },
    ignore,
    // With `prune` the packager asks its own pruner, and leaves empty module folders; `ignore` decides alone.
    prune: false,
    ...(zips === undefined ? {} : { electronZipDir: zips }),
  },
  // The native module comes built for every platform; building it anew would want Electron's headers.
  rebuildConfig: { onlyModules: [] },
  // Installers are electron-builder's: resources/electron-builder.ts.
  makers: [],
  plugins: [
    new VitePlugin({
      build: [
        { entry: 'electron/main.ts', config: 'electron/bundle/main.config.ts', target: 'main' },
        { entry: 'electron/backendProcess.ts', config: 'electron/bundle/backend.config.ts', target: 'main' },
        { entry: 'electron/preload.ts', config: 'electron/bundle/preload.config.ts', target: 'preload' },
      ],
      renderer: [{ name: 'desk', config: 'renderer/vite.config.ts' }],
    }),
    new FusesPlugin({
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: process.platform === 'darwin',
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      // The page has a scheme of its own: file: needs no rights.
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    }),
  ],
};

export default config;
