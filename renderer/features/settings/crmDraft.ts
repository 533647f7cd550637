import type { OutsideView, TypedCrm } from '#core/contract/outsideCalls.ts';
import { faultsOfPaths } from '#core/crm/answer.ts';
import { faultOfTemplate } from '#core/crm/question.ts';
import { CrmPaths, CrmSettings } from '#core/crm/settings.ts';
import { originOf } from '#core/settingsSecrets.ts';

export interface TypedHeader {
  /** Of the row on the screen. */
  readonly id: number;
  readonly name: string;
  /** '' keeps the one that is kept. */
  readonly value: string;
  readonly hasValue: boolean;
}

export interface TypedClass {
  readonly id: number;
  readonly says: string;
  readonly class: string;
}

export interface CrmDraft {
  readonly used: boolean;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string;
  readonly headers: readonly TypedHeader[];
  readonly paths: CrmPaths;
  readonly classes: readonly TypedClass[];
}

type CrmView = OutsideView['crm'];

export function crmDraftOf(view: CrmView): CrmDraft {
  return {
    used: view !== null,
    url: view?.url ?? '',
    method: view?.method ?? 'GET',
    body: view?.body ?? '',
    headers: view?.headers.map(({ name, hasValue }, id) => ({ id, name, value: '', hasValue })) ?? [],
    paths: view?.paths ?? CrmPaths.parse({}),
    classes: view?.classes.map((one, id) => ({ id, ...one })) ?? [],
  };
}

export interface CrmFaults {
  readonly any: boolean;
  readonly url: boolean;
  readonly paths: ReadonlySet<keyof CrmPaths>;
  /** By the row's id. */
  readonly headers: ReadonlyMap<number, 'header' | 'value'>;
  readonly classes: ReadonlySet<number>;
}

export function crmFaults(draft: CrmDraft, view: CrmView): CrmFaults {
  const change = crmChangeOf(draft);
  const url = faultOfTemplate(change) !== null;
  const paths = new Set(faultsOfPaths(change.paths));
  const same = view !== null && originOf(view.url) === originOf(change.url);
  const headers = new Map<number, 'header' | 'value'>(draft.headers.flatMap((header) => faultOfHeader(header, same)));
  const classes = new Set(draft.classes.filter(({ says }) => says.trim() === '').map(({ id }) => id));
  return { any: url || paths.size + headers.size + classes.size > 0, url, paths, headers, classes };
}

function faultOfHeader(
  { id, name, value, hasValue }: TypedHeader,
  same: boolean,
): readonly (readonly [number, 'header' | 'value'])[] {
  const read = CrmSettings.shape.headers.safeParse([{ name: name.trim(), value }]);
  if (!read.success) return [[id, 'header']];
  return value === '' && !(hasValue && same) ? [[id, 'value']] : [];
}

export function crmChangeOf({ url, method, body, headers, paths, classes }: CrmDraft): TypedCrm {
  return {
    url: url.trim(),
    method,
    body: method === 'POST' ? body : '',
    paths,
    classes: classes.map(({ says, class: of }) => ({ says: says.trim(), class: of })),
    headers: headers.map(({ name, value }) => ({ name: name.trim(), value: value === '' ? null : value })),
  };
}

export function nextId(rows: readonly { readonly id: number }[]): number {
  return 1 + Math.max(-1, ...rows.map(({ id }) => id));
}
