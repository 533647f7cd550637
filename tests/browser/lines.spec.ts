import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { lineView, ringingCall } from '../fixtures/deskViews.ts';
import { talkingCall } from '../fixtures/officeViews.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const main = lineView({ name: 'Main' });
const clinic = lineView({
  lineId: 'clinic',
  name: 'عيادة Клініка on the Embankment',
  messages: { fresh: 2, kept: 0, number: '*97' },
});
const down = { state: 'not-registered', reason: 'wrong-password', retryAt: null, since: 1 } as const;

for (const { language, textSize } of [
  { language: 'en', textSize: 1 },
  { language: 'ar', textSize: 2 },
] as const)
  test(`several lines: each says how it stands, calls bear theirs, and a number is called on the chosen one (${language}, text × ${textSize})`, async ({
    desk,
    open,
  }) => {
    desk.desk = { ...desk.desk, telephone: 'yours', lines: [main, clinic] };
    const { page, words, complaints } = await open({ language, textSize });
    const { line } = words.telephony;
    const sign = page.getByRole('status', { name: words.desk.phone.label });
    await expect(sign).toContainText(language === 'en' ? '2 lines registered' : 'الخطان');
    desk.show({ ...ringingCall('anna'), line: clinic }, { ...talkingCall('boris', Date.now()), line: main });
    const mark = (name: string) => page.getByTitle(name).filter({ visible: true });
    await expect(mark(clinic.name).first()).toBeVisible();
    await expect(mark('Main').first()).toBeVisible();
    desk.change({ lines: [main, { ...clinic, phone: down }] });
    await expect(sign).toContainText(words.desk.phone.reason['wrong-password']);
    await expect(sign).toContainText(line.stillArrive.split('{{names}}')[0] ?? '');
    const band = page.locator('[data-band="line"]');
    await expect(band).toHaveCount(1);
    await expect(band).toContainText(clinic.name);
    await expectAccessible(page);
    await expectNoOverflow(page);
    desk.change({ lines: [main, clinic] });
    await expect(band).toContainText(line.back.split('{{name}}')[1] ?? '');
    // The mailbox of a line is listened to on it; a number of nobody's call goes out as chosen.
    desk.show();
    await page.getByRole('button', { name: words.call.messages.listen }).click();
    await page.getByLabel(line.callOn).selectOption({ label: clinic.name });
    await page.keyboard.press('F9');
    await page.keyboard.type('044 555');
    await page.keyboard.press('Enter');
    await page.getByLabel(line.callOn).selectOption({ label: 'Main' });
    await page.keyboard.press('F9');
    await page.keyboard.type('044 555');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => desk.asked.filter(([name]) => name === 'call.dial').map(([, body]) => body))
      .toEqual([
        { number: '*97', callbackId: null, lineId: 'clinic' },
        { number: '044 555', callbackId: null, lineId: 'clinic' },
        { number: '044 555', callbackId: null, lineId: 'main' },
      ]);
    expect(complaints).toEqual([]);
  });

test('a line is added by keyboard, told what it lacks, checked, saved, and removed again', async ({ desk, open }) => {
  const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', hasPassword: true };
  desk.settings = { ...desk.settings, account };
  const { page, complaints } = await open({ at: '#/settings/telephone' });
  const { settings } = catalogues.en;
  const changes = () => desk.asked.filter(([name]) => name === 'settings.change').map(([, body]) => body);
  const lines = page.getByRole('group', { name: settings.lines.heading });
  await expect(page.getByLabel(settings.lines.name)).toHaveCount(0);
  await page.getByRole('button', { name: settings.lines.add }).press('Enter');
  const name = lines.getByLabel(settings.lines.name);
  await expect(name).toBeFocused();
  await page.getByRole('button', { name: settings.save, exact: true }).click();
  await expect(lines.getByText(settings.lines.fault.name.missing)).toBeVisible();
  await expectAccessible(page);
  await name.fill('Clinic');
  await lines.getByLabel(settings.telephone.uri).fill('1000@pbx.example');
  await expect(lines.getByText(settings.lines.fault.taken)).toBeVisible();
  await lines.getByLabel(settings.telephone.uri).fill('2000@clinic.example');
  await lines.getByLabel(settings.telephone.server, { exact: true }).fill('clinic.example/ws');
  await lines.getByLabel(settings.telephone.user, { exact: true }).fill('2000');
  await lines.getByLabel(settings.telephone.password, { exact: true }).fill('hunter2');
  await lines.getByRole('button', { name: settings.check.button }).click();
  await expect(lines.getByText(settings.check.registered.replace('{{ms}}', '40'))).toBeVisible();
  await lines.getByLabel(settings.lines.likeFirst).uncheck();
  await lines.getByLabel(settings.system.kind, { exact: true }).selectOption('freeswitch');
  await page.getByLabel(settings.lines.name).first().fill('Main');
  await page.getByRole('button', { name: settings.save, exact: true }).click();
  await expect.poll(changes).toMatchObject([
    {
      account: { uri: account.uri, name: 'Main', password: null },
      lines: [
        {
          name: 'Clinic',
          uri: 'sip:2000@clinic.example',
          server: 'wss://clinic.example/ws',
          user: '2000',
          password: 'hunter2',
          exchange: { pbx: { kind: 'freeswitch', voicemailPrefix: '*99' } },
        },
      ],
    },
  ]);
  await expectNoOverflow(page);
  await lines.getByRole('button', { name: settings.lines.remove.replace('{{name}}', 'Clinic') }).click();
  await expect(page.getByRole('button', { name: settings.lines.add })).toBeFocused();
  await page.getByRole('button', { name: settings.save, exact: true }).click();
  await expect.poll(() => changes().at(-1)).toMatchObject({ lines: [] });
  expect(complaints).toEqual([]);
});
