import type { KeepingView } from '#core/journal/keeping.ts';
import { failed, ok } from '#core/support/result.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const at = 1_795_302_000_000;
const backup = { backupId: '2026-11-21T020000Z', at, calls: 12_345, facts: 80_000, bytes: 48_300_000, verified: true };
const older = { ...backup, backupId: '2026-11-20T020000Z', at: at - 86_400_000, calls: 12_301, bytes: 3_400_000 };
const kept: KeepingView = {
  ...quietDesk.keeping,
  checked: { at, calls: 12_345, facts: 80_000, isGood: true },
  backups: [backup, older],
};
const damaged: KeepingView = {
  ...kept,
  damage: { kind: 'file', at },
  doing: { what: 'check', percent: 42 },
  backupFailure: { at, why: 'folder-away' },
  mended: {
    at,
    from: at,
    calls: 12_000,
    added: 30,
    lost: [{ from: at - 3_600_000, until: at, facts: 12 }],
    aside: '/home/desk/.local/share/portico/set-aside/2026-11-21T091500Z',
  },
};

test('a damaged journal is told above the console, and one press in the settings puts it in order', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, keeping: damaged };
  desk.answers = { 'keeping.restore': () => ok({}) };
  const { page, words, complaints } = await open();
  await expect(page.getByRole('alert').filter({ hasText: words.keeping.band.file })).toBeVisible();
  await page.getByRole('link', { name: words.keeping.band.open }).click();
  const journal = page.getByRole('region', { name: words.settings.section.journal, exact: true });
  await expect(journal.getByRole('listitem').filter({ hasText: 'Could not be read: from' })).toBeVisible();
  await journal.getByRole('button', { name: words.keeping.mend }).click();
  expect(desk.asked.filter(([name]) => name === 'keeping.restore').map(([, body]) => body)).toEqual([
    { backupId: backup.backupId, keepNewer: true },
  ]);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('going back to a backup asks what is to become of newer calls, and says when that has to wait', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, keeping: kept };
  desk.answers = {
    'keeping.restore': () => failed('busy-with-calls'),
    'keeping.set-folder': ({ folder }) => (folder === '/mnt/office' ? ok({}) : failed('not-there')),
  };
  const { page, words } = await open({ at: '#/settings/journal' });
  const journal = page.getByRole('region', { name: words.settings.section.journal, exact: true });
  await journal
    .getByRole('button', { name: /^Go back to this/ })
    .last()
    .press('Enter');
  await expect(journal.getByRole('button', { name: words.keeping.keepNewer })).toBeFocused();
  await journal.getByRole('button', { name: words.keeping.leaveNewer }).click();
  await expect(journal.getByText(words.keeping.busy)).toBeVisible();
  expect(desk.asked.at(-1)).toEqual(['keeping.restore', { backupId: older.backupId, keepNewer: false }]);
  await journal.getByRole('button', { name: words.keeping.cancel }).click();
  await journal.getByLabel(words.keeping.folder).fill('nowhere');
  await page.keyboard.press('Enter');
  await expect(journal.getByText(words.keeping.folderFault)).toBeVisible();
  await journal.getByLabel(words.keeping.folder).fill('/mnt/office');
  await page.keyboard.press('Enter');
  await expect(journal.getByText(words.keeping.folderSaved)).toBeVisible();
});

for (const plan of [
  { language: 'ar' },
  { language: 'uk', viewport: { width: 1024, height: 768 } },
  { language: 'en', textSize: 2 },
] as const)
  test(`how the journal is kept fits the window (${JSON.stringify(plan)})`, async ({ desk, open }, info) => {
    desk.desk = { ...desk.desk, keeping: damaged };
    const { page, words } = await open({ at: '#/settings/journal', ...plan });
    await page.getByText(words.keeping.failure['folder-away']).waitFor();
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath('journal.png'), fullPage: true });
  });
