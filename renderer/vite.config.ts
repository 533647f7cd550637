import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // The pages are served from a loopback port and, in Electron, from a protocol of their own.
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome146',
    outDir: path.join(import.meta.dirname, '../.vite/renderer'),
    emptyOutDir: true,
    // The policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Read from the disk beside it, not over a network.
    chunkSizeWarningLimit: 2000,
  },
});
