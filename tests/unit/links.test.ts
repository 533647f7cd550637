import { expect, test } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import { createLinks } from '../../electron/services/telephone/links.ts';

test('the number of a link is offered, or let go, by the page that carries the sound alone', async () => {
  const told: (string | null)[] = [];
  const world = { onlyReads: true };
  const links = createLinks({ takeLinks: null, publish: (offered) => void told.push(offered) });
  const handlers = links.handlersFor(() => world.onlyReads);
  expect(await handlers['link.offer']({ link: 'tel:+493023125148' })).toEqual(failed('owned-by-another'));
  world.onlyReads = false;
  expect(await handlers['link.offer']({ link: 'tel:nobody' })).toEqual(failed('bad-number'));
  expect(await handlers['link.offer']({ link: 'tel:+493023125148' })).toEqual(ok({}));
  world.onlyReads = true;
  expect(await handlers['link.let-go']({})).toEqual(failed('owned-by-another'));
  expect(links.offered()).toBe('+493023125148');
  world.onlyReads = false;
  await handlers['link.let-go']({});
  expect(told).toEqual(['+493023125148', null]);
});
