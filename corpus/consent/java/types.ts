import type { Code, Register } from '@touchstone/test-kit';
import type { Compiler } from './compile.ts';
import type { Expr, MethodNode } from './syntax.ts';
import { type ClassInfo, constantOf, type FoundField, type FoundMethod, type Shape, type World } from './world.ts';

const ARITHMETIC = 'DFJ';
const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||', 'instanceof']);

/** Where a name was found, seen from the code that uses it: `out` is how many `this$0` away. */
export interface FoundName {
  readonly field: FoundField | undefined;
  /** Type of a captured local, kept in `val$…`. */
  readonly captured: string | undefined;
  readonly out: number;
  readonly owner: ClassInfo;
}

/** Names, types and registers of one method; what is written is decided above it. */
export abstract class TypeFinder {
  readonly compiler: Compiler;
  readonly world: World;
  readonly owner: ClassInfo;
  readonly node: MethodNode;
  readonly code: Code;
  readonly isStatic: boolean;
  #scopes: Map<string, { readonly register: Register; readonly type: string }>[] = [new Map()];
  #next = 0;
  #labels = 0;

  constructor(compiler: Compiler, owner: ClassInfo, node: MethodNode, code: Code) {
    this.compiler = compiler;
    this.world = compiler.world;
    this.owner = owner;
    this.node = node;
    this.code = code;
    this.isStatic = /static/.test(node.access);
    let at = this.isStatic ? 0 : 1;
    for (const { name, type } of node.params) {
      const descriptor = this.world.type(type);
      this.#scopes[0]!.set(name, { register: `p${at}`, type: descriptor });
      at += widthOf(descriptor);
    }
  }

  fresh(): string {
    return `L${this.#labels++}`;
  }

  declare(name: string, type: string): Register {
    const register = this.temporary(type);
    this.#scopes.at(-1)!.set(name, { register, type });
    return register;
  }

  temporary(type: string): Register {
    const register: Register = `v${this.#next}`;
    this.#next += widthOf(type);
    return register;
  }

  /** Names and registers declared in `write` are free after it. */
  scoped(write: () => void): void {
    const before = this.#next;
    this.#scopes.push(new Map());
    write();
    this.#scopes.pop();
    this.#next = before;
  }

  /** Registers taken in `write` are free after it, unless they are declared. */
  passing(write: () => void): void {
    const before = this.#next;
    write();
    this.#next = before;
  }

  local(name: string): { readonly register: Register; readonly type: string } | undefined {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name);
  }

  locals(): ReadonlyMap<string, string> {
    return new Map(this.#scopes.flatMap((scope) => [...scope].map(([name, { type }]) => [name, type] as const)));
  }

  /** The name in source of a descriptor. */
  nameOf(type: string): string {
    if (type.startsWith('[')) return `${this.nameOf(type.slice(1))}[]`;
    const primitive = Object.entries(PRIMITIVE_NAMES).find(([letter]) => letter === type)?.[1];
    const name = primitive ?? this.world.of(type)?.name;
    if (name === undefined) throw new Error(`no class has the descriptor ${type}`);
    return name;
  }

  /** A field or captured local of this class or of those around it. */
  find(name: string): FoundName | undefined {
    let owner: ClassInfo | undefined = this.owner;
    for (let out = 0; owner; out++) {
      const field = this.world.field(owner, name);
      if (field) return { field, captured: undefined, out, owner };
      const captured = owner.outer?.captured.get(name);
      if (captured !== undefined) return { field: undefined, captured, out, owner };
      owner = owner.outer?.owner;
    }
    return undefined;
  }

  /** A method called without an object: of this class or of those around it. */
  ownMethod(name: string, shapes: readonly Shape[]): { readonly method: FoundMethod; readonly out: number; readonly owner: ClassInfo } {
    let owner: ClassInfo | undefined = this.owner;
    for (let out = 0; owner; out++) {
      const method = this.world.method(owner, name, shapes);
      if (method) return { method, out, owner };
      owner = owner.outer?.owner;
    }
    throw new Error(`${this.owner.name} has no method ${name}(${shapes.map(shown).join(', ')})`);
  }

  methodOf(type: string, name: string, shapes: readonly Shape[]): FoundMethod {
    const info = this.world.of(type.startsWith('[') ? 'Ljava/lang/Object;' : type);
    const found = info && this.world.method(info, name, shapes);
    if (!found) throw new Error(`${type} has no method ${name}(${shapes.map(shown).join(', ')})`);
    return found;
  }

  constructorOf(info: ClassInfo, args: readonly Expr[]): FoundMethod {
    const found = this.world.method(info, '<init>', this.shapes(args));
    if (!found) throw new Error(`${info.name} has no constructor (${this.shapes(args).map(shown).join(', ')})`);
    return found;
  }

  shapes(args: readonly Expr[]): readonly Shape[] {
    return args.map((arg) => (arg.kind === 'lambda' ? { lambda: arg.params.length } : this.typeOf(arg)));
  }

  /** The class an expression names, if it is no variable. */
  classNamed(expr: Expr): ClassInfo | undefined {
    if (expr.kind !== 'name' || this.local(expr.name) || this.find(expr.name)) return undefined;
    return this.world.named(expr.name);
  }

  typeOf(expr: Expr): string {
    switch (expr.kind) {
      case 'literal':
        return expr.type === 'null' ? 'null' : this.world.type(expr.type);
      case 'name':
        return this.#typeOfName(expr.name);
      case 'this':
        return this.around(expr.of).type;
      case 'field':
        return this.#typeOfField(expr);
      case 'call':
        return this.target(expr).method.returns;
      case 'new':
      case 'cast':
        return this.world.type(expr.type);
      case 'array':
        return `${'['.repeat(Math.max(expr.sizes.length, 1))}${this.world.type(expr.element)}`;
      case 'index':
        return this.typeOf(expr.array).slice(1);
      case 'assign':
        return this.typeOf(expr.target);
      case 'unary':
        return expr.operator === '!' ? 'Z' : this.typeOf(expr.value);
      case 'binary':
        return this.#typeOfBinary(expr);
      case 'instanceof':
        return 'Z';
      case 'choice': {
        const then = this.typeOf(expr.then);
        return then === 'null' ? this.typeOf(expr.otherwise) : then;
      }
      case 'class':
        return 'Ljava/lang/Class;';
      case 'lambda':
        throw new Error('a lambda stands where nothing says its interface');
    }
  }

  /** This class, or the named one around it. */
  around(name: string | undefined): { readonly type: string; readonly out: number } {
    let owner: ClassInfo | undefined = this.owner;
    for (let out = 0; owner; out++) {
      if (name === undefined || owner.name === name) return { type: owner.type, out };
      owner = owner.outer?.owner;
    }
    throw new Error(`no class around is called ${name}`);
  }

  /** The method a call means, and what it is called on. */
  target(expr: Expr & { readonly kind: 'call' }): {
    readonly method: FoundMethod;
    /** Class named in the reference. */
    readonly on: string;
    readonly out: number;
  } {
    const { object, name, args } = expr;
    const shapes = this.shapes(args);
    if (object === undefined) {
      const { method, out, owner } = this.ownMethod(name, shapes);
      return { method, on: owner.type, out };
    }
    const type = object === 'super' ? this.world.parentOf(this.owner)!.type : (this.classNamed(object)?.type ?? this.typeOf(object));
    return { method: this.methodOf(type, name, shapes), on: type, out: 0 };
  }

  #typeOfName(name: string): string {
    const local = this.local(name);
    if (local) return local.type;
    const found = this.find(name);
    if (!found) throw new Error(`nothing is called ${name}`);
    return found.captured ?? found.field!.type;
  }

  #typeOfField(expr: Expr & { readonly kind: 'field' }): string {
    if (isResource(expr)) return 'I';
    const type = this.classNamed(expr.object)?.type ?? this.typeOf(expr.object);
    if (type.startsWith('[') && expr.name === 'length') return 'I';
    return this.fieldOf(type, expr.name).type;
  }

  fieldOf(type: string, name: string): FoundField {
    const info = this.world.of(type);
    const found = info && this.world.field(info, name);
    if (!found) throw new Error(`${type} has no field ${name}`);
    return found;
  }

  #typeOfBinary({ operator, left, right }: Expr & { readonly kind: 'binary' }): string {
    if (COMPARISONS.has(operator)) return 'Z';
    const types = [this.typeOf(left), this.typeOf(right)];
    if (operator === '+' && types.includes(STRING)) return STRING;
    return [...ARITHMETIC].find((type) => types.includes(type)) ?? (types.every((type) => type === 'Z') ? 'Z' : 'I');
  }
}

export const STRING = 'Ljava/lang/String;';

const PRIMITIVE_NAMES = { V: 'void', Z: 'boolean', B: 'byte', S: 'short', C: 'char', I: 'int', J: 'long', F: 'float', D: 'double' };

export function widthOf(type: string): 1 | 2 {
  return type === 'J' || type === 'D' ? 2 : 1;
}

/** `R.layout.main` as `layout/main`. */
export function isResource(expr: Expr): string | undefined {
  if (expr.kind !== 'field' || expr.object.kind !== 'field' || expr.object.object.kind !== 'name') return undefined;
  return expr.object.object.name === 'R' ? `${expr.object.name}/${expr.name}` : undefined;
}

export { constantOf };

function shown(shape: Shape): string {
  return typeof shape === 'string' ? shape : `lambda of ${shape.lambda}`;
}
