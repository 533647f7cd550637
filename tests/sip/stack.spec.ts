import { expect, test } from 'playwright/test';
import { startBaresip } from './stack/baresip.ts';
import { openContext, startBrowser } from './stack/browser.ts';
import { startExchange } from './stack/exchange.ts';
import { earOf } from './stack/hearing.ts';
import { missingPeers } from './stack/missing.ts';

// The measuring itself is measured: what these cannot hear, no test of the desk can.

test('two telephones of the exchange hear each other', async () => {
  const missing = missingPeers();
  test.skip(missing !== null, missing ?? '');
  const exchange = await startExchange();
  try {
    const caller = await startBaresip(exchange, exchange.account('2001'), 600);
    const callee = await startBaresip(exchange, exchange.account('2002'), 900);
    await caller.dial(callee.address);
    await expect.poll(callee.events).toContain('CALL_INCOMING');
    await callee.answer();
    const [atCaller, atCallee] = [await caller.ear(), await callee.ear()];
    await expect.poll(atCaller.hears).toBe('900 Hz');
    await expect.poll(atCallee.hears).toBe('600 Hz');
    await callee.hangUp();
    await expect.poll(caller.events).toContain('CALL_CLOSED');
    await Promise.all([caller.close(), callee.close()]);
  } finally {
    await exchange.close();
  }
});

test("the browser's microphone tone goes through WebRTC and is heard where an element plays it", async () => {
  const missing = missingPeers();
  test.skip(missing !== null, missing ?? '');
  const browser = await startBrowser(test.info().outputPath(), 1000);
  try {
    const page = await (await openContext(browser)).newPage();
    await page.route('http://127.0.0.1/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Tone</p>' }));
    await page.goto('http://127.0.0.1/');
    await page.evaluate(async () => {
      const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
      const off = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: off });
      for (const track of microphone.getTracks()) near.addTrack(track, microphone);
      const loudspeaker = new Audio();
      far.addEventListener('track', ({ streams }) => {
        loudspeaker.srcObject = streams[0] ?? null;
        void loudspeaker.play();
      });
      near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate ?? undefined));
      far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate ?? undefined));
      await near.setLocalDescription();
      await far.setRemoteDescription(near.localDescription!);
      await far.setLocalDescription();
      await near.setRemoteDescription(far.localDescription!);
      addEventListener('mute-it', () => {
        loudspeaker.muted = true;
      });
    });
    const playing = await earOf(page);
    await expect.poll(playing.hears).toBe('1000 Hz');
    await page.evaluate(() => dispatchEvent(new Event('mute-it')));
    const muted = await earOf(page);
    expect(await muted.hears()).toBe('nothing');
  } finally {
    await browser.close();
  }
});
