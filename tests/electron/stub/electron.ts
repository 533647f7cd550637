import { EventEmitter } from 'node:events';
import { type DeclaredMember, type Declarations, type Node, nameOf, readDeclarations } from './declarations.ts';

/** One use of Electron: 'Tray.setImage' with what was given. */
interface Use {
  readonly of: string;
  readonly given: readonly unknown[];
}

export interface StubElectron {
  readonly main: Readonly<Record<string, unknown>>;
  readonly renderer: Readonly<Record<string, unknown>>;
  readonly common: Readonly<Record<string, unknown>>;
  readonly uses: readonly Use[];
  /** What was given to each use of one member. */
  readonly given: (of: string) => readonly (readonly unknown[])[];
  /** What a member answers from now on, instead of what fits its declared type. */
  readonly answer: (of: string, act: (...given: unknown[]) => unknown) => void;
  /** Everything of one type that was made, in order. */
  readonly made: (type: string) => readonly object[];
  /** Something of a declared type that Electron would hand over. */
  readonly make: (type: string) => object;
  readonly emit: (from: object, event: string, ...given: unknown[]) => void;
}

/** What `new` is called on; the stub makes what comes of it. */
function blank(): void {
  throw new Error('made with new');
}

let declarations: Declarations | null = null;

const emitterMembers = new Set(['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners']);
/** What Node, vitest and promises look for on any object. */
const askedOfAnything = new Set(['then', 'toJSON', 'asymmetricMatch', 'constructor', 'nodeType', '$$typeof']);

/**
 * Electron as its own type declarations tell it: a member or an event that is not declared throws, so do too few or too
 * many arguments; every use is recorded, and answered with the emptiest thing of the declared type.
 */
export function stubElectron(): StubElectron {
  declarations ??= readDeclarations();
  const { types, exportsOf } = declarations;
  const uses: Use[] = [];
  const answers = new Map<string, (...given: unknown[]) => unknown>();
  const made = new Map<string, object[]>();
  const emitters = new WeakMap<object, EventEmitter>();

  /** The member and whoever declares it, looked for in the parents too. */
  function find(type: string, name: string): DeclaredMember | undefined {
    const declared = types.get(type);
    if (declared === undefined) return undefined;
    return declared.members.get(name) ?? declared.parents.map((parent) => find(parent, name)).find(Boolean);
  }

  function hasEvent(type: string, event: string): boolean {
    const declared = types.get(type);
    if (declared === undefined) return false;
    return declared.events.has(event) || declared.parents.some((parent) => hasEvent(parent, event));
  }

  function make(type: string): object {
    const emitter = new EventEmitter();
    const held = new Map<string, unknown>();
    const thing: object = new Proxy(
      {},
      {
        get(_target, name) {
          if (typeof name === 'symbol' || askedOfAnything.has(name)) return undefined;
          if (held.has(name)) return held.get(name);
          const member = find(type, name);
          if (member === undefined && !emitterMembers.has(name)) throw new Error(`Electron has no ${type}.${name}`);
          const value =
            member?.kind === 'property'
              ? (answers.get(`${type}.${name}`)?.() ?? emptiest(member.gives, thing))
              : method(type, name, member, thing);
          held.set(name, value);
          return value;
        },
        set(_target, name, value) {
          if (typeof name !== 'string' || find(type, name)?.kind !== 'property')
            throw new Error(`Electron has no ${type}.${String(name)} to be set`);
          held.set(name, value);
          return true;
        },
      },
    );
    emitters.set(thing, emitter);
    made.set(type, [...(made.get(type) ?? []), thing]);
    return thing;
  }

  function method(type: string, name: string, member: DeclaredMember | undefined, thing: object | null) {
    return (...given: unknown[]): unknown => {
      const of = `${type}.${name}`;
      uses.push({ of, given });
      const emitter = thing === null ? undefined : emitters.get(thing);
      if (emitter !== undefined && emitterMembers.has(name)) {
        const [event, listener] = given;
        // ipcMain and ipcRenderer listen to channels, which are anybody's.
        if (!hasEvent(type, String(event)) && !type.startsWith('Ipc'))
          throw new Error(`${type} has no event ${String(event)}`);
        Reflect.apply(Reflect.get(emitter, name) as () => void, emitter, [event, listener]);
        return thing;
      }
      if (member !== undefined && (given.length < member.required || given.length > member.most))
        throw new Error(`${of} takes ${member.required} to ${member.most} arguments, not ${given.length}`);
      const answer = answers.get(of);
      return answer === undefined ? emptiest(member?.gives ?? null, thing) : answer(...given);
    };
  }

  function emptiest(gives: Node | null, self: object | null): unknown {
    if (gives === null) return undefined;
    switch (gives.type) {
      case 'TSBooleanKeyword':
        return false;
      case 'TSNumberKeyword':
        return 0;
      case 'TSStringKeyword':
        return '';
      case 'TSArrayType':
        return [];
      case 'TSThisType':
        return self;
      case 'TSParenthesizedType':
        return emptiest(gives['typeAnnotation'] as Node, self);
      case 'TSUnionType':
        return emptiest((gives['types'] as Node[])[0] ?? null, self);
      case 'TSTypeReference': {
        const name = nameOf(gives['typeName']);
        const inside = (gives['typeArguments'] as { readonly params: readonly Node[] } | null)?.params[0] ?? null;
        if (name === 'Promise') return Promise.resolve(emptiest(inside, self));
        return types.has(name) ? make(name) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** A class: made with `new`, and with members of its own. */
  function classOf(name: string): unknown {
    const held = new Map<string, unknown>();
    return new Proxy(blank, {
      construct(_target, given) {
        uses.push({ of: `new ${name}`, given });
        return make(name);
      },
      get(target, member) {
        if (typeof member === 'symbol' || member === 'prototype') return Reflect.get(target, member);
        if (askedOfAnything.has(member)) return undefined;
        const declared = types.get(name)?.statics.get(member);
        if (declared === undefined) throw new Error(`Electron has no ${name}.${member}`);
        if (!held.has(member))
          held.set(
            member,
            declared.kind === 'property' ? emptiest(declared.gives, null) : method(name, member, declared, null),
          );
        return held.get(member);
      },
    });
  }

  function moduleOf(space: 'Main' | 'Renderer' | 'Common'): Record<string, unknown> {
    return Object.fromEntries(
      [...exportsOf(space)].map(([name, type]) => {
        if (type === 'class') return [name, classOf(name)];
        if (type.type === 'TSTypeQuery') return [name, classOf(nameOf(type['exprName']))];
        return [name, make(nameOf(type['typeName']))];
      }),
    );
  }

  return {
    main: moduleOf('Main'),
    renderer: moduleOf('Renderer'),
    common: moduleOf('Common'),
    uses,
    given: (of) => uses.filter((use) => use.of === of).map(({ given }) => given),
    answer: (of, act) => void answers.set(of, act),
    made: (type) => made.get(type) ?? [],
    make,
    emit: (from, event, ...given) => void emitters.get(from)?.emit(event, ...given),
  };
}
