/**
 * Loaded into a desk before all else: what it looks at once a minute it looks at once a second, so that its quiet minutes are
 * short.
 */
const minuteMs = 60_000;

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply: (target, self, [act, ms, ...rest]) =>
    Reflect.apply(target, self, [act, ms === minuteMs ? 1_000 : ms, ...rest]),
});
