import { readFile } from 'node:fs/promises';
import { type Company, emptyCompany } from '#core/caller/company.ts';
import { readCompany } from '#core/caller/readCompany.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

/** Reads a company file; a file that is not there is an empty company. The error's detail is the place that is wrong. */
export async function loadCompany(file: string): Promise<Result<Company, 'wrong'>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return ok(emptyCompany);
  }
  const company = readCompany(text);
  return company.ok ? company : failed('wrong', company.detail ?? 'JSON');
}

/** The playbooks that come with Portico; a mistake in them is a bug and throws. */
export async function loadPlaybooks(file: string): Promise<Playbooks> {
  return Playbooks.parse(JSON.parse(await readFile(file, 'utf8')));
}
