import type { Page } from 'playwright';
import { openDeskPage } from './bareDesk.ts';
import { expect, test } from './bareFixture.ts';
import { anna, done, expectHeard, expectSilent, mediaId, sdpOf, talk } from './sound.ts';

/** Whether the clones of the microphone let sound through, oldest first. */
function open(page: Page): Promise<boolean[]> {
  return page.evaluate(() => window.clones().map(({ enabled }) => enabled));
}

test('a caller hears the desk from the moment its microphone is opened, and no sooner', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  await expectSilent(caller);
  expect(await open(page)).toEqual([false]);
  expect(await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true })).toEqual(done);
  await expectHeard(caller);
  expect(await backend.ask({ kind: 'sound', mediaId, send: 'silence', hear: true })).toEqual(done);
  await expectSilent(caller);
  const { peers, players } = await page.evaluate(() => window.census());
  expect({ peers, players }).toEqual({ peers: 1, players: 1 });
});

test('a held caller hears nothing of the room until the resume is accepted', async ({ backend, page, caller }) => {
  await talk(backend, caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  await expectHeard(caller);

  const hold = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: true }));
  expect(hold).toContain('a=sendonly');
  expect(await open(page)).toEqual([false]);
  await backend.ask({
    kind: 'accept',
    mediaId,
    answer: await caller.evaluate((sdp) => window.caller.answer(sdp), hold),
  });
  await expectSilent(caller);
  // Unmuting somebody who is on hold is a wish for later.
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  expect(await open(page)).toEqual([false]);

  const resume = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: false }));
  expect(resume).toContain('a=sendrecv');
  expect(await open(page)).toEqual([false]);
  const answer = await caller.evaluate((sdp) => window.caller.answer(sdp), resume);
  expect(await backend.ask({ kind: 'accept', mediaId, answer })).toEqual(done);
  await expectHeard(caller);
});

test('a caller who waits hears music and nothing of the room, and the room again after the resume', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  expect(await backend.ask({ kind: 'sound', mediaId, send: 'music', hear: false })).toEqual(done);
  await expectHeard(caller);
  expect(await open(page)).toEqual([false]);
  const muted = () => page.evaluate(() => [...document.querySelectorAll('audio')].map((player) => player.muted));
  expect(await muted()).toEqual([true]);

  // Held by the re-INVITE as well, the music goes on.
  const hold = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: true }));
  const answer = await caller.evaluate((sdp) => window.caller.answer(sdp), hold);
  expect(await backend.ask({ kind: 'accept', mediaId, answer })).toEqual(done);
  await expectHeard(caller);
  expect(await open(page)).toEqual([false]);

  expect(await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true })).toEqual(done);
  expect(await open(page)).toEqual([false]);
  await expectSilent(caller);
  const resume = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: false }));
  const agreed = await caller.evaluate((sdp) => window.caller.answer(sdp), resume);
  expect(await backend.ask({ kind: 'accept', mediaId, answer: agreed })).toEqual(done);
  expect(await open(page)).toEqual([true]);
  expect(await muted()).toEqual([false]);
  await expectHeard(caller);
});

test('a hold that the caller’s side refuses stays silent, and can be tried again', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  await backend.ask({ kind: 'offer', mediaId, held: true });
  const again = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: true }));
  expect(await open(page)).toEqual([false]);
  const answer = await caller.evaluate((sdp) => window.caller.answer(sdp), again);
  expect(await backend.ask({ kind: 'accept', mediaId, answer })).toEqual(done);
});

test('the caller’s side renegotiates, also across the desk’s own unanswered offer', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  const offerAgain = () => caller.evaluate(() => window.caller.offerAgain());
  const answers: string[] = [];
  answers.push(sdpOf(await backend.ask({ kind: 'answer', mediaId, offer: await offerAgain() })));
  await caller.evaluate((sdp) => window.caller.accept(sdp), answers[0] ?? '');
  await backend.ask({ kind: 'offer', mediaId, held: false });
  answers.push(sdpOf(await backend.ask({ kind: 'answer', mediaId, offer: await offerAgain() })));
  await caller.evaluate((sdp) => window.caller.accept(sdp), answers[1] ?? '');
  await expectHeard(caller);
  expect((await page.evaluate(() => window.census())).peers).toBe(1);
});

test('a page that replaces a dead one carries the call on', async ({ backend, page, caller, context }) => {
  await talk(backend, caller);
  await page.close();
  await openDeskPage(context, backend.link);
  const offer = sdpOf(await backend.ask({ kind: 'offer', mediaId, held: false }));
  await caller.evaluate(() => window.caller.hangUp());
  const answer = await caller.evaluate((sdp) => window.caller.answer(sdp), offer);
  expect(await backend.ask({ kind: 'accept', mediaId, answer })).toEqual(done);
  await expectSilent(caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  await expectHeard(caller);
});

test('an unplugged microphone is replaced by what there is, in the call', async ({ backend, page, caller }) => {
  await talk(backend, caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  await page.evaluate(() => {
    const [microphone] = window.recorded;
    microphone?.stop();
    for (const clone of window.clones()) clone.stop();
    microphone?.dispatchEvent(new Event('ended'));
  });
  await expectHeard(caller);
});

test('offers without sound for a telephone are refused and leave nothing open', async ({ backend, page, caller }) => {
  const offer = await caller.evaluate(() => window.caller.call());
  const unusable = [
    '',
    'hello',
    'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n',
    offer.replaceAll('m=audio', 'm=video'),
    offer.replace(/^m=audio \d+/m, 'm=audio 0'),
    offer.replaceAll(/^a=fingerprint:.*\r\n/gm, ''),
  ];
  for (const [which, broken] of unusable.entries())
    expect(await backend.ask({ kind: 'answer', mediaId: `broken ${which}`, offer: broken })).toEqual({
      ok: false,
      error: 'unusable-offer',
    });
  expect(await backend.ask({ kind: 'accept', mediaId: 'nobody', answer: 'v=0' })).toEqual({
    ok: false,
    error: 'unusable-offer',
  });
  expect(await backend.ask({ kind: 'sound', mediaId: 'nobody', send: 'microphone', hear: true })).toEqual({
    ok: false,
    error: 'no-microphone',
  });
  const { peers, players } = await page.evaluate(() => window.census());
  expect({ peers, players }).toEqual({ peers: 0, players: 0 });
});

test('a camera in the offer is refused, the voice is taken', async ({ backend, page, caller }) => {
  await expect(page).toHaveURL(/audio=raw$/);
  const offer = await caller.evaluate(() => window.caller.callWithCamera());
  const answer = sdpOf(await backend.ask({ kind: 'answer', mediaId, offer }));
  expect(answer.match(/^(m=\w+|a=sendrecv|a=recvonly|a=inactive)/gm)).toEqual([
    'm=audio',
    'a=sendrecv',
    'm=video',
    'a=inactive',
  ]);
});

test('the caller is on the screen before the browser prepares the sound', async ({ backend, page, caller }) => {
  const offer = await caller.evaluate(() => window.caller.call());
  await page.bringToFront();
  await page.evaluate(() => window.noteFrames());
  const reply = backend.ask({ kind: 'answer', mediaId, offer });
  backend.show(anna);
  sdpOf(await reply);
  const { events } = await page.evaluate(() => window.census());
  expect(events.slice(events.indexOf('asked'), events.indexOf('peer') + 1).slice(0, 2)).toEqual(['asked', 'frame']);
  expect(events).toContain('peer');
});

test('a call is taken without a microphone that is refused, and speaks as soon as it is allowed', async ({
  chrome,
  backend,
  caller,
}) => {
  const context = await chrome.newContext({ permissions: [] });
  await context.grantPermissions([]);
  const page = await openDeskPage(context, backend.link);
  await expect.poll(() => page.evaluate(() => window.desk.state().microphone)).toBe('refused');
  await talk(backend, caller);
  expect(await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true })).toEqual(done);
  expect(await page.evaluate(() => window.desk.state().voice.failure)).toBe('refused');
  // Silence is sent as packets: no exchange takes the line for dead. A browser lets it begin with the first key.
  await page.keyboard.press('Shift');
  await page.keyboard.press('a');
  await expectSilent(caller);
  await context.grantPermissions(['microphone']);
  await expectHeard(caller);
  expect(await page.evaluate(() => window.desk.state().voice.failure)).toBe(null);
  await context.close();
});

test('a desk without any microphone says so, and takes calls all the same', async ({ context, backend, caller }) => {
  await context.addInitScript(() => {
    MediaDevices.prototype.enumerateDevices = async () => [];
    MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  const page = await openDeskPage(context, backend.link);
  await expect.poll(() => page.evaluate(() => window.desk.state().microphone)).toBe('missing');
  await talk(backend, caller);
  expect(await page.evaluate(() => window.desk.state().voice.failure)).toBe('missing');
});

test('a microphone that another program holds is told as such, and another one speaks meanwhile', async ({
  context,
  backend,
  caller,
}) => {
  await context.addInitScript(() => {
    const { getUserMedia } = MediaDevices.prototype;
    // No test can make another program hold a fake device.
    MediaDevices.prototype.getUserMedia = function holdOne(this: MediaDevices, wish) {
      const isHeld = JSON.stringify(wish).includes(localStorage.getItem('held') ?? 'nothing');
      return isHeld ? Promise.reject(new DOMException('', 'NotReadableError')) : getUserMedia.call(this, wish);
    };
  });
  const page = await openDeskPage(context, backend.link);
  const name = await page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    const [, device] = all.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default');
    const chosen = { id: device?.deviceId, label: device?.label };
    localStorage.setItem('held', device?.deviceId ?? '');
    localStorage.setItem('portico.devices', JSON.stringify({ microphone: chosen, speaker: null, ring: null }));
    location.reload();
    return device?.label;
  });
  await page.waitForFunction(() => window.desk?.state().connection === 'open');
  await talk(backend, caller);
  await backend.ask({ kind: 'sound', mediaId, send: 'microphone', hear: true });
  await expectHeard(caller);
  expect(await page.evaluate(() => window.desk.state().voice)).toMatchObject({
    isOpen: true,
    insteadOf: { name, why: 'busy' },
    failure: null,
  });
});

test('a storm of plugging looks at the devices a few times and opens no microphone anew', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  const looks = await page.evaluate(async () => {
    const { enumerateDevices } = MediaDevices.prototype;
    let count = 0;
    MediaDevices.prototype.enumerateDevices = function countLooks(this: MediaDevices) {
      count += 1;
      return enumerateDevices.call(this);
    };
    for (let n = 0; n < 200; n += 1) navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await navigator.mediaDevices.enumerateDevices();
    return count;
  });
  expect(looks).toBeLessThan(20);
  expect(await page.evaluate(() => window.recorded.length)).toBe(1);
});
