import type { Page } from 'playwright';
import { tone } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, test } from './fixture.ts';

/** The user fragment of our side: another one after an ICE restart (RFC 8445 section 9). */
const fragment = (page: Page) =>
  page.evaluate(() => /a=ice-ufrag:(\S+)/.exec(window.peers.at(-1)?.currentLocalDescription?.sdp ?? '')?.[1] ?? '');

declare global {
  interface Window {
    /** Every connection of the page, the oldest first. */
    peers: RTCPeerConnection[];
  }
}

test('a path of the sound that fails is made anew, and both sides hear each other over it', async ({ openDesk }) => {
  const { page, exchange, context, host } = await openDesk();
  await context.addInitScript(() => {
    window.peers = [];
    window.RTCPeerConnection = class extends window.RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.peers.push(this);
      }
    };
  });
  await page.goto('about:blank');
  await page.goto(host.link);
  await exchange.registered();
  const desk = consoleOf(page);
  const call = exchange.call({ from: '+380675550914', to: mainNumber, sound: tone(440) });
  await expect(desk.ringingItems).toHaveCount(1);
  await page.keyboard.press('F2');
  await call.until('talking');
  await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  const before = await fragment(page);
  await page.evaluate(() => {
    const peer = window.peers.at(-1);
    if (peer === undefined) throw new Error('no connection');
    // The browser's own word for a path that is lost; what it then does is real.
    Object.defineProperty(peer, 'iceConnectionState', { configurable: true, value: 'failed' });
    peer.addEventListener('signalingstatechange', () => Reflect.deleteProperty(peer, 'iceConnectionState'));
    peer.dispatchEvent(new Event('iceconnectionstatechange'));
  });
  await expect.poll(() => fragment(page)).not.toBe(before);
  await expect.poll(() => page.evaluate(() => window.peers.at(-1)?.iceConnectionState)).toBe('connected');
  // The desk hears the caller, and the caller the desk, by what comes from now on.
  const received = await packets(page);
  await expect.poll(() => packets(page)).toBeGreaterThan(received + 75);
  expect(call.heard().rms).toBeGreaterThan(0.001);
});

const packets = (page: Page) =>
  page.evaluate(async () => {
    const stats = await window.peers.at(-1)?.getStats();
    const counted = [...(stats?.values() ?? [])].find(({ type }) => type === 'inbound-rtp');
    return Number(counted?.packetsReceived ?? 0);
  });
