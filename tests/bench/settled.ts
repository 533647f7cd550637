/**
 * Loaded into a desk before all else: what it begins by itself when it has settled never begins, so that nothing else is
 * measured with it.
 */
const settleMs = 30_000;

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply: (target, self, [act, ms, ...rest]) =>
    Reflect.apply(target, self, [act, ms === settleMs ? 86_400_000 : ms, ...rest]),
});
