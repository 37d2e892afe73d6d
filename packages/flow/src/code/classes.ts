import type { Class, Method, Program } from '@touchstone/program';
import type { Models } from '../knowledge/flow-knowledge.ts';
import { MethodCode } from './method-code.ts';
import type { FieldReference, MethodReference } from './references.ts';

/** What a call by name comes to: a method of the app, or a class of the platform that has it. */
export type Resolved =
  | { readonly method: Method; readonly platform?: undefined }
  | { readonly platform: string; readonly method?: undefined };

interface Members {
  readonly own: Class;
  readonly methods: ReadonlyMap<string, Method>;
  readonly fields: ReadonlyMap<string, { readonly isStatic: boolean }>;
}

const MOST_KEPT_CODE = 4_000;
const DEEPEST = 64;
const ABSTRACT = 0x400;
const STATIC = 0x8;

/** Classes of the app and, as far as tables say, of the platform: members, who is below whom, and code. */
export class Classes {
  readonly program: Program;
  readonly #supers: ReadonlyMap<string, readonly string[]>;
  readonly #libraries: readonly string[];
  readonly #isLibrary = new Map<string, boolean>();
  readonly #members = new Map<string, Members | undefined>();
  readonly #resolved = new Map<string, Map<string, Resolved>>();
  readonly #fieldOwners = new Map<string, string>();
  readonly #below = new Map<string, Map<string, boolean>>();
  readonly #lineages = new Map<string, readonly string[]>();
  readonly #code = new Map<number, MethodCode>();
  readonly #references = new Map<number, [Map<number, MethodReference>, Map<number, FieldReference>]>();

  /**
   * @param supers superclass and interfaces of platform classes, by descriptor
   * @param libraries prefixes of descriptors of classes that count as the platform's although the app brings their code
   */
  constructor(program: Program, { supers, libraries }: Pick<Models, 'supers' | 'libraries'>) {
    this.program = program;
    this.#supers = supers;
    this.#libraries = libraries;
  }

  /** Whether the app brings the class and it is no library's. */
  isOfApp(descriptor: string): boolean {
    return this.#of(descriptor) !== undefined && !this.isLibrary(descriptor);
  }

  /** Whether the class is of a library whose code is not followed from outside. */
  isLibrary(descriptor: string): boolean {
    let is = this.#isLibrary.get(descriptor);
    if (is === undefined) {
      is = this.#libraries.some((prefix) => descriptor.startsWith(prefix));
      this.#isLibrary.set(descriptor, is);
    }
    return is;
  }

  class(descriptor: string): Class | undefined {
    return this.#of(descriptor)?.own;
  }

  /** The method that a class itself defines. */
  own(descriptor: string, name: string, signature: string): Method | undefined {
    return this.#of(descriptor)?.methods.get(name + signature);
  }

  /** Methods that the class or one above it in the app defines, the lowest first, each name and signature once. */
  inherited(descriptor: string): readonly Method[] {
    const found = new Map<string, Method>();
    for (const type of this.lineage(descriptor)) {
      for (const [key, method] of this.#of(type)?.methods ?? []) if (!found.has(key)) found.set(key, method);
    }
    return [...found.values()];
  }

  /** What a call of that name on an object of the class runs. */
  resolve(descriptor: string, name: string, signature: string): Resolved {
    let answers = this.#resolved.get(descriptor);
    if (answers === undefined) {
      answers = new Map();
      this.#resolved.set(descriptor, answers);
    }
    const member = name + signature;
    let found = answers.get(member);
    if (found === undefined) {
      found = this.#resolve(descriptor, member);
      answers.set(member, found);
    }
    return found;
  }

  /** The class and all above it, classes before interfaces: those of the app, then of the platform as far as known. */
  lineage(descriptor: string): readonly string[] {
    let found = this.#lineages.get(descriptor);
    if (found === undefined) {
      const all = new Set([descriptor]);
      const interfaces: string[] = [];
      let at: string | undefined = descriptor;
      for (let level = 0; at !== undefined && level < DEEPEST; level++) {
        all.add(at);
        const own: Class | undefined = this.class(at);
        interfaces.push(...(own?.interfaces ?? []), ...(this.#supers.get(at)?.slice(own === undefined ? 1 : 0) ?? []));
        at = own === undefined ? this.#supers.get(at)?.[0] : own.superclass;
      }
      for (const one of interfaces) {
        if (all.size > 200) break;
        all.add(one);
        interfaces.push(...(this.class(one)?.interfaces ?? this.#supers.get(one) ?? []).filter((up) => !all.has(up)));
      }
      found = [...all];
      this.#lineages.set(descriptor, found);
    }
    return found;
  }

  isBelow(descriptor: string, ancestor: string): boolean {
    if (descriptor === ancestor || ancestor === 'Ljava/lang/Object;') return true;
    let answers = this.#below.get(descriptor);
    if (answers === undefined) {
      answers = new Map();
      this.#below.set(descriptor, answers);
    }
    let is = answers.get(ancestor);
    if (is === undefined) {
      is = this.lineage(descriptor).includes(ancestor) || this.program.isSubtype(descriptor, ancestor);
      answers.set(ancestor, is);
    }
    return is;
  }

  /** The class whose field a reference means: the first above that defines it. */
  ownerOfField({ class: owner, name }: FieldReference): string {
    const key = `${owner}.${name}`;
    let found = this.#fieldOwners.get(key);
    if (found === undefined) {
      found = this.lineage(owner).find((type) => this.#of(type)?.fields.has(name) === true) ?? owner;
      this.#fieldOwners.set(key, found);
    }
    return found;
  }

  /** The first class above that the app does not define. */
  platformParent(descriptor: string): string {
    return this.lineage(descriptor).find((type) => !this.isOfApp(type)) ?? 'Ljava/lang/Object;';
  }

  code(method: Method): MethodCode | undefined {
    let code = this.#code.get(method.id);
    if (code === undefined) {
      const body = method.hasCode ? this.program.body(method.id) : undefined;
      if (body === undefined) return undefined;
      if (this.#code.size > MOST_KEPT_CODE) this.#code.clear();
      const references = this.#references.get(body.file.index) ?? [new Map(), new Map()];
      this.#references.set(body.file.index, references);
      code = new MethodCode(body, ...references);
      this.#code.set(method.id, code);
    }
    return code;
  }

  static isStatic(method: Method): boolean {
    return (method.accessFlags & STATIC) !== 0;
  }

  #resolve(descriptor: string, member: string): Resolved {
    let platform: string | undefined;
    for (const type of this.lineage(descriptor)) {
      const members = this.#of(type);
      if (members === undefined) {
        platform ??= type;
        continue;
      }
      const method = members.methods.get(member);
      if (method !== undefined && (method.accessFlags & ABSTRACT) === 0) return { method };
    }
    return { platform: platform ?? 'Ljava/lang/Object;' };
  }

  #of(descriptor: string): Members | undefined {
    if (this.#members.has(descriptor)) return this.#members.get(descriptor);
    const own = this.program.class(descriptor);
    const members =
      own === undefined
        ? undefined
        : {
            own,
            methods: new Map(own.methods().map((method) => [method.name + method.signature, method])),
            fields: new Map(own.fields().map(({ name, isStatic }) => [name, { isStatic }])),
          };
    this.#members.set(descriptor, members);
    return members;
  }
}
