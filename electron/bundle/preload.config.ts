import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.join(import.meta.dirname, '../..');

/** A sandboxed preload must be one CommonJS file. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  build: {
    target: 'chrome146',
    outDir: path.join(root, '.vite/build'),
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: mode === 'production' ? false : 'inline',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: path.join(root, 'electron/preload.ts'),
      external: ['electron', /^electron\//],
      output: { format: 'cjs', codeSplitting: false, entryFileNames: '[name].cjs' },
    },
  },
}));
