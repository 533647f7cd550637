/** Kept out of the bundles and shipped as they are: compiled for one platform, loaded from the disk. */
export const nativeModules = ['better-sqlite3'] as const;
