import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type HeadsetMap, HeadsetLamp, type Lamps } from '#core/headset/control.ts';
import { type Memory, decode, noMemory } from '#core/headset/decode.ts';
import { encode } from '#core/headset/encode.ts';
import { headsetMap } from '#core/headset/headsetMap.ts';
import { HidCollections, layoutOfCollections } from '#core/headset/layoutOfCollections.ts';
import { profileFor } from '#core/headset/profiles.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import { chromiumCollections } from './buildCollections.ts';
import { headsetOfSeparateLamps, usualHeadset } from './buildDescriptor.ts';
import { type Random, anyDescriptor, anyReport, heldIn, mutated, randomOf } from './fuzzing.ts';
import { descriptorOf, realDevices } from './realDescriptors.ts';

/** `npm run soak` sets the whole counts: 1,000,000 and 100,000. */
const reports = Number(process.env['PORTICO_REPORTS'] ?? 20_000);
const descriptors = Number(process.env['PORTICO_DESCRIPTORS'] ?? 2000);
const seed = Number(process.env['PORTICO_SEED'] ?? 20_261_128);
console.info(`Random reports and descriptors from PORTICO_SEED=${seed}, with ${realDevices.length} real descriptors`);

/** Only a hang takes so long. */
const timeout = 1_800_000;

const known = [usualHeadset, headsetOfSeparateLamps, ...realDevices.map((device) => descriptorOf(device))];
const vendors = [0, 0x0b0e, 0x6993, 0x047f];

const anyBytes = (random: Random) =>
  random.pick([
    () => anyDescriptor(random),
    () => mutated(anyDescriptor(random), random),
    () => mutated(random.pick(known), random),
    () => mutated(random.pick(known), random),
    () => random.bytes(random.int(200)),
  ])();

/** Bytes of the heap that are in use after a collection. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

/** Nothing is larger than what the limits allow, and every field lies within its report. */
function faultsOf(layout: ReportLayout): string[] {
  const faults = layout.fields.length > 12_288 ? [`${layout.fields.length} fields`] : [];
  for (const bytes of Object.values(layout.bytes).flatMap((sizes) => [...sizes.values()]))
    if (bytes < 1 || bytes > 16_384) faults.push(`a report of ${bytes} bytes`);
  for (const { direction, reportId, bit, bits } of layout.fields)
    if (bit + bits > (layout.bytes[direction].get(reportId) ?? 0) * 8) faults.push(`${direction} ${reportId}.${bit}`);
  return faults;
}

test(
  'no descriptor, however broken, crashes the reader, hangs it, or makes it take more than its limits',
  { timeout },
  () => {
    const random = randomOf(seed);
    const faults: string[] = [];
    let early = 0;
    for (let number = 0; number < descriptors; number += 1) {
      if (number === Math.floor(descriptors / 10)) early = heap();
      const bytes = anyBytes(random);
      const collections = HidCollections.safeParse(chromiumCollections(bytes));
      const layouts = [readDescriptor(bytes), ...(collections.success ? [layoutOfCollections(collections.data)] : [])];
      for (const layout of layouts) {
        headsetMap(layout, profileFor(random.pick(vendors), 0));
        faults.push(...faultsOf(layout).map((fault) => `${Buffer.from(bytes).toString('hex')}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(heap() - early).toBeLessThan(16_000_000);
  },
);

interface Device {
  readonly hex: string;
  readonly layout: ReportLayout;
  readonly map: HeadsetMap;
  memory: Memory;
}

function anyDevice(random: Random): Device {
  for (;;) {
    const bytes = random.int(3) === 0 ? random.pick(known) : anyBytes(random);
    const layout = readDescriptor(bytes);
    const map = headsetMap(layout, profileFor(random.pick(vendors), 0));
    if (map.ok) return { hex: Buffer.from(bytes).toString('hex'), layout, map: map.value, memory: noMemory };
  }
}

test('no report answers, ends or refuses a call unless it says so, and none crashes or is kept', { timeout }, () => {
  const random = randomOf(seed + 1);
  const devices = Array.from({ length: Math.max(100, reports / 1000) }, () => anyDevice(random));
  const faults: object[] = [];
  let early = 0;
  let told = 0;
  for (let number = 0; number < reports; number += 1) {
    if (number === Math.floor(reports / 10)) early = heap();
    const device = random.pick(devices);
    const report = anyReport(device.layout, random);
    const { signals, memory } = decode(device.map, device.memory, report);
    device.memory = memory;
    for (const signal of signals) {
      told += 1;
      const held = heldIn(device.layout, report, signal.control);
      if (held !== null && !held.has(signal.on)) {
        faults.push({ report: Buffer.from(report).toString('hex'), signal, descriptor: device.hex });
      }
    }
  }
  expect(faults).toEqual([]);
  // Or nothing was tried.
  expect(told).toBeGreaterThan(reports / 10);
  expect(heap() - early).toBeLessThan(16_000_000);
});

test('whatever lamps are wanted, whole reports are written, none when nothing changes, and from any state the same', () => {
  const random = randomOf(seed + 2);
  const anyLamps = (): Lamps => new Set(HeadsetLamp.options.filter(() => random.int(2) === 0));
  for (let number = 0; number < 500; number += 1) {
    const { map } = anyDevice(random);
    const [shown, wanted] = [anyLamps(), anyLamps()];
    const whole = encode(map, null, wanted);
    expect(whole.map((report) => report.length)).toEqual(
      whole.map((report) => 1 + (map.outputBytes.get(report[0] ?? -1) ?? 0)),
    );
    expect(encode(map, wanted, wanted)).toEqual([]);
    const shows = new Map(encode(map, null, shown).map((report) => [report[0], report]));
    for (const report of encode(map, shown, wanted)) shows.set(report[0], report);
    expect(shows).toEqual(new Map(whole.map((report) => [report[0], report])));
  }
});
