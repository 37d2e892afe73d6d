import {
  type Annotation,
  type ClassSpec,
  Code,
  cls,
  type FieldSpec,
  field,
  type MethodSpec,
  method,
  type Value,
} from '@touchstone/test-kit';
import { Body } from './body.ts';
import { parse } from './parse.ts';
import type { ClassNode, Expr, FieldNode, MethodNode, Stmt } from './syntax.ts';
import { type ClassInfo, constantOf, infoOf, type Outer, World } from './world.ts';

/** How lambdas are left in the DEX file: as call sites (API 26 and up) or as D8 desugars them. */
export type LambdaStyle = 'invoke-custom' | 'synthetic-class';

export interface CompileOptions {
  readonly lambdas: LambdaStyle;
  readonly resource: (name: string) => number | undefined;
}

/**
 * Classes as javac and D8 make them from the small Java of the corpus: one class per anonymous class, `lambda$…` methods, string
 * concatenation by `StringBuilder`, constants copied to where they are used, line numbers.
 *
 * @throws Error with class and line at what it does not understand
 */
export function compile(source: string, options: CompileOptions): readonly ClassSpec[] {
  const nodes = parse(source);
  const world = new World(nodes, options.resource);
  return new Compiler(world, options).all(nodes);
}

export class Compiler {
  readonly world: World;
  readonly options: CompileOptions;
  readonly #made: ClassSpec[] = [];
  readonly #once = new Map<object, unknown>();
  readonly #counts = new Map<string, number>();
  /** Methods added to a class while others are written: bodies of lambdas. */
  readonly #added = new Map<string, MethodSpec[]>();

  constructor(world: World, options: CompileOptions) {
    this.world = world;
    this.options = options;
  }

  all(nodes: readonly ClassNode[]): readonly ClassSpec[] {
    const specs = nodes.flatMap((node) => {
      const before = this.#made.length;
      const spec = this.classOf(node, this.world.named(node.name)!);
      return [spec, ...this.#made.slice(before)];
    });
    return specs.map((spec) => ({ ...spec, methods: [...spec.methods, ...(this.#added.get(spec.type) ?? [])] }));
  }

  /** Numbers anonymous classes and lambdas of one outermost class. */
  count(kind: string): number {
    const next = (this.#counts.get(kind) ?? -1) + 1;
    this.#counts.set(kind, next);
    return next;
  }

  add(type: string, ...methods: readonly MethodSpec[]): void {
    this.#added.set(type, [...(this.#added.get(type) ?? []), ...methods]);
  }

  make(spec: ClassSpec): void {
    this.#made.push(spec);
  }

  /** What was made for one expression; made the first time its method is written. */
  once<T>(expr: object, make: () => T): T {
    if (!this.#once.has(expr)) this.#once.set(expr, make());
    return this.#once.get(expr) as T;
  }

  /** An anonymous class: known to the world, written, and kept. */
  anonymous(node: ClassNode, outer: Outer): ClassInfo {
    const info = infoOf(node, true, outer);
    this.world.add(info);
    const at = this.#made.length;
    const spec = this.classOf(node, info);
    this.#made.splice(at, 0, spec);
    return info;
  }

  classOf(node: ClassNode, info: ClassInfo): ClassSpec {
    const methods = [
      ...(node.methods.some(({ name }) => name === '<init>') || node.kind === 'interface' ? [] : [emptyConstructor(node.line)]),
      ...node.methods.filter(({ name }) => name !== '<clinit>'),
    ];
    const initializer = staticInitializer(node);
    return cls(info.type, {
      access: node.kind === 'interface' ? 'public abstract interface' : visible(node.access),
      extends: this.world.type(info.parent ?? 'Object'),
      implements: node.implements.map((name) => this.world.type(name)),
      source: `${node.name.split('$')[0]}.java`,
      fields: node.fields.map((one) => this.#field(one)),
      methods: [...(initializer ? [initializer] : []), ...methods].map((one) => this.#method(one, node, info)),
    });
  }

  #field(node: FieldNode): FieldSpec {
    const constant = constantOf(node);
    return field(node.name, this.world.type(node.type), visible(node.access), constant ? encoded(constant) : undefined);
  }

  #method(node: MethodNode, owner: ClassNode, info: ClassInfo): MethodSpec {
    const access =
      owner.kind === 'interface' && !/static/.test(node.access) && !node.body ? `${visible(node.access)} abstract` : visible(node.access);
    const withKind = node.name === '<clinit>' ? 'static constructor' : node.name === '<init>' ? `${access} constructor` : access;
    const isEmpty = /native|abstract/.test(withKind);
    const fields = owner.fields.filter(({ access: flags, init }) => init && !/static/.test(flags));
    const annotations = node.isScriptable ? [SCRIPTABLE] : [];
    const proto = this.world.proto(node);
    if (isEmpty) return method(node.name, proto, undefined, { access: withKind, annotations });
    return method(node.name, proto, this.#written(node, info, fields), { access: withKind, annotations });
  }

  /** The body of a lambda, as a method of its class. */
  methodOf(node: MethodNode, info: ClassInfo): MethodSpec {
    return method(node.name, this.world.proto(node), this.#written(node, info, []), node.access);
  }

  /** Written once now, for the classes and methods it brings along, and again whenever a file is. */
  #written(node: MethodNode, info: ClassInfo, fields: readonly FieldNode[]): MethodBody {
    const body: MethodBody = (code) => new Body(this, info, node, code).write(node.body ?? [], fields);
    body(new Code(node.name, this.world.proto(node), /static/.test(node.access)));
    return body;
  }
}

type MethodBody = (code: Code) => void;

const SCRIPTABLE: Annotation = { type: 'Landroid/webkit/JavascriptInterface;', visibility: 'runtime' };

function emptyConstructor(line: number): MethodNode {
  return { name: '<init>', returns: 'void', params: [], access: 'public', body: [], isScriptable: false, line };
}

/** Static fields that are no constants, then static blocks. */
function staticInitializer(node: ClassNode): MethodNode | undefined {
  const set = node.fields
    .filter((one) => /static/.test(one.access) && one.init && !constantOf(one))
    .map((one): Stmt => {
      const target: Expr = { kind: 'name', name: one.name, line: one.line };
      return { kind: 'expr', expr: { kind: 'assign', target, value: one.init!, line: one.line }, line: one.line };
    });
  const body = [...set, ...node.methods.filter(({ name }) => name === '<clinit>').flatMap((one) => one.body ?? [])];
  return body.length === 0 ? undefined : { ...emptyConstructor(node.line), name: '<clinit>', access: 'static', body };
}

function visible(access: string): string {
  return /public|private|protected/.test(access) ? access : `public ${access}`.trim();
}

function encoded(constant: Expr): Value {
  if (constant.kind !== 'literal') return null;
  if (constant.type === 'String') return constant.value;
  if (constant.type === 'boolean') return constant.value === 'true';
  return constant.type === 'long' ? BigInt(constant.value) : Number(constant.value);
}
