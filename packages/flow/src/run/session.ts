import type { App } from '@touchstone/app-model';
import type { Class } from '@touchstone/program';
import type { Classes } from '../code/classes.ts';
import { type FieldReference, type MethodReference, methodReference } from '../code/references.ts';
import { Callbacks } from '../life/callbacks.ts';
import type { Layouts } from '../life/layouts.ts';
import { ManifestComponents } from '../life/manifest-components.ts';
import type { Heap, Memory } from '../memory/memory.ts';
import { Lambdas } from '../models/lambdas.ts';
import type { ModelTable } from '../models/model-table.ts';
import type { CodeSlice } from '../slice/code-slice.ts';
import { ANYTHING, anythingFrom, known, object, texts, type Value } from '../values/value.ts';
import { call } from './calls.ts';
import type { Contexts } from './contexts.ts';
import { Executor } from './executor.ts';
import type { Frame } from './frame.ts';
import type { Leaks } from './leaks.ts';
import { Sendings } from './sendings.ts';
import type { Trail } from './trail.ts';
import { Types } from './types.ts';
import { WhichCode } from './which-code.ts';
import type { Work } from './work.ts';

/** Values that the platform wraps in objects and code treats as values. */
const VALUE_TYPES = new Set(
  ['String', 'Integer', 'Long', 'Boolean', 'Character', 'Double', 'Float', 'Short', 'Byte'].map((name) => `Ljava/lang/${name};`),
);

export interface SessionParts {
  readonly app: App;
  readonly classes: Classes;
  readonly memory: Memory;
  readonly models: ModelTable;
  readonly contexts: Contexts;
  readonly leaks: Leaks;
  readonly trail: Trail;
  readonly work: Work;
  readonly layouts: Layouts;
  /** Of large apps, what is worth running. */
  readonly slice: CodeSlice | undefined;
}

/** All that running code needs, for one app. */
export class Session {
  readonly app: App;
  readonly classes: Classes;
  readonly memory: Memory;
  readonly models: ModelTable;
  readonly contexts: Contexts;
  readonly leaks: Leaks;
  readonly trail: Trail;
  readonly work: Work;
  readonly layouts: Layouts;
  readonly types: Types;
  readonly executor: Executor;
  readonly lambdas: Lambdas;
  readonly sendings: Sendings;
  readonly which: WhichCode;
  readonly callbacks: Callbacks;
  readonly manifestComponents: ManifestComponents;
  /** The heap on which each callback was called last: on the same one it would do the same. */
  readonly ranOn = new Map<number, Heap>();
  /** Whether only what leads to something is run: of large apps. */
  readonly isSliced: boolean;
  /** Whether some part of the work ended before its end. */
  isCut: boolean;
  readonly #below = new Map<string, readonly string[]>();
  readonly #isComponent = new Map<string, boolean>();
  readonly #sdks = new Map<string, string>();

  constructor(parts: SessionParts) {
    this.app = parts.app;
    this.classes = parts.classes;
    this.memory = parts.memory;
    this.models = parts.models;
    this.contexts = parts.contexts;
    this.leaks = parts.leaks;
    this.trail = parts.trail;
    this.work = parts.work;
    this.layouts = parts.layouts;
    this.types = new Types(parts.classes, parts.memory);
    this.executor = new Executor(this);
    this.lambdas = new Lambdas(this);
    this.sendings = new Sendings(parts.leaks);
    this.manifestComponents = new ManifestComponents(parts.app);
    this.callbacks = new Callbacks(this);
    this.which = new WhichCode(this, parts.slice);
    this.isCut = false;
    this.#follow();
    this.isSliced = parts.slice !== undefined;
  }

  /** Notes in which method what lies in memory was stored and found. */
  #follow(): void {
    const { memory, trail, executor } = this;
    const { table } = memory;
    memory.onStore = (cell, taints) => {
      if (executor.current !== undefined) trail.store(taints, cell, executor.current);
    };
    memory.onLoad = (cell, taints) => {
      const { current } = executor;
      if (current !== undefined) trail.load(taints, cell, table.nameOf(cell), table.info(table.ownerOf(cell)).type, current);
    };
  }

  isValueType(type: string): boolean {
    return VALUE_TYPES.has(type);
  }

  /** An object made by the instruction of the moment. */
  allocate({ context, method, at }: Frame, type: string, part = ''): number {
    const made = this.memory.table.object(`${context.id}:${method.id}:${at}${part}`, type);
    this.memory.make(made);
    return made;
  }

  /** An object of the platform that the call of the moment gives back. */
  allocateOpen({ context, method, at }: Frame, type: string): number {
    const made = this.memory.table.object(`${context.id}:${method.id}:${at}+r${type}`, type, true);
    this.memory.make(made);
    return made;
  }

  /** One object that stands for any of the class that was made where nobody saw it. */
  unknownInstance(type: string): number {
    return this.memory.table.object(`any ${type}`, type, true);
  }

  /** The one object of that name, which the platform holds: a service, a file, the application. */
  single(name: string, type: string, note?: string | number): number {
    return this.memory.table.object(`one ${name}`, type, true, note);
  }

  staticsOf(type: string): number {
    return this.memory.table.object(`static ${type}`, type);
  }

  platformConstant(owner: string, field: FieldReference): Value {
    return object(this.single(`${owner}->${field.name}`, field.type, `${owner}->${field.name}`));
  }

  openField(base: number, field: FieldReference, taints: readonly number[]): Value {
    void base;
    void field;
    return anythingFrom(taints);
  }

  fieldSource(frame: Frame, field: FieldReference): readonly number[] {
    return this.leaks.fieldSource(frame, field);
  }

  /** Calls a method of an object by name, as the platform does. */
  callByName(frame: Frame, receiver: number, name: string, signature: string, given: readonly Value[]): Value | undefined {
    const target = methodReference(this.memory.table.info(receiver).type, name, signature);
    return call(this, frame, 'virtual', target, [object(receiver), ...given]);
  }

  /** Where a stream or writer leads: `network` or `file`, as its making says. */
  opensTo(value: Value): readonly string[] {
    const found = new Set<string>();
    for (const one of value.objects) {
      for (const to of texts(this.memory.find(one, 'opens') ?? ANYTHING)) found.add(to);
      const { note } = this.memory.table.info(one);
      if (note === 'Ljava/lang/System;->out' || note === 'Ljava/lang/System;->err') found.add('console');
    }
    return [...found];
  }

  /** Puts the result of a call where the instruction behind it wants it. */
  result({ code, i, registers }: Frame, value: Value): void {
    const { body } = code;
    const next = i + 1;
    if (next >= body.count) return;
    const op = body.op[next]!;
    const [to] = op >= 0x0a && op <= 0x0c ? code.instruction(next).registers : [];
    if (to !== undefined) registers[to] = value;
  }

  /** Runs the class initialisers of a class and those above it the first time that it is used, the uppermost first. */
  initialise(type: string, frame: Frame): void {
    const { classes, memory } = this;
    const fresh: Class[] = [];
    for (let own = classes.class(type); own !== undefined; own = classes.class(own.superclass ?? '')) {
      const statics = this.staticsOf(own.descriptor);
      if (memory.find(statics, '#init') !== undefined) break;
      this.work.spend(1);
      memory.put(statics, '#init', known(1), true);
      fresh.push(own);
    }
    for (const own of fresh.reverse()) this.#initialise(own, frame);
  }

  #initialise(own: Class, frame: Frame): void {
    const { classes, memory } = this;
    const statics = this.staticsOf(own.descriptor);
    for (const { name, isStatic, value } of own.fields()) {
      if (!isStatic || value === undefined) continue;
      if (value.kind === 'text' || value.kind === 'number') memory.put(statics, `s.${name}`, known(value.value), true);
    }
    const initialiser = classes.own(own.descriptor, '<clinit>', '()V');
    if (initialiser === undefined) return;
    const context = this.contexts.enter(this.contexts.root, `init ${own.descriptor}`);
    this.executor.call(initialiser, [], context, frame);
  }

  /** Sources in a value and all that lies in it, but not behind screens, services and what else the platform hands out. */
  taintsWithin(value: Value): readonly number[] {
    return this.memory.taintsWithin(value, (one) => !this.isComponent(this.memory.table.info(one).type));
  }

  /** Whether objects of the class live in the platform and hold much that has nothing to do with what is asked of them. */
  isComponent(type: string): boolean {
    let is = this.#isComponent.get(type);
    if (is === undefined) {
      is = this.classes.isBelow(type, 'Landroid/content/Context;') || this.classes.isBelow(type, 'Landroid/app/Fragment;');
      this.#isComponent.set(type, is);
    }
    return is;
  }

  /** Classes of the app at or below one, of which an object can be made. */
  instantiableBelow(type: string): readonly string[] {
    let found = this.#below.get(type);
    if (found === undefined) {
      const { program } = this.classes;
      const own = program.class(type);
      const all = [...(own === undefined ? [] : [own]), ...program.subtypesOf(type)];
      found = all.filter(({ accessFlags }) => (accessFlags & 0x600) === 0).map(({ descriptor }) => descriptor);
      this.#below.set(type, found);
    }
    return found;
  }

  /** Whether calls of the class are left to models although the app has its code: a catalogued library, called from outside. */
  isLeftToModels(frame: Frame, target: MethodReference): boolean {
    return this.classes.isLibrary(target.class) && !this.classes.isLibrary(frame.method.class);
  }

  /** Whether the call goes into an SDK of the catalogue, from code that is not the SDK's. */
  isToSdk(frame: Frame, target: MethodReference): boolean {
    const { owners } = this.app;
    let sdk = this.#sdks.get(target.class);
    if (sdk === undefined) {
      const owner = owners.of(target.class);
      sdk = owner.owner === 'sdk' ? owner.sdk : '';
      this.#sdks.set(target.class, sdk);
    }
    if (sdk === '') return false;
    const own = owners.of(frame.method.class);
    return !((own.owner === 'sdk' || own.owner === 'library') && own.sdk === sdk);
  }
}
