import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One device of `descriptors.json`: what an independent reader saw in its descriptor, as far as calls go. */
export interface RealDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
  readonly descriptorHex: string;
  readonly decoded: {
    readonly usesReportIds: boolean;
    readonly topLevelCollections: readonly string[];
    readonly reportDataBytes: Readonly<Record<'input' | 'output' | 'feature', Readonly<Record<string, number>>>>;
    readonly telephonyFields: readonly RealField[];
    readonly vendorCallFields: readonly RealField[];
  };
  /** Reports that the descriptor says must be: null where it has no such lamp or control. */
  readonly computedFromDescriptor: Readonly<Record<string, string | readonly string[] | null>>;
}

export interface RealField {
  readonly dir: 'in' | 'out' | 'feature';
  readonly reportId: number;
  readonly bit: number;
  readonly bits: number;
  readonly usage?: string;
  readonly array?: true;
  readonly usageMin?: string;
  readonly usageCount?: number;
  readonly abs: boolean;
  readonly const: boolean;
  readonly noPreferredState: boolean;
  readonly flags: string;
  readonly logical: readonly [number, number];
  readonly topLevel: string;
}

const folder = process.env['PORTICO_HID_DATA'] ?? path.resolve(import.meta.dirname, '../../../../shared/hid');
const file = path.join(folder, 'descriptors.json');

export const realDevices: readonly RealDevice[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];

export function descriptorOf(device: RealDevice): Uint8Array {
  return Uint8Array.from(Buffer.from(device.descriptorHex, 'hex'));
}

const missing: RealDevice = {
  vendorId: 0,
  productId: 0,
  product: 'Real devices',
  descriptorHex: '',
  decoded: {
    usesReportIds: false,
    topLevelCollections: [],
    reportDataBytes: { input: {}, output: {}, feature: {} },
    telephonyFields: [],
    vendorCallFields: [],
  },
  computedFromDescriptor: {},
};

/** For `test.for`: the real devices, or where they are missing one that `needReal` skips. */
export const realCases: readonly RealDevice[] = realDevices.length > 0 ? realDevices : [missing];

export function needReal(skip: (reason: string) => void): void {
  if (realDevices.length === 0) skip(`no ${file}: PORTICO_HID_DATA names the folder of the real descriptors`);
}
