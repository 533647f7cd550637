import type { ExportForm } from '#core/exporting/order.ts';

const kinds: Readonly<Record<ExportForm, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** The browser may still read the file when the click is over. */
const releasedAfterMs = 60_000;

/** Puts a file into the person's downloads. */
export function handFile(name: string, form: ExportForm, pieces: readonly Uint8Array<ArrayBuffer>[]): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type: kinds[form] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), releasedAfterMs);
}
