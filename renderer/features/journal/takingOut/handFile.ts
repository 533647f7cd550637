import type { ExportForm } from '#core/exporting/order.ts';
import { download } from '../../../ui/download.ts';

const kinds: Readonly<Record<ExportForm, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Puts a file of calls into the person's downloads. */
export function handFile(name: string, form: ExportForm, pieces: readonly Uint8Array<ArrayBuffer>[]): void {
  download(name, pieces, kinds[form]);
}
