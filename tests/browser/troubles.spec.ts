import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { speech } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { type Desk, expect, openDeskIn, startChromium, test } from './fixture.ts';

const client = '+380675550914';

function call(desk: Desk, from = client) {
  return desk.exchange.call({ from, to: mainNumber, sound: speech([], 0) });
}

test('a wrong password is told with what to do', async ({ openDesk }) => {
  const { page } = await openDesk({ account: { password: 'not this one' } });
  await expect(consoleOf(page).phone).toContainText('the exchange refuses the password');
});

test('a server that cannot be reached is told, and it is tried again by itself', async ({ openDesk }) => {
  const { page } = await openDesk({ account: { server: 'ws://127.0.0.1:9' } });
  await expect(consoleOf(page).phone).toContainText('the exchange cannot be reached');
  await expect(page.getByText(/Next try in|Trying now/).first()).toBeVisible();
});

for (const [what, args, plan, why] of [
  [
    'a microphone that is refused',
    ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
    { microphone: false },
    'The browser refuses the microphone.',
  ],
  ['no microphone at all', [], {}, 'No microphone is plugged in.'],
] as const)
  test(`${what}: the call is taken all the same, and the page says that nobody hears the desk`, async () => {
    const chrome = await startChromium(args);
    const { desk, close } = await openDeskIn(chrome, plan);
    const seen = consoleOf(desk.page);
    await desk.exchange.registered();
    const incoming = call(desk);
    await incoming.until('ringing');
    await expect(seen.ringingItems).toHaveCount(1);
    await desk.page.keyboard.press('F2');
    await incoming.until('talking');
    const band = desk.page.locator('[data-band="microphone"]');
    await expect(band).toContainText(seen.words.devices.band.unheard);
    await expect(band).toContainText(why);
    await close();
    await chrome.close();
  });

test('on a full disk calls ring and can be answered, and all is written when there is room', async ({
  chrome,
}, info) => {
  info.skip(process.getuid?.() !== 0 || process.platform !== 'linux', 'a small tmpfs needs root on Linux');
  const folder = info.outputPath('small-disk');
  execFileSync('mkdir', ['-p', folder]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  try {
    const { desk, close } = await openDeskIn(chrome, {}, folder);
    const seen = consoleOf(desk.page);
    await desk.exchange.registered();
    const ballast = path.join(folder, 'ballast');
    fill(ballast);
    const incoming = call(desk);
    await incoming.until('ringing');
    await expect(seen.ringingItems).toHaveCount(1);
    await desk.page.keyboard.press('F2');
    await incoming.until('talking');
    await expect(desk.page.getByText('The disk is full')).toBeVisible();
    await seen.essence(seen.current).fill('Written when there is room');
    rmSync(ballast);
    await expect(desk.page.getByText('The disk is full')).toHaveCount(0);
    incoming.hangUp();
    await incoming.until('ended');
    await seen.openJournal();
    await expect(seen.journalRows.filter({ hasText: 'Іваненко Олексій' })).toContainText('Written when there is room');
    await close();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});

/** Takes the last byte of the disk. */
function fill(file: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size: the next smaller one.
    }
  }
  if (!existsSync(file)) throw new Error('nothing was written');
}

const hostile: readonly [string, string][] = [
  ['markup', '<img src=x onerror="document.title=1"><b>Bold</b>'],
  ['bidi controls', 'Invoice \u202Egnp.exe\u2066 paid'],
  ['64 kB', 'A'.repeat(65_536)],
  ['NUL and controls', 'Nul\u0000l \u0007bell'],
  ['a formula', '=HYPERLINK("http://127.0.0.1","x")'],
];

for (const [what, name] of hostile)
  test(`a hostile caller name is harmless on the screen and in the journal: ${what}`, async ({ openDesk }) => {
    const desk = await openDesk();
    const seen = consoleOf(desk.page);
    await desk.exchange.registered();
    const incoming = desk.exchange.call({
      from: '+442079460999',
      displayName: name,
      to: mainNumber,
      sound: speech([], 0),
    });
    await incoming.until('ringing');
    await expect(seen.next).toContainText('+44 20 7946 0999');
    await expectHarmless(desk);
    incoming.cancel();
    await incoming.until('ended');
    await seen.openJournal();
    await expect(seen.journalRows.filter({ hasText: '+44 20 7946 0999' })).toContainText('Missed');
    await expectHarmless(desk);
  });

async function expectHarmless({ page, complaints }: Desk): Promise<void> {
  const shown = await page.evaluate(() => ({
    images: document.images.length,
    bold: document.querySelectorAll('main b').length,
    controls: /[\u0000-\u0008\u000B-\u001F\u202A-\u202E]/.test(document.body.textContent),
    sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  expect(shown).toEqual({ images: 0, bold: 0, controls: false, sideways: false });
  expect(complaints).toEqual([]);
}
