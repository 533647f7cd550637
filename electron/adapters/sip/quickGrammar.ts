import { registerHooks } from 'node:module';

const grammarFile = '/sip.js/lib/grammar/pegjs/dist/grammar.js';
/** The line of the pinned sip.js that is changed. */
export const decodesAnew = 'return s.split("").map((ch) => ch.charCodeAt(0) - 32);';
const decodesOnce = `
        let decoded = portico$decoded.get(s);
        if (decoded === undefined) {
            decoded = s.split("").map((ch) => ch.charCodeAt(0) - 32);
            portico$decoded.set(s, decoded);
        }
        return decoded;`;

/**
 * sip.js decodes its whole grammar again for each header it parses, a millisecond and more of each INVITE. Its decoder is
 * local to the parser, so it is changed as it is loaded: what was decoded once is kept (it is only read).
 * To be called before sip.js is imported; another version of sip.js, without that very line, is left as it is.
 */
export function quickenGrammar(): () => void {
  const hooks = registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(grammarFile) || loaded.source === undefined || loaded.source === null) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      if (!source.includes(decodesAnew)) return loaded;
      return {
        ...loaded,
        source: `const portico$decoded = new Map();\n${source.replace(decodesAnew, () => decodesOnce)}`,
      };
    },
  });
  return () => hooks.deregister();
}
