import type { App } from '@touchstone/app-model';
import type { Method, MethodName } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';
import { reflects } from '../evaluate/exploration.ts';
import type { Evaluator, Reflected } from '../evaluate/index.ts';
import { descriptorOf, parameterTypes } from '../origins/descriptors.ts';
import type { ValueCall } from '../origins/method-values.ts';
import type { Methods } from '../origins/methods.ts';
import type { Origins } from '../origins/origins.ts';
import type { ReflectiveCall } from '../reach.ts';
import { edgeByName } from './edge-by-name.ts';
import { foundBy } from './found-members.ts';
import { guessedMethods } from './guessed-methods.ts';
import { listedBy } from './listed-members.ts';
import { NativeCalls } from './native-calls.ts';

/** What a method calls without a call instruction that names it. */
export interface ReflectiveEdges {
  readonly edges: readonly Edge[];
  /** Members of the platform. */
  readonly calls: readonly ReflectiveCall[];
  readonly unresolved: readonly Unresolved[];
}

/** Whether a member of the platform is asked about. */
export type Matches = (target: ReflectiveCall['target']) => boolean;

const NOTHING: ReflectiveEdges = { edges: [], calls: [], unresolved: [] };
/** Calls of a member that was found. */
const RUNS: ReadonlySet<string> = new Set(['invoke', 'invokeExact', 'invokeWithArguments', 'newInstance']);
const DEEPEST_CALLERS = 3;
const MOST_CALLERS = 24;
const NATIVE = 0x100;

/** Reflection, method handles, service files and names in native libraries, method by method. */
export class ReflectionFinder {
  readonly #app: App;
  readonly #origins: Origins;
  readonly #methods: Methods;
  readonly #evaluator: Evaluator;
  readonly #natives: NativeCalls;
  readonly #known = new Map<number, ReflectiveEdges>();

  /** @param evaluator shared with whoever else asks for texts */
  constructor(origins: Origins, app: App, evaluator: Evaluator, matches: Matches) {
    this.#app = app;
    this.#origins = origins;
    this.#methods = origins.methods;
    this.#evaluator = evaluator;
    this.#natives = new NativeCalls(origins.methods, app.natives, matches);
  }

  /** What instructions of the method call by name. */
  of(method: Method): ReflectiveEdges {
    let known = this.#known.get(method.id);
    if (known === undefined) {
      known = this.#find(method);
      this.#known.set(method.id, known);
    }
    return known;
  }

  #find(method: Method): ReflectiveEdges {
    const parts: ReflectiveEdges[] = [];
    for (const call of this.#methods.values(method.id)?.calls() ?? []) {
      const target = this.#methods.target(method.id, call);
      if (target === undefined) continue;
      if (reflects(target)) parts.push(this.#reflective(method, call, target));
      else if (target.class === 'Ljava/util/ServiceLoader;' && target.name.startsWith('load')) parts.push(this.#services(method, call));
      else {
        const callee = this.#methods.resolve(target.class, target);
        if (callee !== undefined && (callee.accessFlags & NATIVE) !== 0) parts.push(this.#natives.of(method, call.at, callee));
      }
    }
    if (parts.length === 0) return NOTHING;
    return {
      edges: parts.flatMap(({ edges }) => edges),
      calls: parts.flatMap(({ calls }) => calls),
      unresolved: parts.flatMap(({ unresolved }) => unresolved),
    };
  }

  #reflective(method: Method, call: ValueCall, target: MethodName): ReflectiveEdges {
    const found = this.#members(method, call, target);
    const edges: Edge[] = [];
    const calls: ReflectiveCall[] = [];
    for (const one of found.filter(({ member }) => member !== undefined)) {
      const type = one.member!.class;
      if (this.#methods.isApp(type) && !one.member!.isField) {
        edges.push(...this.#edges(method, call.at, one));
        continue;
      }
      if (one.member!.isField) edges.push(...this.#initialised(method, call.at, type));
      if (one.member!.name === '<init>') continue;
      const known = { class: type, name: one.member!.name, signature: undefined };
      calls.push({ method, instruction: call.at, target: known, how: 'reflection', arguments: one.arguments });
    }
    const isUnknown = found.length === 0 || found.some(({ member }) => member === undefined);
    const unresolved: readonly Unresolved[] = isUnknown ? [{ from: method.id, instruction: call.at, what: 'reflection' }] : [];
    if (isUnknown && RUNS.has(target.name))
      for (const to of guessedMethods(this.#origins, method.id, call, edges.length > 0))
        edges.push({ ...edgeByName(method.id, call.at, to, 'reflection', `${nameOf(to.class)}.?`), isGuessed: true });
    return { edges, calls, unresolved };
  }

  /** Members that can be meant: as carried out here or from callers, or as values flow. One without a member: some are not known. */
  #members(method: Method, call: ValueCall, target: MethodName): readonly Reflected[] {
    this.#evaluator.explore(method.id);
    let seen = this.#evaluator.reflected(method.id, call.at);
    if (seen.length > 0 && seen.every(({ member }) => member !== undefined)) return seen;
    const flowing = foundBy(this.#origins, method.id, call, target);
    if (flowing !== undefined) return [...seen.filter(({ member }) => member !== undefined), ...flowing];
    const listed = target.name === 'invoke' ? listedBy(this.#origins, method.id, call) : undefined;
    if (listed !== undefined && listed.length > 0) return [...seen, ...listed];
    const isAll = this.#exploreCallers(method, new Set([method.id]), 0);
    seen = this.#evaluator.reflected(method.id, call.at);
    const resolved = seen.filter(({ member }) => member !== undefined);
    // What the method alone does not know is the callers' to say; that it does not know it is no answer of its own.
    return isAll && resolved.length > 0 ? resolved : seen;
  }

  /** @returns whether all callers are known and were carried out */
  #exploreCallers(method: Method, seen: Set<number>, depth: number): boolean {
    const { callers, isComplete, isCallback } = this.#origins.callers(method);
    let isAll = isComplete && !isCallback && callers.length > 0 && callers.length <= MOST_CALLERS;
    for (const caller of callers.slice(0, MOST_CALLERS)) {
      if (seen.has(caller.method)) continue;
      seen.add(caller.method);
      this.#evaluator.explore(caller.method);
      if (depth + 1 < DEEPEST_CALLERS) this.#exploreCallers(this.#methods.method(caller.method), seen, depth + 1);
    }
    if (callers.some(({ isCapture }) => isCapture)) isAll = false;
    return isAll;
  }

  #edges(from: Method, instruction: number, { member, receiver }: Reflected): readonly Edge[] {
    const type = receiver !== undefined && this.#methods.isApp(receiver) ? receiver : member!.class;
    const isConstructor = member!.name === '<init>';
    const candidates = isConstructor ? this.#methods.ownNamed(type, '<init>') : this.#methods.named(type, member!.name);
    const fitting = candidates.filter(({ signature }) => fits(parameterTypes(signature), member!.parameters));
    return (fitting.length > 0 ? fitting : candidates).map((to) =>
      edgeByName(from.id, instruction, to, 'reflection', `${nameOf(to.class)}.${to.name}`),
    );
  }

  /** Whoever gets at a field makes its class ready. */
  #initialised(from: Method, instruction: number, type: string): readonly Edge[] {
    if (!this.#methods.isApp(type)) return [];
    return this.#methods
      .ownNamed(type, '<clinit>')
      .map((to) => edgeByName(from.id, instruction, to, 'reflection', `${nameOf(type)}.<clinit>`));
  }

  /** Classes that a file of the package names for an interface. */
  #services(method: Method, call: ValueCall): ReflectiveEdges {
    const edges: Edge[] = [];
    const services = this.#origins.of(method.id, call.values[0] ?? 0);
    for (const origin of services.origins) {
      if (origin.kind !== 'class') continue;
      const file = this.#app.fileAt(`META-INF/services/${nameOf(origin.descriptor)}`);
      for (const name of file === undefined ? [] : linesOf(file.read().value)) {
        for (const to of this.#methods.ownNamed(descriptorOf(name), '<init>'))
          edges.push(edgeByName(method.id, call.at, to, 'reflection', `ServiceLoader: ${name}`));
      }
    }
    const unresolved: readonly Unresolved[] = services.isComplete ? [] : [{ from: method.id, instruction: call.at, what: 'reflection' }];
    return { edges, calls: [], unresolved };
  }
}

function fits(types: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || (types.length === wanted.length && types.every((type, i) => type === wanted[i]));
}

const nameOf = (descriptor: string): string => descriptor.slice(1, -1).replaceAll('/', '.');
const LONGEST_FILE = 16_384;

function linesOf(bytes: Uint8Array): readonly string[] {
  let text = '';
  for (const byte of bytes.subarray(0, LONGEST_FILE)) text += String.fromCharCode(byte);
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => /^[\w$.]+$/.test(line));
}
