import { framework } from '../framework/index.ts';
import { parse } from './parse.ts';
import type { ClassNode, Expr, FieldNode, MethodNode } from './syntax.ts';

/** A class as code refers to it: of the app, or of the platform and libraries (declared in `framework/`). */
export interface ClassInfo {
  readonly name: string;
  /** Descriptor. */
  readonly type: string;
  readonly isInterface: boolean;
  readonly parent: string | undefined;
  readonly interfaces: readonly string[];
  readonly fields: readonly FieldNode[];
  readonly methods: readonly MethodNode[];
  readonly isOfApp: boolean;
  /** Of an anonymous class: whose `this` and locals it sees. */
  readonly outer?: Outer;
}

export interface Outer {
  readonly owner: ClassInfo;
  /** Absent in static code. */
  readonly hasThis: boolean;
  /** Captured locals and their descriptors, kept in `val$…`. */
  readonly captured: ReadonlyMap<string, string>;
}

export interface FoundMethod {
  readonly owner: ClassInfo;
  readonly node: MethodNode;
  readonly parameters: readonly string[];
  readonly returns: string;
}

export interface FoundField {
  readonly owner: ClassInfo;
  readonly node: FieldNode;
  readonly type: string;
}

/** An argument while a method is looked for: a descriptor, `null`, or a lambda of so many parameters. */
export type Shape = string | { readonly lambda: number };

const PRIMITIVES: Readonly<Record<string, string>> = {
  void: 'V',
  boolean: 'Z',
  byte: 'B',
  short: 'S',
  char: 'C',
  int: 'I',
  long: 'J',
  float: 'F',
  double: 'D',
};

/** All classes an app's code can name: its own, then those of the platform. Simple names are unique. */
export class World {
  readonly #byName: Map<string, ClassInfo>;
  readonly #byType: Map<string, ClassInfo>;
  readonly #resource: (name: string) => number | undefined;

  constructor(own: readonly ClassNode[], resource: (name: string) => number | undefined) {
    this.#byName = new Map(platform());
    this.#byType = new Map([...this.#byName.values()].map((info) => [info.type, info]));
    this.#resource = resource;
    for (const node of own) {
      if (this.#byName.get(node.name)?.isOfApp === true) throw new Error(`two classes are called ${node.name}`);
      this.add(infoOf(node, true));
    }
  }

  add(info: ClassInfo): void {
    this.#byName.set(info.name, info);
    this.#byType.set(info.type, info);
  }

  named(name: string): ClassInfo | undefined {
    return this.#byName.get(name);
  }

  of(type: string): ClassInfo | undefined {
    return this.#byType.get(type);
  }

  /** `string/agree` as its number. */
  resource(name: string): number {
    const id = this.#resource(name);
    if (id === undefined) throw new Error(`no resource is called ${name}`);
    return id;
  }

  /** The descriptor of a type as written. @throws Error if nobody declared it */
  type(name: string): string {
    if (name.endsWith('[]')) return `[${this.type(name.slice(0, -2))}`;
    const known = PRIMITIVES[name] ?? this.#byName.get(name)?.type;
    if (known === undefined) throw new Error(`no class is called ${name}: declare it in the app or in framework/`);
    return known;
  }

  proto(method: Pick<MethodNode, 'params' | 'returns'>): string {
    return `(${method.params.map(({ type }) => this.type(type)).join('')})${this.type(method.returns)}`;
  }

  parentOf(info: ClassInfo): ClassInfo | undefined {
    return info.parent === undefined ? undefined : this.#byName.get(info.parent);
  }

  /** The class and all above it, each once. */
  *lineage(info: ClassInfo): Generator<ClassInfo> {
    const seen = new Set<ClassInfo>();
    const queue = [info];
    for (let one = queue.shift(); one; one = queue.shift()) {
      if (seen.has(one)) continue;
      seen.add(one);
      yield one;
      const above = [one.parent ?? 'Object', ...one.interfaces].flatMap((name) => this.#byName.get(name) ?? []);
      queue.push(...above);
    }
  }

  isBelow(type: string, above: string): boolean {
    if (type === above || above === 'Ljava/lang/Object;' || type === 'null') return true;
    if (/^\[[[L]/.test(type) && above.startsWith('[')) return this.isBelow(type.slice(1), above.slice(1));
    const info = this.#byType.get(type);
    return info !== undefined && [...this.lineage(info)].some((one) => one.type === above);
  }

  field(info: ClassInfo, name: string): FoundField | undefined {
    for (const owner of this.lineage(info)) {
      const node = owner.fields.find((one) => one.name === name);
      if (node) return { owner, node, type: this.type(node.type) };
    }
    return undefined;
  }

  /** The nearest method that takes such arguments. */
  method(info: ClassInfo, name: string, shapes: readonly Shape[]): FoundMethod | undefined {
    for (const owner of this.lineage(info)) {
      for (const node of owner.methods) {
        if (node.name !== name || node.params.length !== shapes.length) continue;
        const parameters = node.params.map(({ type }) => this.type(type));
        if (parameters.every((type, i) => this.#takes(type, shapes[i]!))) {
          return { owner, node, parameters, returns: this.type(node.returns) };
        }
      }
      if (name === '<init>') break;
    }
    return undefined;
  }

  /** The one abstract method of a functional interface. */
  single(type: string): FoundMethod | undefined {
    const info = this.#byType.get(type);
    if (!info?.isInterface) return undefined;
    const open = [...this.lineage(info)]
      .filter(({ isInterface }) => isInterface)
      .flatMap((owner) =>
        owner.methods.filter(({ access, body }) => !/static/.test(access) && body === undefined).map((node) => ({ owner, node })),
      );
    if (open.length !== 1) return undefined;
    const { owner, node } = open[0]!;
    return { owner, node, parameters: node.params.map((param) => this.type(param.type)), returns: this.type(node.returns) };
  }

  #takes(type: string, shape: Shape): boolean {
    if (typeof shape !== 'string') return this.single(type)?.parameters.length === shape.lambda;
    if (shape === type) return true;
    if (type.length === 1 || shape.length === 1) return (WIDENS[shape] ?? '').includes(type);
    return this.isBelow(shape, type);
  }
}

const WIDENS: Readonly<Record<string, string>> = { I: 'JFDBSC', C: 'IJ', B: 'IJ', S: 'IJ', J: 'FD', F: 'D', D: 'F' };

export function infoOf(node: ClassNode, isOfApp: boolean, outer?: Outer): ClassInfo {
  const constructors = node.methods.some(({ name }) => name === '<init>') || node.kind === 'interface' ? [] : [NO_ARGUMENTS];
  return {
    name: node.name,
    type: `L${node.packageName.replaceAll('.', '/')}/${node.name.replace(ALIAS, '')};`,
    isInterface: node.kind === 'interface',
    parent: node.name === 'Object' ? undefined : (node.extends ?? 'Object'),
    interfaces: node.implements,
    fields: node.fields,
    methods: [...node.methods, ...constructors],
    isOfApp,
    ...(outer ? { outer } : {}),
  };
}

/** Two of the platform have the same simple name: one is declared as `Rx$$Consumer`. */
const ALIAS = /^\w*\$\$(?=[A-Z])/;

const NO_ARGUMENTS: MethodNode = {
  name: '<init>',
  returns: 'void',
  params: [],
  access: 'public',
  body: undefined,
  isScriptable: false,
  line: 0,
};

let known: ReadonlyMap<string, ClassInfo> | undefined;

function platform(): ReadonlyMap<string, ClassInfo> {
  known ??= new Map(framework.flatMap(parse).map((node) => [node.name, infoOf(node, false)]));
  return known;
}

/** The value of a `static final` field the compiler copies to where it is used. */
export function constantOf(node: FieldNode): Expr | undefined {
  const isConstant = /static/.test(node.access) && /final/.test(node.access) && node.init?.kind === 'literal' && node.init.type !== 'null';
  return isConstant ? node.init : undefined;
}
