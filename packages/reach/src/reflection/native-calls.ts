import type { NativeLibraryFile } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { isStatic, type Methods } from '../origins/methods.ts';
import type { ReflectiveCall } from '../reach.ts';
import { edgeByName } from './edge-by-name.ts';
import { nativeNames } from './native-names.ts';
import type { Matches, ReflectiveEdges } from './reflection-finder.ts';

const ABSTRACT_OR_NATIVE = 0x400 | 0x100;
const MOST_EDGES = 256;
/** Classes of the platform times names: more pairs than this say nothing. */
const MOST_PAIRS = 20_000;

/** What native libraries may call back, by the names of classes and methods in them. */
export class NativeCalls {
  readonly #methods: Methods;
  readonly #libraries: readonly NativeLibraryFile[];
  readonly #matches: Matches;
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(methods: Methods, libraries: readonly NativeLibraryFile[], matches: Matches) {
    this.#methods = methods;
    this.#libraries = onePerName(libraries);
    this.#matches = matches;
  }

  /** What may run because of a call of a native method: code is not followed, so each is a lead and no proof. */
  of(from: Method, instruction: number, callee: Method): ReflectiveEdges {
    const libraries = this.#libraries.filter((library) => this.#has(library, callee));
    const edges: Edge[] = [];
    const calls: ReflectiveCall[] = [];
    for (const library of libraries) {
      const names = this.#namesOf(library);
      for (const method of this.#calledBack(names, callee)) {
        if (edges.length < MOST_EDGES) edges.push(edgeByName(from.id, instruction, method, 'native', `${library.name}: ${method.name}`));
      }
      for (const target of this.#platformMembers(names)) {
        calls.push({ method: from, instruction, target, how: 'native', arguments: [] });
      }
    }
    return { edges, calls, unresolved: [{ from: from.id, instruction, what: 'native' }] };
  }

  /** By the exported name, or by class and method name as RegisterNatives takes them. */
  #has(library: NativeLibraryFile, { class: type, name }: Method): boolean {
    const symbol = `Java_${mangled(type.slice(1, -1))}_${mangled(name)}`;
    if (library.elf().value.jni.names.some((one) => one === symbol || one.startsWith(`${symbol}__`))) return true;
    const names = this.#namesOf(library);
    return names.has(type.slice(1, -1)) && names.has(name);
  }

  #namesOf(library: NativeLibraryFile): ReadonlySet<string> {
    let names = this.#names.get(library.path);
    if (names === undefined) {
      names = nativeNames(library.read().value);
      this.#names.set(library.path, names);
    }
    return names;
  }

  *#calledBack(names: ReadonlySet<string>, callee: Method): Generator<Method> {
    const classes = [...names].filter((name) => name.includes('/') && this.#methods.isApp(`L${name};`)).map((name) => `L${name};`);
    // What is passed as an object needs no name: its class is asked for.
    const passed = [
      ...(isStatic(callee) ? [] : [callee.class]),
      ...parameterTypes(callee.signature).filter((type) => this.#methods.isApp(type)),
    ];
    for (const type of new Set([...classes, ...passed])) {
      for (const method of this.#methods.classOf(type)?.methods() ?? []) {
        if ((method.accessFlags & ABSTRACT_OR_NATIVE) === 0 && method.hasCode && names.has(method.name)) yield method;
      }
    }
  }

  *#platformMembers(names: ReadonlySet<string>): Generator<ReflectiveCall['target']> {
    const types = [...names].filter((name) => PLATFORM.test(name) && !this.#methods.isApp(`L${name};`));
    const members = [...names].filter((name) => MEMBER.test(name));
    if (types.length * members.length > MOST_PAIRS) return;
    for (const type of types) {
      for (const name of members) {
        const target = { class: `L${type};`, name, signature: undefined };
        if (this.#matches(target)) yield target;
      }
    }
  }
}

const PLATFORM = /^(?:android|java|javax|dalvik)\/[\w/$]+$/;
const MEMBER = /^[a-z]\w{2,60}$/;

/** @source Java Native Interface Specification, "Resolving Native Method Names" */
function mangled(name: string): string {
  let text = '';
  for (const char of name) {
    if (char === '/') text += '_';
    else if (char === '_') text += '_1';
    else if (/[A-Za-z0-9]/.test(char)) text += char;
    else text += `_0${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return text;
}

const PREFERRED = ['arm64-v8a', 'armeabi-v7a', 'armeabi', 'x86_64', 'x86'];

/** A library stands in the package once for each ABI: one of them is read. */
function onePerName(libraries: readonly NativeLibraryFile[]): readonly NativeLibraryFile[] {
  const rank = ({ abi }: NativeLibraryFile) => (PREFERRED.indexOf(abi) < 0 ? PREFERRED.length : PREFERRED.indexOf(abi));
  const best = new Map<string, NativeLibraryFile>();
  for (const library of libraries) {
    const known = best.get(library.name);
    if (known === undefined || rank(library) < rank(known)) best.set(library.name, library);
  }
  return [...best.values()];
}
