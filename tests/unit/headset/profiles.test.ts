import { expect, test } from 'vitest';
import { profileFor } from '#core/headset/profiles.ts';

test('each maker is known by its vendor id, and who is not is driven by the standard alone', () => {
  const names = [0x0b0e, 0x047f, 0x095d, 0x03f0, 0x1395, 0x6993, 0x046d, 0x291a, 0x0d8c].map(
    (vendorId) => profileFor(vendorId, 1).name,
  );
  expect(names).toEqual(['Jabra', 'Poly', 'Poly', 'Poly', 'EPOS', 'Yealink', 'Logitech', 'Anker', 'generic']);
});

test('HP’s own handset is none of HP’s Poly', () => {
  expect([profileFor(0x03f0, 0x1c07).name, profileFor(0x03f0, 0x1c07).bounceMs]).toEqual(['HP', 0]);
});

test('what is known of a maker stands in its profile, all else as in the generic one', () => {
  const generic = profileFor(0, 0);
  const mirror = { controls: 0xff30, lamps: 0xff40 };
  expect(generic).toEqual({
    name: 'generic',
    holdClearsOffHook: false,
    muteNeedsOffHook: false,
    muteStartsStale: false,
    repeatMs: 0,
    doubledPressMs: 50,
    bounceMs: 0,
    echoMs: 500,
    muteLockMs: 700,
    muteCollapseMs: 1000,
    mirror: null,
  });
  expect([0x0b0e, 0x047f, 0x1395, 0x6993, 0x046d].map((vendorId) => profileFor(vendorId, 0))).toEqual([
    { ...generic, name: 'Jabra', muteNeedsOffHook: true, repeatMs: 2000, mirror: { ...mirror, preferred: false } },
    { ...generic, name: 'Poly', bounceMs: 5 },
    { ...generic, name: 'EPOS', muteStartsStale: true },
    { ...generic, name: 'Yealink', holdClearsOffHook: true, mirror: { ...mirror, preferred: true } },
    { ...generic, name: 'Logitech' },
  ]);
});
