import path from 'node:path';
import type { Plugin } from 'vite';

/** new URL('./readerWorker.ts', import.meta.url): how every worker of the backend is named. */
const named = /new URL\((['"])(\.[^'"]*\/)(\w+Worker)\.ts\1, import\.meta\.url\)/g;

/** Any other program that is started by its place in the source tree. */
const strange = /new URL\((['"])\.[^'"]*\.ts\1, import\.meta\.url\)/;

/**
 * Each worker that the backend starts becomes a bundle of its own beside it, found by the same name: the one place where
 * a worker's address differs between the source tree and the product.
 */
export function workersBeside(): Plugin {
  return {
    name: 'portico:workers-beside',
    enforce: 'pre',
    transform(code, id) {
      if (!code.includes(".ts', import.meta.url)")) return null;
      const changed = code.replaceAll(named, (_all, _quote, folder: string, name: string) => {
        const file = path.resolve(path.dirname(id), folder, `${name}.ts`);
        this.emitFile({ type: 'chunk', id: file, fileName: `${name}.mjs` });
        return `new URL(/* @vite-ignore */ './${name}.mjs', import.meta.url)`;
      });
      if (strange.test(changed)) throw new Error(`${id} starts a program that is not called ...Worker.ts`);
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
