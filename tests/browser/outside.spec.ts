import { ok } from '#core/support/result.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

for (const language of ['en', 'ar'] as const)
  test(`a directory server is tried, told in a sentence why not, and saved by the names of its fields (${language})`, async ({
    desk,
    open,
  }) => {
    const { page, words, complaints } = await open({
      at: '#/settings/outside',
      language,
      viewport: { width: 1024, height: 768 },
    });
    const { outside, settings } = words;
    const ldap = page.getByRole('group', { name: outside.ldap.heading, exact: true });
    await ldap.getByLabel(outside.ldap.use).check();
    const save = page.getByRole('button', { name: settings.save, exact: true });
    await save.click();
    // What is missing has the caret.
    await expect(ldap.getByLabel(outside.ldap.server, { exact: true })).toBeFocused();
    await expect(ldap.getByText(outside.ldap.fault.server)).toBeVisible();
    await ldap.getByLabel(outside.ldap.server, { exact: true }).fill('dc.office.example');
    await ldap.getByLabel(outside.ldap.base).fill('dc=office,dc=example');
    await ldap.getByLabel(outside.ldap.bindName).fill('reader@office.example');
    await ldap.getByLabel(outside.ldap.password, { exact: true }).fill('readers-secret');
    desk.answers = { 'settings.try-ldap': () => ok({ found: false, fault: 'wrong-password' }) };
    const tryIt = ldap.getByRole('button', { name: outside.try, exact: true });
    await tryIt.click();
    await expect(ldap.getByText(outside.ldap.reason['wrong-password'])).toBeVisible();
    const olena = {
      name: 'Олена Коваль',
      company: '',
      department: 'Sales',
      numbers: ['+380445550914'],
      extension: '214',
    };
    desk.answers = {
      'settings.try-ldap': () => ok({ found: true, people: [olena] }),
      'settings.change-outside': ({ ldap: typed }) => {
        if (typed === null) return ok({ fault: null });
        const { password: _, ...kept } = typed;
        desk.outside = { ...desk.outside, ldap: { ...kept, hasPassword: true } };
        return ok({ fault: null });
      },
    };
    await tryIt.click();
    await expect(ldap.getByText('Олена Коваль')).toBeVisible();
    await save.click();
    await expect(page.getByText(settings.saving.saved, { exact: true })).toBeVisible();
    await expect(ldap.getByLabel(outside.ldap.password, { exact: true })).toHaveValue('');
    expect(desk.asked.filter(([name]) => name === 'settings.change-outside').map(([, body]) => body)).toMatchObject([
      {
        ldap: {
          server: 'ldap://dc.office.example',
          startTls: true,
          base: 'dc=office,dc=example',
          password: 'readers-secret',
          everyHours: 24,
        },
        crm: null,
      },
    ]);
    await expectAccessible(page);
    await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
    await expectNoOverflow(page);
    expect(complaints).toEqual([]);
  });
