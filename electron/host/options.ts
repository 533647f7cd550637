import { parseArgs } from 'node:util';
import { type Result, failed, ok } from '#core/support/result.ts';

export interface HostOptions {
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** Data folder; null for the system's own place. */
  readonly data: string | null;
  /** Settings file; null for settings.json in the data folder, if there is one. */
  readonly settings: string | null;
  readonly open: boolean;
  readonly practice: boolean;
  readonly help: boolean;
}

/** Reads the command line. The error's detail names the option that was not understood. */
export function readOptions(args: readonly string[]): Result<HostOptions, 'unknown-option' | 'bad-port'> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        // The browser host even where Electron is there; this entry is the browser host.
        host: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        settings: { type: 'string' },
        'no-practice': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (problem) {
    return failed('unknown-option', problem instanceof Error ? problem.message : String(problem));
  }
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return failed('bad-port', String(values.port));
  return ok({
    port,
    data: values.data ?? null,
    settings: values.settings ?? null,
    open: values['no-open'] !== true,
    practice: values['no-practice'] !== true,
    help: values.help === true,
  });
}
