import { receptionAt } from './console.ts';
import { expect, registered, test } from './fixture.ts';
import { callbacks, employeeRow, olena } from './handover.ts';
import { publish } from './stack/publish.ts';

const meeting = `<?xml version="1.0"?><presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:201@pbx.test"><tuple id="t"><status><basic>open</basic></status></tuple><dm:person id="p"><rpid:activities><rpid:meeting/></rpid:activities></dm:person></presence>`;

test('what an employee says of herself and what is new in the mailbox stand on the page as the exchange tells them', async ({
  exchange,
  openDesk,
}) => {
  const desk = await openDesk({ account: exchange.account('2004') });
  const reception = receptionAt(desk.page);
  await expect(reception.phone()).toContainText(registered);
  const said = { user: '201', event: 'presence', type: 'application/pidf+xml', body: meeting };
  const takeBack = await publish(exchange, said);
  await expect(employeeRow(reception, olena)).toContainText('In a meeting');
  // Others ring her after this test.
  await takeBack();
  await expect(employeeRow(reception, olena)).not.toContainText('In a meeting');
  await publish(exchange, {
    user: '2004',
    event: 'message-summary',
    type: 'application/simple-message-summary',
    body: `Messages-Waiting: yes\r\nMessage-Account: sip:*97@${exchange.domain}\r\nVoice-Message: 2/1 (0/0)\r\n`,
  });
  const owed = desk.page().getByRole('region', { name: 'Call back', exact: true });
  await expect(owed).toContainText('2 new voicemail messages');
  await expect(owed.getByRole('button', { name: 'Listen' })).toBeVisible();
  await expect(callbacks(reception)).toHaveCount(0);
});
