import { expect, test } from 'vitest';
import { codesOf } from '#core/call/codes.ts';
import { type LineView, worstPhone } from '#core/call/line.ts';
import type { PhoneState } from '#core/call/phone.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import type { LineSettings } from '#core/settings.ts';
import { createLines } from '../../electron/services/telephone/lines.ts';
import { fakeClock } from '../fakes/clock.ts';

const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', password: 'x' };
const first: LineSettings = { lineId: 'main', name: 'Main', account, codes: codesOf(), pbx: pbxRulesOf(undefined) };
const clinic: LineSettings = {
  lineId: 'clinic',
  name: 'Clinic',
  account: { ...account, uri: 'sip:2000@clinic.example' },
  codes: codesOf({ park: '700' }),
  pbx: pbxRulesOf({ voicemailPrefix: '*99' }),
};

function desk() {
  const did: string[] = [];
  const told: LineView[][] = [];
  const clock = fakeClock();
  const lines = createLines({
    clock,
    telephone: () => ({
      connect: (lineId, { uri }) => void did.push(`connect ${lineId} ${uri}`),
      disconnect: (lineId) => void did.push(`disconnect ${lineId}`),
      watch: (lineId, people, places = []) => void did.push(`watch ${lineId} ${people.join(' ')}, ${places.join(' ')}`),
    }),
    publish: (views) => void told.push(views),
  });
  const phone = (state: PhoneState['state']): PhoneState => ({
    state,
    reason: null,
    retryAt: null,
    since: clock.now(),
  });
  const stands = (lineId: string, state: PhoneState['state']) =>
    lines.onTelephone({ kind: 'phone-changed', lineId, phone: phone(state) });
  return { lines, did, told, stands };
}

test('only what is new or different registers, and only what is gone is given up', () => {
  const { lines, did } = desk();
  lines.set([first, clinic]);
  lines.set([
    { ...first, name: 'Front' },
    { ...clinic, codes: codesOf() },
  ]);
  expect(did.splice(0)).toEqual(['connect main sip:1000@pbx.example', 'connect clinic sip:2000@clinic.example']);
  lines.set([{ ...first, account: { ...account, password: 'y' } }, clinic]);
  expect(did.splice(0)).toEqual(['connect main sip:1000@pbx.example']);
  lines.set([first]);
  expect(did).toEqual(['disconnect clinic', 'connect main sip:1000@pbx.example']);
});

test('each line stands as it was last told of it, and one that was given up says nothing any more', () => {
  const { lines, told, stands } = desk();
  expect(lines.views().map(({ phone }) => phone.state)).toEqual(['not-configured']);
  lines.set([first, clinic]);
  stands('main', 'registered');
  stands('clinic', 'not-registered');
  lines.onTelephone({ kind: 'messages', lineId: 'clinic', messages: { fresh: 2, kept: 0, number: null } });
  const standing = () =>
    lines
      .views()
      .map(({ name, phone, messages, voicemail, parks }) => [name, phone.state, messages?.fresh, voicemail, parks]);
  expect(standing()).toEqual([
    ['Main', 'registered', undefined, false, false],
    ['Clinic', 'not-registered', 2, true, true],
  ]);
  expect(told.at(-1)).toEqual(lines.views());
  lines.set([first]);
  const before = told.length;
  stands('clinic', 'registered');
  expect([standing(), told.length - before]).toEqual([[['Main', 'registered', undefined, false, false]], 0]);
});

test('a line that is no more stands for the first one: its calls are dialled all the same', () => {
  const { lines } = desk();
  expect(lines.callLine(null)).toEqual({ lineId: 'main', name: '' });
  lines.set([first, clinic]);
  expect([null, 'gone', 'clinic'].map((lineId) => lines.callLine(lineId).name)).toEqual(['Main', 'Main', 'Clinic']);
  expect([lines.exchange('clinic').codes.park, lines.exchange('gone').codes.park]).toEqual(['700', '']);
  expect([lines.address('clinic'), lines.ownName('clinic')]).toEqual(['sip:2000@clinic.example', '2000']);
});

test('one word for all lines is that of the line that is worst off', () => {
  const { lines, stands } = desk();
  lines.set([first, clinic]);
  stands('main', 'registered');
  expect(worstPhone(lines.views())).toBe('connecting');
  stands('clinic', 'not-registered');
  expect(worstPhone(lines.views())).toBe('not-registered');
  stands('clinic', 'registered');
  expect(worstPhone(lines.views())).toBe('registered');
});

test('whose telephones and which places are watched at a line’s exchange is asked for each by itself, and only when it changes', () => {
  const { lines, did } = desk();
  did.length = 0;
  lines.watchPeople('main', ['201']);
  lines.watchPlaces('main', ['701', '702']);
  lines.watchPlaces('main', ['701', '702']);
  lines.watchPeople('clinic', ['301']);
  expect(did).toEqual(['watch main 201, ', 'watch main 201, 701 702', 'watch clinic 301, ']);
});
