import { parseSync } from 'vite';

/** One place where a file names another file or a package. */
export interface Import {
  /** What stands between the quotes; null when it is computed and nobody can tell. */
  readonly to: string | null;
  /** Counted from 1. */
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const sourceOf: Readonly<Record<string, (node: Node) => unknown>> = {
  ImportDeclaration: ({ source }) => source,
  ExportNamedDeclaration: ({ source }) => source,
  ExportAllDeclaration: ({ source }) => source,
  ImportExpression: ({ source }) => source,
  TSImportType: ({ source }) => source,
  TSExternalModuleReference: ({ expression }) => expression,
  CallExpression: ({ callee, arguments: given }) => (nameOf(callee) === 'require' ? first(given) : null),
  // new URL('./worker.ts', import.meta.url): how workers are named.
  NewExpression: ({ callee, arguments: given }) =>
    nameOf(callee) === 'URL' && aboutCode(first(given)) ? first(given) : null,
};

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(value: unknown) {
  return isNode(value) && value.type === 'Identifier' ? value.name : undefined;
}

function first(given: unknown): unknown {
  return Array.isArray(given) ? given[0] : undefined;
}

function textOf(value: unknown) {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

function aboutCode(value: unknown) {
  return /^\..*\.[cm]?[jt]sx?$/.test(textOf(value) ?? '');
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const part of value) yield* nodesIn(part);
  } else if (isNode(value)) {
    yield value;
    for (const part of Object.values(value)) yield* nodesIn(part);
  }
}

/**
 * Every import of a TypeScript or JavaScript file: static, re-exported, dynamic, of types, required, of a worker.
 * Throws when the text cannot be parsed.
 */
export function importsOf(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return [...nodesIn(program)].flatMap((node) => {
    const source = sourceOf[node.type]?.(node) ?? null;
    if (source === null) return [];
    return [{ to: textOf(source), line: text.slice(0, node.start).split('\n').length }];
  });
}
