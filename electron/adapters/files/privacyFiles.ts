import { hash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { lookFor, textsIn } from '#core/privacy/person.ts';
import { ErasingPlan, type PrivacyDisk } from '#core/privacy/privacyDisk.ts';
import { Receipt } from '#core/privacy/receipt.ts';
import { Retention, keepAll } from '#core/privacy/retention.ts';
import { openAccessLog } from './accessLog.ts';
import { dropUnfinished, writeWhole } from './wholeFile.ts';

/**
 * Beside the journal, and the access log beside the PINs: how long callers are kept, the access log, receipts, and an erasure that is under way. The last names the
 * person, since it must go on after a power cut; it goes with the receipt.
 */
export async function openPrivacyFiles(folder: string, journalFolder: string): Promise<PrivacyDisk> {
  const retentionFile = path.join(journalFolder, 'retention.json');
  const planFile = path.join(journalFolder, 'erasing.json');
  const receiptsFolder = path.join(journalFolder, 'receipts');
  const companyFile = path.join(journalFolder, 'company.json');
  // They may name a person whom nobody would find there.
  for (const one of new Set([folder, journalFolder, receiptsFolder])) await dropUnfinished(one);
  const kept = Retention.safeParse(await readJson(retentionFile));
  const plan = ErasingPlan.safeParse(await readJson(planFile));

  async function receipts(): Promise<readonly Receipt[]> {
    const names = await readdir(receiptsFolder).catch(() => []);
    const read = await Promise.all(names.map((name) => readJson(path.join(receiptsFolder, name))));
    return read.flatMap((one) => Receipt.safeParse(one).data ?? []).toSorted((a, b) => b.doneAt - a.doneAt);
  }

  return {
    access: await openAccessLog(folder),
    retention: kept.data ?? keepAll,
    saveRetention: (retention) => writeWhole(retentionFile, asText(retention)),
    plan: plan.data ?? null,
    savePlan: async (wanted) => {
      if (wanted !== null) return writeWhole(planFile, asText(wanted));
      await rm(planFile, { force: true });
      return true;
    },
    receipts,
    addReceipt: async (receipt) => {
      await mkdir(receiptsFolder, { recursive: true, mode: 0o700 }).catch(() => undefined);
      return writeWhole(path.join(receiptsFolder, `${receipt.receiptId}.json`), asText(receipt));
    },
    cleanGivenFiles: async (person) => {
      const company = await readJson(companyFile);
      if (typeof company !== 'object' || company === null) return true;
      const contacts: unknown = Reflect.get(company, 'contacts');
      if (!Array.isArray(contacts)) return true;
      const look = lookFor(person);
      const left = contacts.filter((contact: unknown) => !textsIn(contact).some(look.mentions));
      return left.length === contacts.length || writeWhole(companyFile, asText({ ...company, contacts: left }));
    },
    salt: () => randomBytes(16).toString('hex'),
    hash: (salt, text) => hash('sha256', `${salt}\0${text}`, 'hex'),
  };
}

function asText(what: unknown): string {
  return `${JSON.stringify(what, null, 2)}\n`;
}

async function readJson(file: string): Promise<unknown> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return read;
  } catch {
    return null;
  }
}
