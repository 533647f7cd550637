import path from 'node:path';
import { defineConfig } from 'vite';
import { quickGrammarBundled } from './grammar.ts';
import { nativeModules } from './native.ts';
import { workersBeside } from './workers.ts';

const root = path.join(import.meta.dirname, '../..');

/** The backend's process and its workers, as ES modules; complete by itself and through Electron Forge. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  plugins: [workersBeside(), quickGrammarBundled()],
  ssr: { noExternal: true, external: [...nativeModules], target: 'node' },
  resolve: { conditions: ['node'], mainFields: ['module', 'jsnext:main', 'jsnext'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: path.join(root, '.vite/build'),
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: mode !== 'production',
    minify: false,
    reportCompressedSize: false,
    lib: {
      entry: { backendProcess: path.join(root, 'electron/backendProcess.ts') },
      formats: ['es'],
      fileName: () => '[name].mjs',
    },
    rolldownOptions: {
      // Keeps `require` of Node's modules working in what is bundled from CommonJS.
      platform: 'node',
      external: [...nativeModules, /^node:/],
      // All in one folder, so that a worker is beside whoever starts it.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
}));
