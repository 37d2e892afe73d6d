import type { MethodName } from '@touchstone/program';
import { containerStep, isHolder, makesContainer, sameAs } from './containers.ts';
import { descriptorOf, returnType } from './descriptors.ts';
import type { Value, ValueCall, ValueId } from './method-values.ts';
import { isStatic } from './methods.ts';
import type { Incompleteness, Origin, OriginSet } from './origin.ts';
import { KEY, type Origins } from './origins.ts';

/** Values looked at for one question. */
const MOST_NODES = 300;
const MOST_ORIGINS = 256;
const MOST_FIELD_WRITES = 64;
/** Calls that are entered and left again through the same door. */
const DEEPEST_CALLS = 5;
const MOST_CALLERS = 48;

/** The call by which a callee was entered from its result, so that its parameters are that call's arguments. */
interface Context {
  readonly id: number;
  readonly method: number;
  readonly at: number;
  readonly outer: Context | undefined;
  readonly depth: number;
}

interface Node {
  readonly method: number;
  readonly value: ValueId;
  readonly context: Context | undefined;
  /** The narrowest type that a cast on the way demands. */
  readonly type: string | undefined;
}

/** One question: everything that can flow into a value, breadth first. */
export class OriginSearch {
  readonly #origins: Origins;
  readonly #start: number;
  readonly #isLocal: boolean;
  readonly #wantsText: boolean;
  readonly #found = new Map<string, Origin>();
  readonly #seen = new Set<string>();
  readonly #waiting: Node[] = [];
  readonly #contexts = new Map<string, Context>();
  #why: Incompleteness | undefined;

  /** @param wantsText whether texts are computed */
  constructor(origins: Origins, start: number, isLocal: boolean, wantsText: boolean) {
    this.#origins = origins;
    this.#start = start;
    this.#isLocal = isLocal;
    this.#wantsText = wantsText;
    this.#why = undefined;
  }

  run(value: ValueId): OriginSet {
    this.#add({ method: this.#start, value, context: undefined, type: undefined });
    for (let i = 0; i < this.#waiting.length; i++) {
      if (i >= MOST_NODES || !this.#origins.spend(1)) this.#miss('budget');
      if (this.#found.size > MOST_ORIGINS) this.#miss('too-many');
      if (this.#why === 'budget' || this.#why === 'too-many') break;
      this.#visit(this.#waiting[i]!);
    }
    return { origins: [...this.#found.values()], isComplete: this.#why === undefined, why: this.#why };
  }

  #add(node: Node): void {
    if (node.value === 0) return;
    const key = `${node.method},${node.value},${node.context?.id ?? 0}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#waiting.push(node);
  }

  #miss(why: Incompleteness): void {
    this.#why ??= why;
    if (why === 'budget' || why === 'too-many') this.#why = why;
  }

  #find(key: string, origin: Origin): void {
    if (!this.#found.has(key)) this.#found.set(key, origin);
  }

  #visit(node: Node): void {
    const { methods } = this.#origins;
    const value = methods.value(node.method, node.value);
    const dex = methods.values(node.method)?.dex;
    if (value === undefined || dex === undefined) {
      this.#miss('computed');
      return;
    }
    const beside = (id: ValueId) => this.#add({ ...node, value: id });
    switch (value.kind) {
      case 'number':
        this.#find(`#${value.value}`, value);
        return;
      case 'text': {
        const text = dex.string(value.text);
        this.#find(`"${text}`, { kind: 'text', value: text });
        return;
      }
      case 'class':
        this.#find(`c${value.type}`, { kind: 'class', descriptor: value.type });
        return;
      case 'new':
        if (value.type === 'Ljava/lang/String;' && this.#newText(node)) return;
        this.#object(node, value.type, value.at);
        return;
      case 'array':
        this.#object(node, value.type, value.at);
        return;
      case 'caught':
        this.#platform(node, value.type, undefined, value.at);
        return;
      case 'computed':
        this.#miss('computed');
        return;
      case 'custom':
        this.#lambda(node, value.at);
        return;
      case 'join':
        for (const item of value.items) beside(item);
        return;
      case 'cast':
        this.#add({ ...node, value: value.of, type: narrower(this.#origins, node.type, value.type) });
        return;
      case 'parameter':
        this.#parameter(node, value);
        return;
      case 'call':
        this.#call(node, value.at);
        return;
      case 'field':
        this.#field(node, value);
        return;
      case 'item':
        this.#item(node, value);
        return;
    }
  }

  /** `new String(…)`, where its constructor can be carried out. */
  #newText(node: Node): boolean {
    const { methods } = this.#origins;
    for (const call of methods.values(node.method)?.calls() ?? []) {
      if (call.values[0] !== node.value || methods.target(node.method, call)?.name !== '<init>') continue;
      const text = this.#wantsText ? this.#origins.evaluate?.(node.method, call.at, true) : undefined;
      if (text !== undefined) this.#take(text);
      return text !== undefined;
    }
    return false;
  }

  #object(node: Node, type: string, at: number): void {
    this.#find(`o${node.method},${at}`, { kind: 'object', class: type, method: node.method, instruction: at, value: node.value });
  }

  #some(type: string): void {
    this.#find(`s${type}`, { kind: 'some', class: type });
  }

  #platform(node: Node, declared: string, member: { readonly class: string; readonly name: string } | undefined, at: number): void {
    const type = node.type ?? declared;
    const origin: Origin = { kind: 'platform', class: type, member, method: node.method, instruction: at, value: node.value };
    this.#find(`p${node.method},${at},${node.value},${type}`, origin);
  }

  #lambda(node: Node, at: number): void {
    const { methods } = this.#origins;
    const call = methods.call(node.method, at);
    const site = call === undefined ? undefined : methods.lambda(node.method, call);
    if (call === undefined || site === undefined) {
      this.#miss('dispatch');
      return;
    }
    const { interface: type, name, body } = site;
    this.#find(`l${node.method},${at}`, {
      kind: 'lambda',
      method: node.method,
      instruction: at,
      value: node.value,
      interface: type,
      name,
      body,
      bound: call.values.length,
    });
  }

  #parameter(node: Node, { index, type }: Value & { readonly kind: 'parameter' }): void {
    const { methods } = this.#origins;
    const method = methods.method(node.method);
    const operand = isStatic(method) ? index : index + 1;
    if (node.context !== undefined) {
      const { method: from, at, outer } = node.context;
      const value = methods.call(from, at)?.values[operand];
      if (value === undefined) this.#miss('dispatch');
      else this.#add({ ...node, method: from, value, context: outer });
      return;
    }
    if (this.#isLocal && node.method === this.#start) {
      this.#find(`q${node.method},${index}`, { kind: 'parameter', method: node.method, index });
      return;
    }
    if (index === -1) {
      this.#some(method.class);
      return;
    }
    if (!isInteresting(type)) {
      this.#scalarParameter(node, operand);
      return;
    }
    this.#fromCallers(node, operand, type);
  }

  /** Numbers are followed to callers only as long as there are few: they are keys and switches, or nothing. */
  #scalarParameter(node: Node, operand: number): void {
    this.#fromCallers(node, operand, undefined);
  }

  #fromCallers(node: Node, operand: number, type: string | undefined): void {
    const { methods } = this.#origins;
    const method = methods.method(node.method);
    const { callers, isCallback, isComplete } = this.#origins.callers(method);
    if (!isComplete || callers.length > MOST_CALLERS) this.#miss('too-many');
    if (isCallback) {
      if (type === undefined) this.#miss('computed');
      else this.#platform(node, type, undefined, -1);
    } else if (callers.length === 0) this.#miss('no-caller');
    for (const caller of callers.slice(0, MOST_CALLERS)) {
      const values = methods.call(caller.method, caller.at)?.values ?? [];
      const value = values[operand];
      if (value !== undefined) this.#add({ ...node, method: caller.method, value, context: undefined });
      else if (caller.isCapture) this.#fromLambda(node, caller.method, caller.at, operand - values.length, type);
    }
  }

  /** What a lambda's interface method is given: by the app's calls of it, or by the platform. */
  #fromLambda(node: Node, from: number, at: number, argument: number, type: string | undefined): void {
    const { methods } = this.#origins;
    const call = methods.call(from, at);
    const site = call === undefined ? undefined : methods.lambda(from, call);
    if (site === undefined || argument < 0) {
      this.#miss('dispatch');
      return;
    }
    if (!methods.isApp(site.interface)) {
      if (type === undefined) this.#miss('computed');
      else this.#platform(node, type, undefined, -1);
    }
    let left = MOST_CALLERS;
    for (const caller of methods.program.callsTo({ class: site.interface, name: site.name })) {
      if (left-- <= 0) {
        this.#miss('too-many');
        return;
      }
      const value = methods.call(caller.method.id, caller.instruction)?.values[argument + 1];
      if (value !== undefined) this.#add({ ...node, method: caller.method.id, value, context: undefined });
    }
  }

  #call(node: Node, at: number): void {
    const { methods } = this.#origins;
    const call = methods.call(node.method, at);
    const target = call === undefined ? undefined : methods.target(node.method, call);
    if (call === undefined || target === undefined) {
      this.#miss('dispatch');
      return;
    }
    const returns = returnType(target.signature);
    const evaluated = this.#origins.evaluate?.(node.method, at, this.#wantsText);
    if (evaluated !== undefined) {
      this.#take(evaluated);
      return;
    }
    if (!this.#wantsText && TEXTS.has(returns)) {
      this.#platform(node, returns, target, at);
      return;
    }
    const callees = this.#origins.callees(node.method, at);
    if (!callees.isComplete) this.#miss('dispatch');
    for (const callee of callees.methods) this.#enter(node, at, callee.id);
    const isAppOnly = methods.isApp(target.class) && methods.platformAncestors(target.class).length === 0;
    if (isAppOnly && callees.methods.length > 0) return;
    if (callees.methods.length > 0 && (call.how === 'static' || call.how === 'direct')) return;
    this.#ofPlatform(node, call, target);
  }

  #enter(node: Node, at: number, callee: number): void {
    const returns = this.#origins.methods.values(callee)?.returns;
    if (returns === undefined) {
      this.#miss('native');
      return;
    }
    // A lambda's body has what it captured before what its interface is given: the call's operands are not its parameters.
    const isSame =
      this.#origins.methods.target(node.method, this.#origins.methods.call(node.method, at)!)?.name ===
      this.#origins.methods.method(callee).name;
    const context = isSame ? this.#contextOf(node, at) : undefined;
    for (const value of returns) this.#add({ ...node, method: callee, value, context });
  }

  #contextOf(node: Node, at: number): Context | undefined {
    const depth = (node.context?.depth ?? 0) + 1;
    if (depth > DEEPEST_CALLS) return undefined;
    const key = `${node.method},${at},${node.context?.id ?? 0}`;
    let context = this.#contexts.get(key);
    if (context === undefined) {
      context = { id: this.#contexts.size + 1, method: node.method, at, outer: node.context, depth };
      this.#contexts.set(key, context);
    }
    return context;
  }

  #take(set: OriginSet): void {
    for (const origin of set.origins) this.#find(keyOf(origin), origin);
    if (!set.isComplete) this.#miss(set.why ?? 'computed');
  }

  /** The result of a method that the app does not have. */
  #ofPlatform(node: Node, call: ValueCall, target: MethodName): void {
    const same = sameAs(target.class, target.name);
    if (same !== undefined) {
      this.#add({ ...node, value: call.values[same] ?? 0 });
      return;
    }
    if (target.name === 'newInstance') {
      this.#newInstance(node, call, target);
      return;
    }
    if (target.class === 'Ljava/lang/Class;' && target.name === 'forName') {
      this.#classNamed(node, call);
      return;
    }
    const step = call.how === 'static' ? undefined : containerStep(target.class, target.name, call.values.length);
    if (step?.does === 'get') {
      this.#element(node, call, step.key);
      return;
    }
    this.#platform(node, returnType(target.signature), { class: target.class, name: target.name }, call.at);
  }

  #classNamed(node: Node, call: ValueCall): void {
    if (this.#origins.isDeep) {
      this.#miss('budget');
      return;
    }
    const names = this.#origins.of(node.method, call.values[0] ?? 0);
    for (const name of names.origins) {
      if (name.kind === 'text') this.#find(`c${descriptorOf(name.value)}`, { kind: 'class', descriptor: descriptorOf(name.value) });
    }
    if (!names.isComplete || names.origins.some((name) => name.kind !== 'text')) this.#miss('reflection');
  }

  #newInstance(node: Node, call: ValueCall, target: MethodName): void {
    if (this.#origins.isDeep) {
      this.#miss('budget');
      return;
    }
    let of = call.values[0] ?? 0;
    if (target.class !== 'Ljava/lang/Class;') {
      const constructors = this.#origins.of(node.method, of).origins;
      const member = constructors.find((origin) => origin.kind === 'platform' && origin.method === node.method);
      of = member?.kind === 'platform' ? (this.#origins.methods.call(member.method, member.instruction)?.values[0] ?? 0) : 0;
    }
    const classes = of === 0 ? undefined : this.#origins.of(node.method, of);
    for (const origin of classes?.origins ?? []) {
      if (origin.kind !== 'class') continue;
      this.#find(`o${node.method},${call.at},${origin.descriptor}`, {
        kind: 'object',
        class: origin.descriptor,
        method: node.method,
        instruction: call.at,
        value: node.value,
      });
    }
    if (classes === undefined || !classes.isComplete || classes.origins.some(({ kind }) => kind !== 'class')) this.#miss('reflection');
  }

  /** An element of a collection: what is put in, wherever its holder can be reached. */
  #element(node: Node, call: ValueCall, key: number | undefined): void {
    const container = call.values[0] ?? 0;
    const wanted = key === undefined ? undefined : this.#constant(node.method, call.values[key] ?? 0);
    this.#elementsOf(node, container, wanted, 'collection');
  }

  #item(node: Node, { array, index }: Value & { readonly kind: 'item' }): void {
    this.#elementsOf(node, array, this.#constant(node.method, index), 'array');
  }

  #elementsOf(node: Node, container: ValueId, wanted: string | undefined, why: Incompleteness): void {
    if (this.#origins.isDeep) {
      this.#miss('budget');
      return;
    }
    const holders = this.#origins.aliases.holders(node.method, container);
    if (!holders.isComplete) this.#miss(why);
    for (const holder of holders.places) {
      const contents = this.#origins.aliases.contents(holder);
      if (!contents.isComplete) this.#miss(why);
      for (const put of contents.puts) {
        if (wanted !== undefined && put.key !== undefined && put.key !== wanted) continue;
        this.#add({ method: put.method, value: put.value, context: undefined, type: node.type });
      }
    }
  }

  /** A value as a key, when it is one constant in its method. */
  #constant(method: number, id: ValueId): string | undefined {
    return this.#origins.aliases.constant(method, id);
  }

  #field(node: Node, { field, object, at }: Value & { readonly kind: 'field' }): void {
    const { methods } = this.#origins;
    const dex = methods.values(node.method)!.dex;
    const name = methods.field(dex, field);
    const owner = fieldOwner(this.#origins, name.class, name.name);
    if (owner === undefined) {
      this.#platform(node, name.type, { class: name.class, name: name.name }, at);
      return;
    }
    const initial = methods
      .classOf(owner)
      ?.fields()
      .find((one) => one.name === name.name)?.value;
    if (initial?.kind === 'text') this.#find(`"${initial.value}`, initial);
    if (initial?.kind === 'number') this.#find(`#${initial.value}`, initial);
    if (initial?.kind === 'class') this.#find(`c${initial.descriptor}`, initial);
    const writes = methods.accesses(owner, name.name, 'write');
    if (writes.length > MOST_FIELD_WRITES) this.#miss('too-many');
    if (writes.length === 0 && object !== 0 && initial === undefined && isInteresting(name.type)) this.#miss('computed');
    for (const write of writes.slice(0, MOST_FIELD_WRITES)) {
      const put = methods.values(write.method.id)?.puts.find((one) => one.at === write.instruction);
      if (put !== undefined) this.#add({ method: write.method.id, value: put.value, context: undefined, type: node.type });
    }
  }
}

/** The class of the app that has the field which a reference means; undefined for the platform's. */
export function fieldOwner({ methods }: Origins, type: string, name: string): string | undefined {
  if (methods.hasField(type, name)) return type;
  return methods.ancestors(type).find((one) => methods.hasField(one, name));
}

const TEXTS: ReadonlySet<string> = new Set(['Ljava/lang/String;', 'Ljava/lang/CharSequence;']);

const isInteresting = (type: string) => type.startsWith('L') || type.startsWith('[');

function narrower(origins: Origins, known: string | undefined, cast: string): string {
  if (known === undefined) return cast;
  return origins.methods.program.isSubtype(cast, known) ? cast : known;
}

function keyOf(origin: Origin): string {
  switch (origin.kind) {
    case 'object':
      return `o${origin.method},${origin.instruction},${origin.class}`;
    case 'lambda':
      return `l${origin.method},${origin.instruction}`;
    case 'text':
      return `"${origin.value}`;
    case 'number':
      return `#${origin.value}`;
    case 'class':
      return `c${origin.descriptor}`;
    case 'some':
      return `s${origin.class}`;
    case 'platform':
      return `p${origin.method},${origin.instruction},${origin.value},${origin.class}`;
    case 'parameter':
      return `q${origin.method},${origin.index}`;
  }
}

export { isHolder, KEY, makesContainer };
