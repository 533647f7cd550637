/**
 * Loaded into a desk before all else: what it looks at once a minute it looks at four times a second, so that its quiet
 * minutes are short; and what it begins by itself when it has settled never begins, so that nothing else is measured with it.
 */
const minuteMs = 60_000;
const settleMs = 30_000;

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply: (target, self, [act, ms, ...rest]) =>
    Reflect.apply(target, self, [act, ms === minuteMs ? 250 : ms === settleMs ? 86_400_000 : ms, ...rest]),
});
