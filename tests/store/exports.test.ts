import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Exporter } from '#core/exporting/exporter.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import { openExporter } from '../../electron/adapters/exporting/exporter.ts';
import { plainWords } from '../fixtures/exportWords.ts';
import { append, fact, gaveUp, hungUp, invited, morning, newCall, newDesk } from './journalDesk.ts';

const fontFolder = path.join(import.meta.dirname, '../../resources/fonts');
const words: ExportOrder['words'] = {
  ...plainWords,
  columns: {
    time: 'Date and time',
    caller: 'Name',
    number: 'Number',
    essence: 'Essence',
    wait: 'Waited',
    outcome: 'Outcome',
  },
  outcomes: { answered: 'Answered', missed: 'Missed' },
};

function order(form: ExportOrder['form'], more: Partial<ExportOrder> = {}): ExportOrder {
  const columns = ['time', 'outcome', 'caller', 'number', 'essence', 'wait'] as const;
  return { form, filter: {}, columns: [...columns], language: 'en', separator: ';', words, ...more };
}

const secondMs = 1_000;
const hostile = '=HYPERLINK("http://evil.example";"pay")';

/** A journal of 1,200 calls, every third one missed; its exporter and what a whole file of it holds. */
async function journalOut() {
  const desk = newDesk();
  const facts = Array.from({ length: 1_200 }, (_, nth) => {
    const call = newCall();
    const at = morning + nth * 60 * secondMs;
    const essence = nth === 7 ? hostile : nth === 8 ? 'два рядки\r\n"у лапках"; і крапка' : `call ${nth}`;
    return [
      fact(call, at, invited(nth === 9 ? '' : '+380671234567', nth === 12 ? 'محمد الأحمد' : '')),
      fact(call, at, { kind: 'essence-noted', essence }),
      ...(nth % 3 === 0 ? [] : [fact(call, at + 8 * secondMs, { kind: 'answered' } as const)]),
      fact(call, at + 95 * secondMs, nth % 3 === 0 ? gaveUp : hungUp),
    ];
  });
  desk.writing().append([append(...facts.flat())]);
  const exporter = await openExporter({ folder: desk.folder, journal: desk.file, fontFolder });
  return { desk, exporter };
}

async function fileOf(exporter: Exporter, wanted: ExportOrder): Promise<Buffer> {
  return (await madeBy(exporter, wanted)).file;
}

async function madeBy(exporter: Exporter, wanted: ExportOrder) {
  const done = await exporter.start('one', wanted, () => undefined).done;
  if (!done.ok) throw new Error(done.error);
  const pieces: Buffer[] = [];
  for (let at = 0; at < done.value.bytes;) {
    // oxlint-disable-next-line no-await-in-loop -- piece by piece, as a page fetches it
    const piece = Buffer.from((await exporter.piece('one', at)) ?? '', 'base64');
    if (piece.length === 0) break;
    pieces.push(piece);
    at += piece.length;
  }
  await exporter.drop('one');
  return { file: Buffer.concat(pieces), unshown: done.value.unshown };
}

/** RFC 4180, with semicolons. */
function tableOf(text: string): readonly (readonly string[])[] {
  const rows = [...text.matchAll(/((?:"(?:[^"]|"")*";?)+)\r\n/g)].map(([, row = '']) => row);
  return rows.map((row) => [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')));
}

test('a CSV holds exactly the calls of the filter, newest first, and nothing that a spreadsheet would compute', async () => {
  const { exporter } = await journalOut();
  const text = (await fileOf(exporter, order('csv'))).toString('utf8');
  expect(text.startsWith('\uFEFF"Date and time";"Outcome";"Name"')).toBe(true);
  const [, ...rows] = tableOf(text);
  expect(rows).toHaveLength(1_200);
  const essences = rows.map((row) => row[4]);
  expect(essences.slice(0, 2)).toEqual(['call 1199', 'call 1198']);
  expect(essences.at(-8)).toBe(`'${hostile}`);
  expect(essences.at(-9)).toBe('два рядки\r\n"у лапках"; і крапка');
  // Not 3.8067E+11, and no figure either.
  expect(rows.at(-1)?.[3]).toBe('+380 671234567');
  expect(rows.at(-10)?.[2]).toBe('Number withheld');
  expect(rows.at(-2)?.[5]).toBe('0:00:08');
  const missed = tableOf((await fileOf(exporter, order('csv', { filter: { outcomes: ['missed'] } }))).toString('utf8'));
  expect(missed).toHaveLength(401);
  expect(new Set(missed.slice(1).map((row) => row[1]))).toEqual(new Set(['Missed']));
});

test('a workbook has dates that are dates, lengths that are lengths, and text that stays text', async () => {
  const { exporter } = await journalOut();
  const { sheets } = await readXlsx(await fileOf(exporter, order('xlsx')));
  const [sheet] = sheets;
  expect(sheet?.freezePane).toMatchObject({ rows: 1 });
  const rows = sheet?.rows ?? [];
  expect(rows).toHaveLength(1_201);
  expect(rows[0]?.slice(0, 2)).toEqual(['Date and time', 'Outcome']);
  const seventh = rows.at(-8) ?? [];
  expect(seventh[4]).toBe(hostile);
  expect(seventh[0]).toBeInstanceOf(Date);
  expect(seventh[3]).toBe('+380671234567');
  // A length of time is a part of the day that Excel counts from; which day that is, readers see differently.
  expect(seventh[5] instanceof Date && seventh[5].toISOString().slice(11)).toBe('00:00:08.000Z');
});

test('a PDF has a heading on every page, and Arabic can be read in it', async () => {
  const { desk, exporter } = await journalOut();
  const file = path.join(desk.folder, 'calls.pdf');
  const filter = { outcomes: ['missed' as const] };
  writeFileSync(file, await fileOf(exporter, order('pdf', { filter })));
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64_000_000 });
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.filter((page) => !/Date and time\s+Outcome\s+Name/.test(page))).toEqual([]);
  expect(pages.at(-1)).toContain(`Page ${pages.length}`);
  expect(text.match(/call \d+/g)).toHaveLength(400);
  expect(text.normalize('NFKC').replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')).toContain('محمد');
});

const inScripts = [
  'Γιώργος Παπαδόπουλος, Ελλάδα',
  'יוסי כהן (חשבונית 42) שָׁלוֹם',
  'გიორგი ბერიძე',
  'Արամ Խաչատրյան',
  'अमित शर्मा, नमस्ते',
  'สมชาย ใจดี โทรกลับพรุ่งนี้',
  '王小明，東京の佐藤さん',
  '김민준 고객',
  'علی رضایی ۱۲۳ می\u200Cخواهم',
  'ܫܠܡܐ 🚚 Zoë',
];

/** Its fonts are read by a thread that steps back behind all others. */
const patience = { timeout: 90_000 };

test(
  'a PDF shows names in every script that callers have, and says in how many calls it could not',
  patience,
  async () => {
    const desk = newDesk();
    const calls = inScripts.map((essence) => {
      const call = newCall();
      const name = essence.split(/[,(，]/u)[0] ?? '';
      return [
        fact(call, morning, invited('+380671234567', name)),
        fact(call, morning, { kind: 'essence-noted', essence: `${essence} ${essence}` }),
        fact(call, morning + secondMs, gaveUp),
      ];
    });
    desk.writing().append([append(...calls.flat())]);
    const exporter = await openExporter({ folder: desk.folder, journal: desk.file, fontFolder });
    const { file, unshown } = await madeBy(exporter, order('pdf'));
    expect(unshown).toBe(1);
    const pdf = path.join(desk.folder, 'calls.pdf');
    writeFileSync(pdf, file);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFKC');
    const plain = text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
    for (const word of ['Παπαδόπουλος', 'כהן', 'ბერიძე', 'Խաչատրյան', 'สมชาย', '王小明', '佐藤', '김민준', '\uFFFD'])
      expect(plain).toContain(word);
    const fonts = file
      .toString('latin1')
      .match(/(?<=\/BaseFont \/)\S+/g)
      ?.join(' ');
    for (const face of ['Hebrew', 'Georgian', 'Armenian', 'Devanagari', 'Thai', 'SC', 'KR'])
      expect(fonts).toContain(face);
  },
);

test('a file that is stopped is not there, and what an earlier start left is swept away', async () => {
  const { desk, exporter } = await journalOut();
  const left = path.join(desk.folder, 'export-old.part');
  writeFileSync(left, 'names');
  const again = await openExporter({ folder: desk.folder, journal: desk.file, fontFolder });
  expect(existsSync(left)).toBe(false);
  const exporting = again.start('two', order('pdf'), () => undefined);
  await exporting.stop();
  expect(await exporting.done).toEqual({ ok: false, error: 'stopped' });
  await again.drop('two');
  expect(await again.piece('two', 0)).toBeNull();
  expect(readdirSync(desk.folder).filter((name) => name.startsWith('export-'))).toEqual([]);
  await exporter.drop('one');
});

test('a file is readable by its owner alone, and a folder that is away is told', async () => {
  const { desk, exporter } = await journalOut();
  expect(await exporter.start('one', order('csv'), () => undefined).done).toMatchObject({ ok: true });
  expect(statSync(path.join(desk.folder, 'export-one.part')).mode & 0o777).toBe(0o600);
  const nowhere = await openExporter({ folder: path.join(desk.folder, 'gone'), journal: desk.file, fontFolder });
  expect(await nowhere.start('three', order('xlsx'), () => undefined).done).toMatchObject({ error: 'not-written' });
  const noJournal = await openExporter({ folder: desk.folder, journal: path.join(desk.folder, 'none.db'), fontFolder });
  expect(await noJournal.start('four', order('csv'), () => undefined).done).toMatchObject({ error: 'not-readable' });
  expect(readFileSync(desk.file).length).toBeGreaterThan(0);
});
