/** What npm writes into package-lock.json, as far as it concerns us. */
export interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly integrity?: string;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

/**
 * What would make `npm ci` fail, or name a machine, somewhere else: each a sentence. npm leaves out the builds for
 * other platforms without a word when the registry lacks one.
 */
export function lockfileFaults({ packages }: Lockfile): string[] {
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/'))));
  return Object.entries(packages).flatMap(([path, { resolved, integrity, optionalDependencies = {} }]) => {
    const name = path || 'this project';
    const absent = Object.keys(optionalDependencies).filter((other) => !locked.has(`node_modules/${other}`));
    return [
      ...(resolved === undefined ? [] : [`${name} names the registry it came from.`]),
      ...(path === '' || integrity !== undefined ? [] : [`${name} has no integrity.`]),
      ...absent.map((other) => `${name} lacks ${other}: pin a version that is complete.`),
    ];
  });
}
