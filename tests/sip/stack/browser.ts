import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import type { Cable } from './cable.ts';
import { tapReceivedSound } from './hearing.ts';
import { chromium as program } from './missing.ts';
import { toneWav } from './tone.ts';

/** A headless Chromium whose microphone hears a tone of `hz` for ever, and which asks nobody for leave to use it. */
export function startBrowser(folder: string, hz: number, cable?: Cable): Promise<Browser> {
  const tone = path.join(folder, `microphone-${hz}.wav`);
  writeFileSync(tone, toneWav({ hz, seconds: 10, rate: 48_000 }));
  return chromium.launch({
    executablePath: cable === undefined ? program() : programWithin(folder, cable),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${tone}`,
      '--allow-loopback-in-peer-connection',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
    ],
  });
}

/** Playwright starts a program, not a command: the command stands in a file. */
function programWithin(folder: string, { within }: Cable): string {
  const file = path.join(folder, 'chromium-within');
  writeFileSync(file, `#!/bin/sh\nexec ${within.join(' ')} ${program()} "$@"\n`, { mode: 0o755 });
  return file;
}

/** A window whose received sound can be heard, and whose microphone is not improved: a tone is no speech. */
export async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await context.addInitScript(tapReceivedSound);
  await context.addInitScript(() => sessionStorage.setItem('portico.audio', 'raw'));
  return context;
}
