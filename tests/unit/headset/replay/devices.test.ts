import { expect, test } from 'vitest';
import {
  bits,
  collection,
  descriptor,
  fill,
  headsetOfSeparateLamps,
  id,
  input,
  output,
  page,
  pressed,
  toggled,
  usualHeadset,
} from '../buildDescriptor.ts';
import { expectCourse, replayed, type ReplayedDevice } from './replayed.ts';

const usual: ReplayedDevice = { descriptor: usualHeadset };

test('unnumbered reports: no id is read, and 0 is written before the lamps', () =>
  expectCourse(
    {
      descriptor: descriptor(
        collection(
          0x0b,
          0x05,
          bits(input, toggled, 0x20),
          bits(input, pressed, 0x2f),
          fill(input, 6),
          page(0x08),
          bits(output, toggled, 0x17, 0x18, 0x09),
          fill(output, 5),
        ),
      ),
    },
    [0, 'plugged', 'view ready', '0000'],
    [1_000, 'a call rings', '0002'],
    [3_000, '01', 'answer', '0001'],
    [5_000, '03', 'mute', '0005'],
    [5_050, '01'],
    [7_000, '00', 'hang-up', '0000'],
  ));

test('same id, different sizes: report 2 is one byte in, and three bytes out', () =>
  expectCourse(
    {
      descriptor: descriptor(
        collection(
          0x0b,
          0x05,
          id(2),
          bits(input, toggled, 0x20),
          fill(input, 7),
          fill(output, 16),
          page(0x08),
          bits(output, toggled, 0x17, 0x18),
          fill(output, 6),
        ),
      ),
    },
    [0, 'plugged', 'view ready', '02000000'],
    [1_000, 'a call rings', '02000002'],
    [3_000, '0201', 'answer', '02000001'],
    [5_000, '0200', 'hang-up', '02000000'],
  ));

test('lamp bit 8 and above: mute stands in bit 14', () =>
  expectCourse(
    {
      descriptor: descriptor(
        collection(
          0x0b,
          0x01,
          id(7),
          bits(input, toggled, 0x20),
          bits(input, pressed, 0x2f),
          fill(input, 6),
          page(0x08),
          bits(output, toggled, 0x17, 0x18),
          fill(output, 12),
          page(0x08),
          bits(output, toggled, 0x09),
          fill(output, 1),
        ),
      ),
    },
    [0, 'plugged', 'view ready', '070000'],
    [1_000, 'a call rings', '070200'],
    [3_000, '0701', 'answer', '070100'],
    [5_000, '0703', 'mute', '070140'],
    [5_050, '0701'],
  ));

test('short, long, unknown-id reports: what they lack stays, what they have too much is nothing, and so are they', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [2_000, '02'],
    [2_100, '63ffffff'],
    [3_000, '0201ffffffff', 'answer', '0201'],
    [5_000, '02'],
    [5_100, ''],
    [6_000, '0100'],
    [7_000, '020000000000', 'hang-up', '0200'],
  ));

/** The press comes in report 8 and once more in report 9, as hook 01 and mute pulse 02. */
const doubled = descriptor(
  collection(
    0x0b,
    0x05,
    ...[8, 9].map((report) => [
      ...id(report),
      ...page(0x0b),
      ...bits(input, toggled, 0x20),
      ...bits(input, pressed, 0x2f),
      ...fill(input, 6),
    ]),
    id(8),
    page(0x08),
    bits(output, toggled, 0x17, 0x18, 0x09),
    fill(output, 5),
  ),
);

test('the doubled press: Poly tells it again within 50 ms under another report id', () =>
  expectCourse(
    { descriptor: doubled, vendorId: 0x047f },
    [0, 'plugged', 'view ready', '0800'],
    [1_000, 'a call rings', '0802'],
    [3_000, '0801', 'answer', '0801'],
    [3_045, '0901'],
    [5_000, '0803', 'mute', '0805'],
    [5_010, '0801'],
    [5_049, '0903'],
    [5_060, '0901'],
    [7_000, '0803', 'unmute', '0801'],
    [7_010, '0801'],
    [7_040, '0903'],
    [7_060, '0901'],
    [9_000, '0800', 'hang-up', '0800'],
    [9_045, '0900'],
  ));

test('the doubled press: Blackwire repeats within 5 ms', () =>
  expectCourse(
    { descriptor: headsetOfSeparateLamps, vendorId: 0x047f },
    [0, 'plugged', 'view ready', '0900', '1800', '2000', '1700'],
    [1_000, 'the desk dials', '1701', '0900', '1800', '2000'],
    [1_040, '0802'],
    [3_000, '0803', 'mute', '0901'],
    [3_001, '0802'],
    [3_004, '0803'],
    [3_006, '0802'],
  ));

test('constant inputs are live: the hook of a headset that declares it constant answers', () =>
  expectCourse(
    {
      descriptor: descriptor(
        collection(
          0x0b,
          0x05,
          id(2),
          bits(input, 0x23, 0x20, 0x97),
          bits(input, 0x07, 0x2f),
          fill(input, 5),
          page(0x08),
          bits(output, toggled, 0x17, 0x09, 0x18),
          fill(output, 5),
        ),
      ),
    },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, '0205', 'mute', '0203'],
  ));

const outer = [0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01];

test('truncated or nested descriptor: what stands inside another application collection is used', () =>
  expectCourse(
    { descriptor: Uint8Array.from([...outer, ...usualHeadset, 0xc0]) },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
  ));

test('truncated or nested descriptor: what was whole before the end is used', () =>
  expectCourse(
    { descriptor: usualHeadset.slice(0, -12) },
    [0, 'plugged', 'view ready'],
    [1_000, 'a call rings'],
    [3_000, '0201', 'answer'],
  ));

test('consumer-only device: it is never opened, and said to have media keys only', async () => {
  const desk = replayed();
  const device = desk.plug({
    descriptor: descriptor(collection(0x0c, 0x01, id(1), bits(input, 0x02, 0xe9, 0xea, 0xe2), fill(input, 5))),
  });
  await desk.pass(2_000);
  expect([desk.headset.view(), desk.headset.devices(), device.everOpened()]).toEqual([
    { state: 'none', name: '', shared: false },
    {
      devices: [
        {
          key: 'f055:0001:',
          name: 'Maker Headset',
          kind: 'headset',
          state: 'media-keys-only',
          controls: [],
          lamps: [],
          profile: 'generic',
        },
      ],
      chosen: null,
    },
    [],
  ]);
});

const hookAlone: ReplayedDevice = {
  descriptor: descriptor(collection(0x0b, 0x05, id(2), bits(input, 0x23, 0x20), fill(input, 7))),
};

test('telephony without outputs: a switch answers and hangs up, and nothing is ever written', () =>
  expectCourse(
    hookAlone,
    [0, 'plugged', 'view ready'],
    [1_000, 'a call rings'],
    [3_000, '0201', 'answer'],
    [9_000, '0200', 'hang-up'],
  ));

test('telephony without outputs: where the hook is a key its release is no hang-up', () =>
  expectCourse(
    hookAlone,
    [0, 'plugged', 'view ready'],
    [1_000, 'a call rings'],
    [3_000, '0201', 'answer'],
    [3_120, '0200'],
    [9_000, '0201', 'hang-up'],
    [9_120, '0200'],
    [10_000, 'a call rings'],
    [12_000, '0201', 'answer'],
    [12_400, '0200'],
  ));

test('telephony without outputs: hook 1-0-1 in 300 ms is one press there too', () =>
  expectCourse(
    hookAlone,
    [0, 'plugged', 'view ready'],
    [1_000, 'a call rings'],
    [3_000, '0201', 'answer'],
    [3_100, '0200'],
    [3_300, '0201'],
    [9_000, '0200', 'hang-up'],
  ));

test('C-Media HS-100B: a relative hook and an absolute mute among media keys, no reports numbered, no lamps', () =>
  expectCourse(
    {
      descriptor: descriptor(
        collection(
          0x0c,
          0x01,
          bits(input, 0x02, 0xe9, 0xea),
          bits(input, pressed, 0xe2),
          page(0x0b),
          bits(input, 0x02, 0x2f),
          bits(input, pressed, 0x20),
          fill(input, 3),
        ),
      ),
    },
    [0, 'plugged', 'view ready'],
    [1_000, 'a call rings'],
    [3_000, '10', 'answer'],
    [3_020, '00'],
    [5_000, '08', 'mute'],
    [6_000, '00', 'unmute'],
    [9_000, '10', 'hang-up'],
    [9_020, '00'],
  ));

/** As the Logitech MX Brio: mute 01 and hook 02 in, mute 01 and the line 02 out. */
const lineLamp = descriptor(
  collection(
    0x0b,
    0x05,
    id(8),
    bits(input, pressed, 0x2f),
    bits(input, toggled, 0x20),
    fill(input, 6),
    page(0x08),
    bits(output, toggled, 0x09),
    page(0x0b),
    bits(output, toggled, 0x2a),
    fill(output, 6),
  ),
);

test("the line's lamp stands for off-hook where there is none: it answers the hook, and is echoed by it", () =>
  expectCourse(
    { descriptor: lineLamp },
    [0, 'plugged', 'view ready', '0800'],
    [1_000, '0802', '0800'],
    [1_040, '0800'],
    [2_000, 'a call rings', '0800'],
    [3_000, 'the desk answers', '0802'],
    [3_100, 'the call ends', '0800'],
    [3_200, 'a call rings', '0800'],
    [3_450, '0802'],
    [3_480, '0800'],
    [5_000, '0802', 'answer', '0802'],
  ));

test("Yealink's own report is used where it has one, so that the standard one is left to other programs", () =>
  expectCourse(
    {
      vendorId: 0x6993,
      descriptor: descriptor(
        collection(
          0x0b,
          0x05,
          id(2),
          bits(input, toggled, 0x20),
          fill(input, 7),
          page(0x08),
          bits(output, toggled, 0x17, 0x09, 0x18, 0x20),
          fill(output, 4),
        ),
        collection(
          0xff30,
          0x05,
          id(4),
          bits(input, toggled, 0x20),
          bits(input, pressed, 0x2f, 0xfffd),
          fill(input, 5),
          page(0xff40),
          bits(output, toggled, 0x17, 0x09, 0x18, 0x20),
          fill(output, 4),
        ),
      ),
    },
    [0, 'plugged', 'view ready', '0400'],
    [1_000, 'a call rings', '0404'],
    [2_000, '0404', 'reject', '0400'],
    [2_050, '0400'],
    [3_000, 'a call rings', '0404'],
    [5_000, '0201'],
    [6_000, '0401', 'answer', '0401'],
    [8_000, 'the desk holds', '0408'],
  ));
