import type { Dex } from '@touchstone/formats/dex';
import type { Class, FieldName, FieldSite, LinkedDex, Method, MethodName, Program } from '@touchstone/program';

import { parameterTypes, returnType } from './descriptors.ts';
import { type LambdaSite, Lambdas } from './lambdas.ts';
import { type MethodCode, methodCode } from './method-code.ts';
import type { MethodValues, Value, ValueCall, ValueId } from './method-values.ts';
import { Prototypes } from './prototypes.ts';
import { Resolution } from './resolution.ts';
import { Uses } from './uses.ts';
import { methodValues } from './value-builder.ts';

const STATIC = 0x8;
const ABSTRACT = 0x400;
const PRIVATE = 0x2;

const MOST_KEPT = 4_000;
/** The most superclasses and interfaces of one class that are looked at. */
const MOST_ANCESTORS = 256;

/** Decoded methods of a program, and what their references mean; kept as long as there is room. */
export class Methods {
  readonly program: Program;
  /** What is made by invoke-custom. */
  readonly lambdas: Lambdas;
  /** Whether some class has more above it than were looked at. */
  isCut: boolean;
  readonly #files: ReadonlyMap<Dex, LinkedDex>;
  readonly #resolution: Resolution;
  readonly #codes = new Map<number, MethodCode | undefined>();
  readonly #values = new Map<number, MethodValues | undefined>();
  readonly #uses = new Map<number, Uses>();
  readonly #prototypes = new Map<Dex, Prototypes>();
  readonly #ofClass = new Map<string, ReadonlyMap<string, Method>>();
  readonly #parameters = new Map<string, readonly string[]>();
  readonly #ancestors = new Map<string, readonly string[]>();
  readonly #platformAncestors = new Map<string, readonly string[]>();
  readonly #classes = new Map<string, Class | undefined>();
  readonly #fields = new Map<string, ReadonlySet<string>>();
  readonly #accesses = new Map<string, readonly FieldSite[]>();

  constructor(program: Program) {
    this.program = program;
    this.isCut = false;
    this.#resolution = new Resolution(program, this);
    this.lambdas = new Lambdas(program, (body) => this.resolve(body.class, body));
    this.#files = new Map(program.index.files.map((file) => [file.dex, file]));
  }

  method(id: number): Method {
    return this.program.method(id);
  }

  /** The file that defines a method, and its number in it. */
  definition(id: number): { readonly dex: Dex; readonly definition: number } {
    const { dex, definitionBase } = this.program.index.fileOf(id, 'definitionBase');
    return { dex, definition: id - definitionBase };
  }

  code(id: number): MethodCode | undefined {
    if (!this.#codes.has(id)) {
      if (this.#codes.size > MOST_KEPT) this.#codes.clear();
      const { dex, definition } = this.definition(id);
      this.#codes.set(id, methodCode(dex, definition));
    }
    return this.#codes.get(id);
  }

  values(id: number): MethodValues | undefined {
    const known = this.#values.get(id);
    if (known !== undefined || this.#values.has(id)) return known;
    if (this.#values.size > MOST_KEPT) this.#values.clear();
    const { dex, definition } = this.definition(id);
    const method = this.method(id);
    const found = methodValues({
      dex,
      item: dex.codeItem(definition),
      prototypes: this.#prototypesOf(dex),
      parameters: this.parametersOf(method.signature),
      thisType: isStatic(method) ? undefined : method.class,
    });
    this.#values.set(id, found);
    return found;
  }

  #prototypesOf(dex: Dex): Prototypes {
    let prototypes = this.#prototypes.get(dex);
    if (prototypes === undefined) {
      prototypes = new Prototypes(dex);
      this.#prototypes.set(dex, prototypes);
    }
    return prototypes;
  }

  value(id: number, value: ValueId): Value | undefined {
    return this.values(id)?.value(value);
  }

  call(id: number, at: number): ValueCall | undefined {
    return this.values(id)?.call(at);
  }

  name(dex: Dex, row: number): MethodName {
    return this.#files.get(dex)?.names.method(row) ?? NO_METHOD;
  }

  field(dex: Dex, row: number): FieldName {
    return this.#files.get(dex)?.names.field(row) ?? NO_FIELD;
  }

  /** A method that objects of a class have, or of classes below it, as an instruction would name it. */
  nameIn(descriptor: string, name: string, signature: string): MethodName {
    const below = this.program.subtypesOf(descriptor).map((type) => type.descriptor);
    for (const type of [descriptor, ...this.ancestors(descriptor), ...below]) {
      const method = this.own(type, name, signature);
      if (method === undefined) continue;
      const { methodBase, definitionBase, dex } = this.program.index.fileOf(method.id, 'definitionBase');
      return { class: descriptor, name, signature, row: methodBase + dex.definitions.method[method.id - definitionBase]! };
    }
    return { class: descriptor, name, signature, row: -1 };
  }

  /** Types of the parameters of a signature. */
  parametersOf(signature: string): readonly string[] {
    let types = this.#parameters.get(signature);
    if (types === undefined) {
      types = parameterTypes(signature);
      this.#parameters.set(signature, types);
    }
    return types;
  }

  /** Target of a call as it is written. Undefined for invoke-custom. */
  target(id: number, call: ValueCall): MethodName | undefined {
    const values = this.values(id);
    return call.how === 'custom' || values === undefined ? undefined : this.name(values.dex, call.row);
  }

  lambda(id: number, call: ValueCall): LambdaSite | undefined {
    const dex = this.values(id)?.dex;
    const site = call.how === 'custom' ? dex?.callSite(call.row) : undefined;
    const body = site?.methods[1];
    if (dex === undefined || site === undefined || body === undefined) return undefined;
    const signature = dex.signature(site.proto);
    const name = this.name(dex, body);
    const found = this.resolve(name.class, name);
    return {
      interface: signature.slice(signature.lastIndexOf(')') + 1),
      name: site.name,
      body: name,
      isBodyStatic: found === undefined || isStatic(found),
    };
  }

  /** The method that a class has, its own or inherited, as far as the app defines it. */
  resolve(descriptor: string, target: Pick<MethodName, 'row'>): Method | undefined {
    return this.#resolution.resolve(descriptor, target);
  }

  /** Methods that a virtual call on some object of the type or below can run. */
  overridesOf(descriptor: string, target: Pick<MethodName, 'row'>): readonly Method[] {
    return this.#resolution.overridesOf(descriptor, target);
  }

  /** Whether a virtual call on some object of the type or below can run what has no code in the app. */
  mayRunOthers(descriptor: string, target: Pick<MethodName, 'row'>): boolean {
    return this.#resolution.mayRunOthers(descriptor, target);
  }

  /** Superclasses and interfaces of a class, the platform's too as far as they are named; nearest first. */
  ancestors(descriptor: string): readonly string[] {
    let found = this.#ancestors.get(descriptor);
    if (found === undefined) {
      const types = new Set<string>();
      const waiting = [descriptor];
      for (const type of waiting) {
        if (waiting.length > MOST_ANCESTORS) {
          this.isCut = true;
          break;
        }
        const known = this.classOf(type) ?? this.program.leftOut(type);
        if (known === undefined) continue;
        for (const parent of [...(known.superclass === undefined ? [] : [known.superclass]), ...known.interfaces]) {
          if (!types.has(parent)) waiting.push(parent);
          types.add(parent);
        }
      }
      types.delete(descriptor);
      found = [...types];
      this.#ancestors.set(descriptor, found);
    }
    return found;
  }

  /** Ancestors that the app does not define, but for Object. */
  platformAncestors(descriptor: string): readonly string[] {
    let found = this.#platformAncestors.get(descriptor);
    if (found === undefined) {
      found = this.ancestors(descriptor).filter((type) => type !== 'Ljava/lang/Object;' && this.classOf(type) === undefined);
      this.#platformAncestors.set(descriptor, found);
    }
    return found;
  }

  isApp(descriptor: string): boolean {
    return this.classOf(descriptor) !== undefined;
  }

  /** Whether the platform, knowing only its own types, could call the method on some object. */
  isCallback(method: Method): boolean {
    if ((method.accessFlags & (STATIC | PRIVATE)) !== 0 || method.name.startsWith('<')) return false;
    return this.platformAncestors(method.class).length > 0 || OBJECT_METHODS.has(method.name + method.signature);
  }

  own(descriptor: string, name: string, signature?: string): Method | undefined {
    const methods = this.#methodsOf(descriptor);
    if (signature !== undefined) return methods?.get(name + signature);
    return methods === undefined ? undefined : [...methods.values()].find((method) => method.name === name);
  }

  ownNamed(descriptor: string, name: string): readonly Method[] {
    return [...(this.#methodsOf(descriptor)?.values() ?? [])].filter((method) => method.name === name);
  }

  /** Methods of the name that the class has or inherits, an override standing for what it hides. */
  named(descriptor: string, name: string): readonly Method[] {
    const found = new Map<string, Method>();
    for (const type of [descriptor, ...this.ancestors(descriptor)]) {
      for (const method of this.ownNamed(type, name)) {
        if (!found.has(method.signature) && (method.accessFlags & ABSTRACT) === 0) found.set(method.signature, method);
      }
    }
    return [...found.values()];
  }

  hasField(type: string, name: string): boolean {
    let names = this.#fields.get(type);
    if (names === undefined) {
      names = new Set(
        this.program
          .class(type)
          ?.fields()
          .map((field) => field.name),
      );
      this.#fields.set(type, names);
    }
    return names.has(name);
  }

  /** Instructions that read or write a field of a class of the app. */
  accesses(type: string, name: string, access: 'read' | 'write'): readonly FieldSite[] {
    const key = `${access} ${type}->${name}`;
    let sites = this.#accesses.get(key);
    if (sites === undefined) {
      const all = this.program.accessesOf({ class: type, name });
      sites = all.filter((site) => site.access === access);
      this.#accesses.set(key, sites);
      this.#accesses.set(
        `${access === 'read' ? 'write' : 'read'} ${type}->${name}`,
        all.filter((site) => site.access !== access),
      );
    }
    return sites;
  }

  /** What is done with the values of a method. */
  usesIn(id: number): Uses {
    let uses = this.#uses.get(id);
    if (uses === undefined) {
      if (this.#uses.size > MOST_KEPT) this.#uses.clear();
      uses = new Uses(this.values(id));
      this.#uses.set(id, uses);
    }
    return uses;
  }

  /** The type that a value is known to be of, from the instruction that makes it; `null` where it is no object, undefined where it is not known. */
  typeOf(id: number, value: ValueId): string | null | undefined {
    const made = this.value(id, value);
    switch (made?.kind) {
      case 'number':
        return null;
      case 'text':
        return 'Ljava/lang/String;';
      case 'class':
        return 'Ljava/lang/Class;';
      case 'parameter':
      case 'new':
      case 'array':
      case 'caught':
      case 'cast':
        return made.type;
      case 'field':
        return this.field(this.values(id)!.dex, made.field).type;
      case 'call': {
        const call = this.call(id, made.at);
        const target = call === undefined ? undefined : this.target(id, call);
        return target === undefined ? undefined : returnType(target.signature);
      }
      default:
        return undefined;
    }
  }

  /** The class of the app, undefined for the platform's. */
  classOf(descriptor: string): Class | undefined {
    const known = this.#classes.get(descriptor);
    if (known !== undefined || this.#classes.has(descriptor)) return known;
    const type = this.program.class(descriptor);
    this.#classes.set(descriptor, type);
    return type;
  }

  #methodsOf(descriptor: string): ReadonlyMap<string, Method> | undefined {
    const known = this.#ofClass.get(descriptor);
    if (known !== undefined) return known;
    const type = this.classOf(descriptor);
    if (type === undefined) return undefined;
    const methods = new Map(type.methods().map((method) => [method.name + method.signature, method]));
    this.#ofClass.set(descriptor, methods);
    return methods;
  }
}

const OBJECT_METHODS = new Set(['toString()Ljava/lang/String;', 'hashCode()I', 'equals(Ljava/lang/Object;)Z', 'finalize()V']);

const NO_METHOD: MethodName = { class: '', name: '', signature: '()V', row: -1 };
const NO_FIELD: FieldName = { class: '', name: '', type: '' };

export const isStatic = ({ accessFlags }: Pick<Method, 'accessFlags'>): boolean => (accessFlags & STATIC) !== 0;
