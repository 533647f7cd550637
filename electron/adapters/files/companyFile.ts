import { readFile } from 'node:fs/promises';
import { Company, emptyCompany } from '#core/caller/company.ts';
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
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed('wrong', 'JSON');
  }
  const parsed = Company.safeParse(json);
  return parsed.success ? ok(parsed.data) : failed('wrong', parsed.error.issues[0]?.path.join('.') ?? '');
}

/** The playbooks that come with Portico; a mistake in them is a bug and throws. */
export async function loadPlaybooks(file: string): Promise<Playbooks> {
  return Playbooks.parse(JSON.parse(await readFile(file, 'utf8')));
}
