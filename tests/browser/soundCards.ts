import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listen } from '../sip/stack/tone.ts';

/**
 * Real sound devices that are plugged in and out: a PulseAudio of the test's own, which Chromium opens as any other. Only
 * what PulseAudio's modules cannot do is missing: no udev tells the browser that something was plugged in, as is so with
 * Bluetooth and network devices.
 */
export interface SoundCards {
  /** For the browser's environment. */
  readonly server: string;
  /** A headset: a loudspeaker and a microphone of one name; the microphone hears a steady tone. */
  readonly plug: (name: string, hz: number) => void;
  readonly unplug: (name: string) => void;
  /** The device on which everything sounds that was not sent elsewhere. */
  readonly makeDefault: (name: string) => void;
  /** The strongest frequency on a loudspeaker within half a second, to 5 Hz; 0: silence. */
  readonly heardOn: (name: string) => Promise<number>;
  readonly close: () => void;
}

const programs = ['/usr/bin/pulseaudio', '/usr/bin/pactl', '/usr/bin/parec'];

/** A sentence that names what is missing; null when there is nothing. */
export function missingSoundCards(): string | null {
  return programs.every((file) => existsSync(file))
    ? null
    : 'needs PulseAudio (on Debian: apt-get install --no-install-recommends pulseaudio pulseaudio-utils)';
}

export async function startSoundCards(): Promise<SoundCards> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-sound-'));
  const server = `unix:${path.join(folder, 'native')}`;
  const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_SERVER: server };
  const daemon = spawn(
    'pulseaudio',
    // oxfmt-ignore
    [
      '-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes', '--log-level=error',
      '--realtime=no', '--high-priority=no',
      '-L', `module-native-protocol-unix socket=${path.join(folder, 'native')} auth-anonymous=1`,
    ],
    { env, stdio: 'ignore' },
  );
  const pactl = (...args: readonly string[]): string =>
    execFileSync('pactl', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  await untilUp(daemon, () => pactl('info'));
  // A computer without any loudspeaker is no desk: the browser's own clock of sound is one.
  pactl('load-module', 'module-null-sink', 'sink_name=Room', 'rate=48000', 'sink_properties=device.description=Room');
  const plugged = new Map<string, readonly string[]>();

  return {
    server,
    plug(name, hz) {
      const load = (...module: readonly string[]): string => pactl('load-module', ...module);
      plugged.set(name, [
        load('module-null-sink', `sink_name=${name}`, 'rate=48000', `sink_properties=device.description=${name}`),
        // What its microphone hears is played into a sink of its own.
        load('module-null-sink', `sink_name=${name}_air`, 'rate=48000', `sink_properties=device.description=air`),
        load('module-sine', `sink=${name}_air`, `frequency=${hz}`),
        load(
          'module-remap-source',
          `master=${name}_air.monitor`,
          `source_name=${name}_microphone`,
          `source_properties=device.description=${name}`,
        ),
      ]);
    },
    unplug(name) {
      for (const module of (plugged.get(name) ?? []).toReversed()) pactl('unload-module', module);
      plugged.delete(name);
    },
    makeDefault(name) {
      pactl('set-default-sink', name);
      pactl('set-default-source', `${name}_microphone`);
    },
    async heardOn(name) {
      const rate = 48_000;
      const ear = spawn(
        'parec',
        [`--device=${name}.monitor`, '--format=s16le', '--channels=1', `--rate=${rate}`, '--latency-msec=20'],
        { env, stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const heard = await firstBytes(ear, rate);
      ear.kill();
      const samples = Int16Array.from({ length: heard.length / 2 }, (_, n) => heard.readInt16LE(n * 2));
      const { hz, dbfs } = listen(samples, rate);
      return dbfs < -60 ? 0 : Math.round(hz / 5) * 5;
    },
    close() {
      daemon.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilUp(daemon: ChildProcess, ask: () => string): Promise<void> {
  for (;;) {
    try {
      ask();
      return;
    } catch (error) {
      if (daemon.exitCode !== null) throw new Error('PulseAudio has ended', { cause: error });
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}

/** So many bytes of what a program tells. */
async function firstBytes(told: ChildProcess, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of told.stdout ?? []) {
    parts.push(part);
    if (parts.reduce((sum, { length }) => sum + length, 0) >= count) break;
  }
  return Buffer.concat(parts).subarray(0, count);
}
