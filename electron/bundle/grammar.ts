import type { Plugin } from 'vite';
import { grammarFile, quickened } from '../adapters/sip/quickGrammar.ts';

/** What quickenGrammar() does to sip.js where it is loaded, done where it is bundled. */
export function quickGrammarBundled(): Plugin {
  return {
    name: 'portico:quick-grammar',
    transform(code, id) {
      if (!id.endsWith(grammarFile)) return null;
      const changed = quickened(code);
      if (changed === null) throw new Error('sip.js was changed: look at electron/adapters/sip/quickGrammar.ts again');
      return { code: changed, map: null };
    },
  };
}
