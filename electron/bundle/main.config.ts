import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.join(import.meta.dirname, '../..');

/** Electron's main process, as one CommonJS file; complete by itself and through Electron Forge. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  resolve: { conditions: ['node'], mainFields: ['module', 'jsnext:main', 'jsnext'] },
  build: {
    target: 'node24',
    outDir: path.join(root, '.vite/build'),
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: mode !== 'production',
    minify: false,
    reportCompressedSize: false,
    lib: { entry: { main: path.join(root, 'electron/main.ts') }, formats: ['cjs'], fileName: () => '[name].cjs' },
    rolldownOptions: {
      // Keeps import.meta.dirname and `require` of Node's modules working.
      platform: 'node',
      external: ['electron', /^electron\//, /^node:/],
    },
  },
}));
