import { expect, test } from 'vitest';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { ReportField, ReportLayout } from '#core/headset/reportField.ts';
import { type RealDevice, type RealField, descriptorOf, needReal, realCases } from './realDescriptors.ts';

test.for(realCases)(
  '$product: every field of calls and every size is read as an independent reader did',
  (device, { skip }) => {
    needReal(skip);
    const { telephonyFields, vendorCallFields, ...seen } = device.decoded;
    expect(asSeen(readDescriptor(descriptorOf(device)), device)).toEqual({
      usesReportIds: seen.usesReportIds,
      topLevelCollections: seen.topLevelCollections.map((name) => usageOf(name)),
      reportDataBytes: seen.reportDataBytes,
      telephonyFields: telephonyFields.map((field) => placed(field)),
      vendorCallFields: vendorCallFields.map((field) => placed(field)),
    });
  },
);

/** What that reader shows of a field, names apart. */
function placed(field: RealField) {
  const { dir, reportId, bit, bits, abs, logical, noPreferredState, flags } = field;
  const usage = Number(field.array === true ? field.usageMin : field.usage);
  const usages = field.usageCount ?? 1;
  return {
    dir,
    reportId,
    bit,
    bits,
    usage,
    usages,
    array: field.array === true,
    abs,
    constant: field.const,
    noPreferredState,
    flags: Number(flags),
    logical,
    topLevel: usageOf(field.topLevel),
  };
}

function asSeen(layout: ReportLayout, device: RealDevice) {
  const vendorPages = device.vendorId === 0x1395 ? [0xff13, 0xff40] : [0xff30, 0xff40];
  const isVendorCall = ({ usage }: ReportField) => vendorPages.includes(Math.floor(usage / 0x1_0000));
  return {
    usesReportIds: layout.numbered,
    topLevelCollections: layout.topLevel,
    reportDataBytes: {
      input: Object.fromEntries(layout.bytes.input),
      output: Object.fromEntries(layout.bytes.output),
      feature: Object.fromEntries(layout.bytes.feature),
    },
    telephonyFields: layout.fields.filter((field) => isOfCalls(field)).map((field) => asPlaced(field)),
    vendorCallFields: layout.fields.filter((field) => isVendorCall(field)).map((field) => asPlaced(field)),
  };
}

/** Telephony and LED pages, the re-paged button, and the consumer page's Mute. */
function isOfCalls({ usage }: ReportField): boolean {
  return [0x0b, 0x08].includes(Math.floor(usage / 0x1_0000)) || usage === 0x09_0007 || usage === 0x0c_00e2;
}

function asPlaced(field: ReportField): ReturnType<typeof placed> {
  return {
    dir: ({ input: 'in', output: 'out', feature: 'feature' } as const)[field.direction],
    reportId: field.reportId,
    bit: field.bit,
    bits: field.bits,
    usage: field.usage,
    usages: field.usages,
    array: field.kind === 'array',
    abs: field.absolute,
    constant: field.constant,
    noPreferredState: field.noPreferred,
    flags: field.flags,
    logical: [field.logicalMin, field.logicalMax],
    topLevel: field.collections[0] ?? 0,
  };
}

/** `0x0b:0x05 Telephony.Headset` */
function usageOf(name: string): number {
  const [page, id] = (name.split(' ')[0] ?? '').split(':').map(Number);
  return (page ?? 0) * 0x1_0000 + (id ?? 0);
}
