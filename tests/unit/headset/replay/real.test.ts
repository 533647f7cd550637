import { expect, test } from 'vitest';
import { type RealDevice, descriptorOf, needReal, realCases } from '../realDescriptors.ts';
import { replayed } from './replayed.ts';

/** Reports as the descriptor says they must be, by an independent reader: `020100`. */
interface Said {
  readonly hook: string;
  readonly mute: string;
  readonly lamps: Readonly<Record<'OffHook' | 'Ring' | 'Mute', string | null>>;
}

const noLamps: Said['lamps'] = { OffHook: null, Ring: null, Mute: null };

function saidOf({ computedFromDescriptor: said }: RealDevice): Said | null {
  const hook = said['readHookSwitch1'];
  if (typeof hook !== 'string') return null;
  const lamp = (name: string): string | null => said[`write${name}On`]?.[0] ?? null;
  const mute = said['readPhoneMute1'];
  return {
    hook,
    mute: typeof mute === 'string' ? mute : '',
    lamps: { OffHook: lamp('OffHook'), Ring: lamp('Ring'), Mute: lamp('Mute') },
  };
}

const bytesOf = (hex: string): number[] => [...Buffer.from(hex, 'hex')];

/** Bits of both, as a device sends them that keeps its hook up while mute is pressed. */
const both = (a: string, b: string): number[] => {
  const second = bytesOf(b);
  return bytesOf(a).map((byte, index) => byte | (second[index] ?? 0));
};

const withHook = realCases.filter(
  // Yealink's own report is used in place of the standard one: see the profile.
  (device) => saidOf(device) !== null && device.vendorId !== 0x6993,
);
const withoutHook = realCases.filter((device) => saidOf(device) === null);

test.for(withHook)('$product: a call rings, is answered, muted and hung up', async (device) => {
  const { hook, mute, lamps } = saidOf(device) ?? { hook: '', mute: '', lamps: noLamps };
  const desk = replayed();
  const { vendorId, productId } = device;
  const headset = desk.plug({ descriptor: descriptorOf(device), vendorId, productId });
  await desk.pass(2_000);
  const isAbsolute = (usage: string): boolean =>
    device.decoded.telephonyFields.some((field) => field.usage === usage && field.abs);
  const numbered = device.decoded.usesReportIds;
  const rest = bytesOf(hook).map((byte, index) => (numbered && index === 0 ? byte : 0));
  const stands = isAbsolute('0x000b0020');
  const press = (bytes: readonly number[], release: readonly number[] | null): void => {
    headset.feed(bytes);
    if (release !== null) headset.feed(release);
  };
  /** null: it has no such lamp. */
  const isLit = (said: string | null): boolean | null => {
    if (said === null) return null;
    const [report = 0, ...data] = bytesOf(said);
    const shown = headset.shown().get(report)?.slice(1) ?? [];
    return data.every((byte, index) => ((shown[index] ?? 0) & byte) === byte);
  };
  const came: unknown[] = [];
  const wait = async (): Promise<void> => {
    await desk.pass(1_500);
    const wishes = desk.course().filter((one) => !/^[\da-f]+$|^view/.test(one));
    came.push([...wishes, isLit(lamps.OffHook), isLit(lamps.Ring), isLit(lamps.Mute)]);
  };
  desk.happen('a call rings');
  await wait();
  press(bytesOf(hook), stands ? null : rest);
  await wait();
  if (mute !== '') {
    const release = stands ? bytesOf(hook) : rest;
    press(stands ? both(hook, mute) : bytesOf(mute), isAbsolute('0x000b002f') ? null : release);
    await wait();
  }
  press(stands ? rest : bytesOf(hook), null);
  await wait();
  const lit = (...values: readonly boolean[]) =>
    [lamps.OffHook, lamps.Ring, lamps.Mute].map((said, index) => (said === null ? null : values[index]));
  expect(came).toEqual([
    lit(false, true, false),
    ['answer', ...lit(true, false, false)],
    ...(mute === '' ? [] : [['mute', ...lit(true, false, true)]]),
    ['hang-up', ...lit(false, false, false)],
  ]);
  await desk.headset.close();
});

test.for(withoutHook)('$product: without a hook it is never opened', async (device, { skip }) => {
  needReal(skip);
  const desk = replayed();
  const { vendorId, productId } = device;
  const headset = desk.plug({ descriptor: descriptorOf(device), vendorId, productId });
  await desk.pass(3_000);
  expect([desk.headset.view().state, headset.everOpened()]).toEqual(['none', []]);
});
