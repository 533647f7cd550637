import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { longestImport } from '#core/contract/importCalls.ts';
import { failed, ok } from '#core/support/result.ts';
import { known, newImportDesk } from './desk.ts';
import { encoded } from './reading.ts';

const mobile = '+380675550914';
const table = encoded(`Ім’я;Телефон;Група\r\nОлена;${mobile};Gold\r\nТарас;нема;Gold\r\n`, 'windows-1251');

let desk: Awaited<ReturnType<typeof newImportDesk>>;
beforeEach(async () => {
  desk = await newImportDesk();
});
afterEach(async () => {
  await desk.close();
  desk.remove();
});

async function looked(uploadId: string) {
  const seen = await desk.handlers['import.look']({ uploadId, wish: {} });
  if (!seen.ok || seen.value.look === null) throw new Error('not looked at');
  return seen.value.look;
}

test('a file comes in pieces, is looked at with the office’s own classes, imported, and is gone afterwards', async () => {
  const uploadId = await desk.sent(table);
  expect(desk.filesLeft()).toHaveLength(1);
  const look = await looked(uploadId);
  expect(look).toMatchObject({
    order: { encoding: 'windows-1251', delimiter: ';', columns: ['name', 'number', 'class'] },
    rows: [{ name: 'Олена', class: 'vip', numbers: [mobile] }, { refused: 'bad-number' }],
    unknownClasses: [],
    count: 2,
  });
  expect(
    await desk.handlers['import.start']({ uploadId, name: 'клієнти\u202E.csv', order: look.order, replaces: null }),
  ).toEqual(ok({}));
  expect(desk.files).toMatchObject([
    {
      source: { sourceId: expect.stringMatching(/^file-/), kind: 'csv', label: 'клієнти.csv' },
      country: 'UA',
      order: look.order,
    },
  ]);
  desk.progress(1);
  expect(desk.states.at(-1)).toMatchObject({ progress: { rows: 1, done: 0.5 }, last: null });
  expect(await desk.handlers['import.begin']({ bytes: 1 })).toEqual(failed('busy-importing'));
  desk.end('taken');
  await vi.waitFor(() =>
    expect(desk.states.at(-1)).toMatchObject({ progress: null, last: { outcome: 'taken' }, canUndo: true }),
  );
  expect(desk.filesLeft()).toEqual([]);
  expect(await desk.handlers['import.state']({})).toEqual(ok(desk.states.at(-1)));
  expect(await desk.handlers['import.undo']({})).toEqual(ok({}));
});

test('an import that is cancelled or fails leaves no file either', async () => {
  for (const outcome of ['cancelled', 'disk-full'] as const) {
    const uploadId = await desk.sent(table);
    const { order } = await looked(uploadId);
    await desk.handlers['import.start']({ uploadId, name: 'a', order, replaces: known.sourceId });
    expect(desk.files.at(-1)).toMatchObject({ source: { sourceId: known.sourceId, label: 'a' } });
    if (outcome === 'cancelled') await desk.handlers['import.cancel']({});
    else desk.end(outcome);
    await vi.waitFor(() => expect(desk.states.at(-1)).toMatchObject({ progress: null, last: { outcome } }));
    expect(desk.filesLeft()).toEqual([]);
  }
});

test('pieces that do not fit together are refused, and nothing is looked at before it is whole', async () => {
  const begun = await desk.handlers['import.begin']({ bytes: 6 });
  const uploadId = begun.ok ? begun.value.uploadId : '';
  const piece = (at: number, text: string) =>
    desk.handlers['import.bytes']({ uploadId, at, base64: Buffer.from(text).toString('base64') });
  expect(await piece(0, 'abc')).toEqual(ok({}));
  expect(await piece(0, 'abc')).toEqual(failed('bad-request'));
  expect(await desk.handlers['import.look']({ uploadId, wish: {} })).toEqual(failed('not-there'));
  expect(await piece(3, 'defg')).toEqual(failed('bad-request'));
  expect(await piece(3, 'def')).toEqual(failed('not-there'));
  expect(desk.filesLeft()).toEqual([]);
  expect(await desk.handlers['import.begin']({ bytes: longestImport + 1 })).toEqual(failed('too-large'));
});

test('a second file takes the place of the first, and both are gone when the desk closes', async () => {
  const first = await desk.sent(table);
  const second = await desk.sent(table);
  expect(desk.filesLeft()).toHaveLength(1);
  expect(await desk.handlers['import.look']({ uploadId: first, wish: {} })).toEqual(failed('not-there'));
  expect(await desk.handlers['import.forget']({ uploadId: first })).toEqual(ok({}));
  expect((await desk.handlers['import.look']({ uploadId: second, wish: {} })).ok).toBe(true);
  await desk.close();
  expect(desk.filesLeft()).toEqual([]);
});

test('what a killed desk left behind is gone at the next start', async () => {
  writeFileSync(path.join(desk.folder, 'import-0199.part'), 'x');
  const next = await newImportDesk({ folder: desk.folder });
  expect(next.filesLeft()).toEqual([]);
  await next.close();
});

test('how a table was read is remembered for the next one with the same headers, also after a restart', async () => {
  const uploadId = await desk.sent(table);
  const { order } = await looked(uploadId);
  const columns: typeof order.columns = ['company', 'number', 'ignore'];
  await desk.handlers['import.start']({
    uploadId,
    name: 'a',
    order: { ...order, columns, class: 'partner' },
    replaces: null,
  });
  desk.end('taken');
  await vi.waitFor(() => expect(desk.states.at(-1)?.progress).toBeNull());
  expect((await looked(await desk.sent(table))).order).toMatchObject({ columns, class: 'partner' });
  await vi.waitFor(async () => {
    const next = await newImportDesk({ folder: desk.folder });
    const again = await next.handlers['import.look']({ uploadId: await next.sent(table), wish: {} });
    await next.close();
    expect(again).toMatchObject({ value: { look: { order: { columns, class: 'partner' } } } });
  });
});

test('a workbook and a file that vanished are told for what they are', async () => {
  const workbook = await desk.sent(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
  expect(await desk.handlers['import.look']({ uploadId: workbook, wish: {} })).toEqual(
    ok({ look: null, problem: 'workbook' }),
  );
  const empty = await desk.sent(new Uint8Array());
  expect(await desk.handlers['import.look']({ uploadId: empty, wish: {} })).toEqual(
    ok({ look: null, problem: 'empty' }),
  );
  const gone = await desk.sent(table);
  desk.remove();
  expect(await desk.handlers['import.look']({ uploadId: gone, wish: {} })).toEqual(failed('not-there'));
  expect(await desk.handlers['import.begin']({ bytes: 3 })).toEqual(failed('not-written'));
});

test('while another source is read nothing begins, and the file is still there for the next try', async () => {
  const busy = await newImportDesk({ isBusy: true });
  const uploadId = await busy.sent(table);
  const seen = await busy.handlers['import.look']({ uploadId, wish: {} });
  const order = seen.ok ? seen.value.look?.order : undefined;
  if (order === undefined) throw new Error('not looked at');
  const started = await busy.handlers['import.start']({ uploadId, name: 'a', order, replaces: null });
  expect(started).toEqual(failed('busy-importing'));
  expect(await busy.handlers['import.remove-source']({ sourceId: known.sourceId })).toEqual(failed('busy-importing'));
  expect([busy.filesLeft().length, busy.states]).toEqual([1, []]);
  await busy.close();
  busy.remove();
});

test('an import that could not even be noted, and a removal that failed, are told all the same', async () => {
  const uploadId = await desk.sent(table);
  const { order } = await looked(uploadId);
  await desk.handlers['import.start']({ uploadId, name: 'a', order, replaces: null });
  desk.end('not-written');
  const why = { name: 'a', why: 'not-written', isRemoval: false };
  await vi.waitFor(() => expect(desk.states.at(-1)).toMatchObject({ progress: null, last: null, failed: why }));
  expect(await desk.handlers['import.remove-source']({ sourceId: known.sourceId })).toEqual(ok({}));
  const removal = { name: known.label, why: 'disk-full', isRemoval: true };
  await vi.waitFor(() => expect(desk.states.at(-1)).toMatchObject({ progress: null, failed: removal }));
});
