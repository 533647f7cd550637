import { registerHooks } from 'node:module';

export const grammarFile = '/sip.js/lib/grammar/pegjs/dist/grammar.js';
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
 * local to the parser, so its text is changed: what was decoded once is kept (it is only read). null for another version
 * of sip.js, without that very line.
 */
export function quickened(source: string): string | null {
  if (!source.includes(decodesAnew)) return null;
  return `const portico$decoded = new Map();\n${source.replace(decodesAnew, () => decodesOnce)}`;
}

/**
 * Changes the grammar as it is loaded; to be called before sip.js is imported. A version that cannot be changed is left
 * as it is. In the packaged product sip.js is part of the bundle, and was changed when that was made.
 */
export function quickenGrammar(): () => void {
  const hooks = registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(grammarFile) || loaded.source === undefined || loaded.source === null) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: quickened(source) ?? source };
    },
  });
  return () => hooks.deregister();
}
