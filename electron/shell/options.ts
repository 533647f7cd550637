import { parseArgs } from 'node:util';

export interface ShellOptions {
  readonly data: string | null;
  readonly settings: string | null;
  readonly practice: boolean;
}

/** The browser host's options as far as a window has a use for them. Chromium has switches of its own: others pass. */
export function readShellOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: 'string' }, settings: { type: 'string' }, 'no-practice': { type: 'boolean' } },
  });
  return {
    data: typeof values.data === 'string' ? values.data : null,
    settings: typeof values.settings === 'string' ? values.settings : null,
    practice: values['no-practice'] !== true,
  };
}
