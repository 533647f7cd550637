import type { Configuration } from 'electron-builder';

/** Installers only: `npm run package` has built, trimmed and fused the folder that `--prepackaged` hands over. */
const config: Configuration = {
  appId: 'app.portico.console',
  productName: 'Portico',
  directories: { output: 'out/installers', buildResources: 'resources/icons' },
  npmRebuild: false,
  // Where updates come from is not decided: no installer looks for any.
  publish: null,
  // Telephone links: macOS and Linux learn it from the package, Windows when it is asked for in the settings.
  protocols: [{ name: 'Telephone link', schemes: ['tel', 'callto'] }],
  linux: {
    mimeTypes: ['x-scheme-handler/tel', 'x-scheme-handler/callto'],
    category: 'Office',
    executableName: 'portico',
    icon: 'resources/icons/icon.png',
    target: ['AppImage', 'deb'],
  },
  // A deb names the project's homepage: package.json must have one before this target is built.
  deb: {
    maintainer: 'The Portico developers',
    packageCategory: 'net',
    // Without libusb there is no headset control, and all else works; the first is what electron-builder recommends itself.
    recommends: ['libappindicator3-1', 'libusb-1.0-0', 'libudev1'],
    // Paths begin where npm runs: in the project.
    fpm: ['resources/linux/70-portico-headset.rules=/usr/lib/udev/rules.d/70-portico-headset.rules'],
  },
  win: { target: ['nsis'], icon: 'resources/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: false },
  mac: {
    target: ['dmg'],
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
  },
};

export default config;
