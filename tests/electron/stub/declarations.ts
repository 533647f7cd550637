import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** A node of the parsed declarations. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface DeclaredMember {
  readonly kind: 'method' | 'property';
  readonly required: number;
  readonly most: number;
  /** What it answers or holds; null where nothing is said. */
  readonly gives: Node | null;
}

interface DeclaredType {
  readonly name: string;
  readonly parents: readonly string[];
  readonly members: ReadonlyMap<string, DeclaredMember>;
  readonly statics: ReadonlyMap<string, DeclaredMember>;
  readonly events: ReadonlySet<string>;
}

export interface Declarations {
  readonly types: ReadonlyMap<string, DeclaredType>;
  /** What `electron/main`, `electron/renderer` and `electron/common` export: a value's type, or a class. */
  readonly exportsOf: (module: 'Main' | 'Renderer' | 'Common') => ReadonlyMap<string, Node | 'class'>;
}

const file = path.join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts');

/** All that Electron says of itself in the declarations of the version that is installed. */
export function readDeclarations(): Declarations {
  const { program, errors } = parseSync('electron.d.ts', readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error('the declarations of Electron cannot be parsed');
  const space = nodes(program, 'body').find(
    (node) => node.type === 'TSModuleDeclaration' && nameOf(node['id']) === 'Electron',
  );
  if (space === undefined) throw new Error('there is no namespace Electron');
  const declared = nodes(space['body'], 'body');
  const types = new Map<string, DeclaredType>();
  for (const node of declared) {
    if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'ClassDeclaration') continue;
    const type = typeOf(node);
    types.set(type.name, type);
  }
  return { types, exportsOf: (module) => exportsOf(declared, module) };
}

function typeOf(node: Node): DeclaredType {
  const members = new Map<string, DeclaredMember>();
  const statics = new Map<string, DeclaredMember>();
  const events = new Set<string>();
  for (const part of nodes(node['body'], 'body')) {
    const name = nameOf(part['key']);
    const place = part['static'] === true ? statics : members;
    const member = memberOf(part);
    const before = place.get(name);
    // Overloads: whatever one of them allows.
    place.set(name, {
      ...member,
      required: Math.min(member.required, before?.required ?? member.required),
      most: Math.max(member.most, before?.most ?? member.most),
    });
    const event = literalOf(paramsOf(part)[0]);
    if (name === 'on' && event !== null) events.add(event);
  }
  const above = [node['superClass'], ...nodes(node, 'extends').map((one) => one['expression'])];
  const parents = above.map(nameOf).filter((name) => name !== '');
  return { name: nameOf(node['id']), parents, members, statics, events };
}

function memberOf(part: Node): DeclaredMember {
  const isMethod = part.type === 'TSMethodSignature' || part.type === 'MethodDefinition';
  const typed = isMethod ? (asNode(part['value'])?.['returnType'] ?? part['returnType']) : part['typeAnnotation'];
  const gives = asNode(asNode(typed)?.['typeAnnotation']);
  if (!isMethod) return { kind: 'property', required: 0, most: 0, gives };
  const params = paramsOf(part);
  const rest = params.some(({ type }) => type === 'RestElement');
  return {
    kind: 'method',
    required: params.filter((param) => param['optional'] !== true && param.type !== 'RestElement').length,
    most: rest ? Infinity : params.length,
    gives,
  };
}

function paramsOf(part: Node): readonly Node[] {
  return nodes(asNode(part['value']) ?? part, 'params');
}

function exportsOf(declared: readonly Node[], module: string): ReadonlyMap<string, Node | 'class'> {
  const space = declared.find((node) => node.type === 'TSModuleDeclaration' && nameOf(node['id']) === module);
  const found = new Map<string, Node | 'class'>();
  for (const node of nodes(space?.['body'], 'body')) {
    if (node.type === 'ClassDeclaration') found.set(nameOf(node['id']), 'class');
    if (node.type !== 'VariableDeclaration') continue;
    for (const { id } of nodes(node, 'declarations')) {
      const type = asNode(asNode(asNode(id)?.['typeAnnotation'])?.['typeAnnotation']);
      if (type !== null) found.set(nameOf(id), type);
    }
  }
  return found;
}

function literalOf(param: Node | undefined): string | null {
  const type = asNode(asNode(param?.['typeAnnotation'])?.['typeAnnotation']);
  const value = asNode(type?.['literal'])?.['value'];
  return typeof value === 'string' ? value : null;
}

function asNode(value: unknown): Node | null {
  return typeof value === 'object' && value !== null && 'type' in value ? (value as Node) : null;
}

function nodes(value: unknown, field: string): readonly Node[] {
  const list = typeof value === 'object' && value !== null ? Reflect.get(value, field) : null;
  return Array.isArray(list) ? (list as Node[]) : [];
}

/** The last word of a name: App of Electron.App. */
export function nameOf(value: unknown): string {
  const node = asNode(value);
  if (node === null) return '';
  if (node.type === 'TSQualifiedName') return nameOf(node['right']);
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  const name = node['name'] ?? node['value'];
  return typeof name === 'string' ? name : '';
}
