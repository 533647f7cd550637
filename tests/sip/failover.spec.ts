import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { receptionAt } from './console.ts';
import { callerTone, expect, hearEachOther, registered, talk, test } from './fixture.ts';
import { startBaresip } from './stack/baresip.ts';
import { startExchange } from './stack/exchange.ts';

const { call, desk: words } = catalogues.en;

test('the exchange is gone for good in a call: the sound goes on, and the next caller comes in over the second server', async ({
  exchange,
  openDesk,
}) => {
  const first = await startExchange({ beside: exchange });
  try {
    const desk = await openDesk({ account: { server: first.wsUrl, secondServer: exchange.wsUrl } });
    const reception = receptionAt(desk.page);
    await expect(reception.phone()).toContainText(registered);
    const [before, after] = await Promise.all([
      startBaresip(first, first.account('2003'), callerTone),
      startBaresip(exchange, exchange.account('2004'), 700),
    ]);
    await talk(reception, before, first);
    await first.kill();
    await expect(reception.phone()).toHaveText(words.phone.registeredAtSecond);
    // The second one knows no way to the caller: it is said, and nothing is lost by it.
    await expect(reception.current()).toContainText(call.trouble['out-of-reach']);
    await hearEachOther(reception, before);
    await talk(reception, after, exchange);
    await after.hangUp();
    await expect(reception.button('Hang up')).toHaveCount(0);
    await Promise.all([before.close(), after.close()]);
  } finally {
    await first.close();
  }
});
