import { ringingCall } from '../fixtures/deskViews.ts';
import { bundlePages, openCallerPage, openDeskPage, startBareBackend } from './bareDesk.ts';
import { test } from './fixture.ts';
test('debug', async ({ chrome }) => {
  const scripts = await bundlePages();
  const backend = await startBareBackend(scripts);
  const context = await chrome.newContext({ permissions: ['microphone'] });
  const page = await openDeskPage(context, backend.link);
  const caller = await openCallerPage(context, backend.link);
  backend.show(ringingCall('anna'));
  const offer = await caller.evaluate(() => window.caller.call());
  const answer = await backend.ask({ kind: 'answer', mediaId: 'm', offer });
  if (!answer.ok) throw new Error(answer.error);
  console.log(answer.sdp);
  await caller.evaluate((sdp) => window.caller.accept(sdp), answer.sdp);
  await backend.ask({ kind: 'microphone', mediaId: 'm', on: true });
  await new Promise((r) => setTimeout(r, 2000));

  for (const pg of [caller]) console.log(await pg.evaluate(async () => { const o = []; (await window.pp().getStats()).forEach((r) => { if (['inbound-rtp','media-source','outbound-rtp'].includes(r.type)) o.push(r); }); return o; }));
  console.log(await page.evaluate(async () => {
    const ctx = new AudioContext(); await ctx.resume();
    const src = ctx.createMediaStreamSource(new MediaStream([window.recorded[0]])); const an = ctx.createAnalyser(); src.connect(an); an.connect(ctx.destination);
    let most = 0; for (let i = 0; i < 100; i++) { await new Promise((r) => setTimeout(r, 20)); const d = new Float32Array(an.fftSize); an.getFloatTimeDomainData(d); most = Math.max(most, ...d); }
    return [ctx.state, most];
  }));
  await context.close();
  await backend.close();
});
