/** Kept out of the bundles and shipped as they are: compiled for one platform, loaded from the disk. */
export const nativeModules = ['better-sqlite3', 'node-hid'] as const;

/** Those, and by what node-hid finds its binary when it is first used (require('pkg-prebuilds/bindings')). */
export const shippedModules = [...nativeModules, 'pkg-prebuilds'] as const;
