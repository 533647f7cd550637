import { expect, test } from 'vitest';
import type { HeadsetMap } from '#core/headset/control.ts';
import { encode } from '#core/headset/encode.ts';
import { headsetMap } from '#core/headset/headsetMap.ts';
import { profileFor } from '#core/headset/profiles.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { type RealDevice, descriptorOf, needReal, realCases } from './realDescriptors.ts';

/** `2.0`: report 2, bit 0; `~`: relative. One bit each. */
const expected: Readonly<Record<string, readonly string[] | string>> = {
  'Jabra EVOLVE LINK MS': [
    'hook 2.0, in-use 2.1, mute 2.2~, flash 2.3~, redial 2.4~, reject 2.6, reject 4.5~',
    'off-hook 2.0, mute 2.1, ring 2.2, hold 2.3, microphone 2.4, ringer 2.5',
  ],
  'Jabra BIZ 2400 II': [
    'hook 2.0, in-use 2.1, mute 2.2~, flash 2.3~, redial 2.4~, reject 2.11, reject 4.5~',
    'off-hook 2.0, mute 2.1, ring 2.2, hold 2.3, microphone 2.4, ringer 2.5',
  ],
  'Jabra EVOLVE LINK': [
    'hook 2.0, in-use 2.1, mute 2.2~, flash 2.3~, redial 2.4~, reject 2.6, reject 4.5~',
    'off-hook 2.0, mute 2.1, ring 2.2, hold 2.3, microphone 2.4, ringer 2.5',
  ],
  'Jabra Link 380c (USB-C)': [
    'hook 2.0, in-use 2.1, mute 2.3~, flash 2.4~, redial 2.5~, reject 2.11, reject 4.7~',
    'off-hook 2.0, speaker 2.1, mute 2.2, ring 2.3, hold 2.4, microphone 2.5, on-line 2.6, ringer 2.7',
  ],
  'Plantronics/Poly BT700': [
    'programme 155.0, hook 32.0, mute 32.1~, flash 32.2, redial 32.3~, reject 32.4~',
    'ring 33.0, speaker 34.0, mute 35.0, off-hook 36.0, hold 37.0',
  ],
  'Plantronics Blackwire C5220': [
    'programme 155.0~, mute 8.0~, hook 8.1, flash 8.2, redial 8.3~, reject 8.4',
    'mute 9.0, off-hook 23.0, ring 24.0, speaker 26.0, hold 32.0, on-line 42.0',
  ],
  'Plantronics Blackwire 3220 Series': [
    'mute 8.0~, hook 8.1, flash 8.2',
    'mute 9.0, off-hook 23.0, ring 24.0, speaker 30.0, hold 32.0, on-line 42.0',
  ],
  'Sennheiser SC 660 ANC USB': [
    'mute 8.0~, hook 8.1, redial 8.2~, flash 8.3~, drop 8.4~, reject 8.5',
    'mute 9.0, off-hook 9.1, ring 9.2, microphone 9.3, on-line 9.4, hold 9.5',
  ],
  // Their one-bit array of 0B:07 and 09:01 has no value for "nothing is on": no control.
  'Sennheiser/EPOS IMPACT DW': [
    'hook 2.2, flash 2.3~, redial 2.4~, mute 2.5~, drop 2.6~',
    'ringer 3.0, off-hook 3.1, microphone 3.2, ring 3.3, mute 3.4, on-line 3.5, hold 3.6',
  ],
  'Sennheiser/EPOS IMPACT D': [
    'hook 2.2, flash 2.3~, redial 2.4~, mute 2.5~, drop 2.6~',
    'ringer 3.0, off-hook 3.1, microphone 3.2, ring 3.3, mute 3.4, on-line 3.5, hold 3.6',
  ],
  'Yealink WH66': [
    'hook 4.0, in-use 4.1, mute 4.2~, flash 4.3~, redial 4.4~, reject 4.6~, programme 155.0',
    'off-hook 4.0, mute 4.1, ring 4.2, hold 4.3, microphone 4.4',
  ],
  'Logitech G535 Wireless Gaming Headset': 'media-keys-only',
  'Logitech USB Headset H540': 'media-keys-only',
  'Logitech MX Brio (webcam with a telephony collection)': ['mute 8.0~, hook 8.1', 'mute 8.0, on-line 8.1'],
  'Razer microphone 1532:0511': ['hook 2.0', ''],
  'BOYA mini 2 wireless microphone receiver': [
    'hook 7.0, in-use 7.1, flash 7.8~, mute 7.9~, reject 7.15',
    'off-hook 7.1, ring 7.2, speaker 7.5, hold 7.7, microphone 7.8, mute 7.14',
  ],
  'C-Media HS-100B audio chip (generic USB headsets)': ['mute 0.3, hook 0.4~', ''],
};

const mapOf = (device: RealDevice) =>
  headsetMap(readDescriptor(descriptorOf(device)), profileFor(device.vendorId, device.productId));

function shown(map: HeadsetMap): readonly [string, string] {
  const controls = map.controls.map(
    ({ control, reportId, bit, absolute }) => `${control} ${reportId}.${bit}${absolute ? '' : '~'}`,
  );
  return [controls.join(', '), map.lamps.map(({ lamp, reportId, bit }) => `${lamp} ${reportId}.${bit}`).join(', ')];
}

test.for(realCases)('$product: its buttons and lamps are found', (device, { skip }) => {
  needReal(skip);
  const map = mapOf(device);
  expect(map.ok ? shown(map.value) : map.error).toEqual(expected[device.product]);
});

test.for(realCases)('$product: each control and lamp is one bit, 1 when on', (device, { skip }) => {
  needReal(skip);
  const map = mapOf(device);
  for (const { bits, on } of map.ok ? [...map.value.controls, ...map.value.lamps] : [])
    expect({ bits, on }).toEqual({ bits: 1, on: 1 });
});

test.for(realCases)('$product: one lamp alone is written as the descriptor says it must be', (device, { skip }) => {
  needReal(skip);
  const map = mapOf(device);
  // Yealink's lamps are those of vendor report 4, which these bytes are not of.
  if (!map.ok || device.vendorId === 0x6993) return;
  const lamps = { 'off-hook': 'OffHookOn', ring: 'RingOn', mute: 'MuteOn', hold: 'HoldOn', ringer: 'Ringer' } as const;
  const written = Object.entries(lamps).map(([lamp, name]) => [
    name,
    encode(map.value, new Set(), new Set([lamp as keyof typeof lamps])).map((report) =>
      Buffer.from(report).toString('hex'),
    ),
  ]);
  const said = Object.values(lamps).map((name) => [name, device.computedFromDescriptor[`write${name}`] ?? []]);
  expect(written).toEqual(said);
});
