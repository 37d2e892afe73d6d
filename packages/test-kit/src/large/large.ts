import { writeFileSync } from 'node:fs';
import { apk } from '../apk/apk.ts';
import { pseudoRandom } from '../bytes/pseudo-random.ts';
import { text } from '../dex/arguments.ts';
import { type Body, type ClassSpec, cls, field, init, type MethodSpec, method } from '../dex/class-spec.ts';
import type { Code } from '../dex/code.ts';
import { dex } from '../dex/dex.ts';
import { headerOffsets } from '../dex/header.ts';
import { dexName } from '../dex/multidex.ts';
import { carrier, startOf } from './carriers.ts';
import { nouns, packages, platformCalls, protos, roles, sensitiveCalls, verbs } from './names.ts';

export interface LargeOptions {
  /** At least this many method references, all DEX files together. Default 250,000. */
  readonly methodReferences?: number;
  /** Classes in each DEX file. Default 3,600, which name about 45,000 methods. */
  readonly classesPerDex?: number;
  readonly seed?: number;
  /** Whether the launcher makes an object of every fourth class and calls it; else nothing of the app can run. */
  readonly isStarted?: boolean;
  /** Whether, when it is started, one datum for each hundred classes goes from where it is read to the log. */
  readonly carriesData?: boolean;
}

/** One DEX file of a large app, and what it holds. */
export interface LargeDex {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly counts: LargeCounts;
}

export interface LargeCounts {
  readonly dexFiles: number;
  readonly classes: number;
  readonly methodReferences: number;
  readonly fieldReferences: number;
  readonly strings: number;
  readonly dexBytes: number;
}

/** The DEX files one at a time, until there are references enough; the same each time for the same options. */
export function* largeDexFiles(options: LargeOptions = {}): Generator<LargeDex> {
  const wanted = options.methodReferences ?? 250_000;
  const perDex = options.classesPerDex ?? 3_600;
  let methodReferences = 0;
  for (let index = 0; methodReferences < wanted; index++) {
    const classes = largeClasses(index, perDex, options.seed ?? 1);
    const places = options.carriesData === true ? carriedIn(index, perDex) : [];
    const carriers = places.flatMap((place, k) => carrier(place, callsFrom(index, perDex, k)));
    const bytes = dex(options.isStarted === true ? [...classes, ...carriers, starter(index, perDex, places)] : classes);
    const counts = countsOf(bytes);
    methodReferences += counts.methodReferences;
    yield { name: dexName(index), bytes, counts };
  }
}

/** A signed package around them, and what it holds. About 30 MB for the default size, built in memory. */
export function large(options: LargeOptions = {}): { readonly bytes: Uint8Array; readonly counts: LargeCounts } {
  const files = [...largeDexFiles(options)];
  const main = options.isStarted === true ? [dex([launcher(files.length)])] : [];
  const bytes = apk({
    package: 'com.example.large',
    label: 'Large',
    labels: { 'zh-rCN': '大应用' },
    permissions: ['INTERNET', 'ACCESS_FINE_LOCATION', 'READ_PHONE_STATE', 'CAMERA'],
    launcher: options.isStarted === true ? '.Launcher' : '.home.UserManager0_0',
    dexFiles: [...files.map((file) => file.bytes), ...main],
  });
  return { bytes, counts: files.map(({ counts }) => counts).reduce(sum) };
}

/** Writes {@link large} to a file. */
export function writeLarge(path: string, options: LargeOptions = {}): LargeCounts {
  const { bytes, counts } = large(options);
  writeFileSync(path, bytes);
  return counts;
}

/** The classes of one DEX file. They call each other, those of the file before, and the platform. */
export function largeClasses(dexIndex: number, count: number, seed = 1): readonly ClassSpec[] {
  const names = classNames(dexIndex, count);
  const before = dexIndex === 0 ? names : classNames(dexIndex - 1, count);
  return names.map((type, i) => {
    const next = pseudoRandom(seed * 0x9e37 + dexIndex * 100_003 + i);
    const members = membersOf(dexIndex, i);
    const target = (): string => {
      const isForeign = next() % 12 === 0;
      const j = next() % count;
      const methods = membersOf(isForeign ? Math.max(0, dexIndex - 1) : dexIndex, j);
      return `${(isForeign ? before : names)[j]}->${methods[next() % methods.length]}`;
    };
    const fields = Array.from({ length: 1 + (next() % 4) }, (_, f) => field(`f${f}`, f % 2 === 0 ? 'Ljava/lang/String;' : 'I', 'private'));
    const methods = members.map((member): MethodSpec => {
      const at = member.indexOf('(');
      return method(member.slice(0, at), member.slice(at), body(pseudoRandom(next()), type, target));
    });
    return cls(type, { source: `${type.slice(type.lastIndexOf('/') + 1, -1)}.java`, fields, methods: [init(), ...methods] });
  });
}

/** Calls the starters of all DEX files. */
function launcher(dexFiles: number): ClassSpec {
  return cls('Lcom/example/large/Launcher;', {
    extends: 'android.app.Activity',
    methods: [
      init('android.app.Activity'),
      method('onCreate', '(Landroid/os/Bundle;)V', (m) => {
        for (let i = 0; i < dexFiles; i++) m.call(`static Lcom/example/large/Starter${i};->start()V`);
      }),
    ],
  });
}

const CLASSES_A_CARRIER = 100;

/** Names of the data that the classes of one DEX file carry. */
function carriedIn(dexIndex: number, count: number): readonly string[] {
  return Array.from({ length: Math.floor(count / CLASSES_A_CARRIER) }, (_, k) => `${dexIndex}_${k}`);
}

/** Calls of other classes that a carrier makes on its way. */
function callsFrom(dexIndex: number, count: number, carried: number): readonly string[] {
  const names = classNames(dexIndex, count);
  const next = pseudoRandom(dexIndex * 31 + carried);
  return Array.from({ length: 10 }, () => {
    const i = next() % count;
    return `${names[i]}->${pick(membersOf(dexIndex, i), next)}`;
  });
}

/** Makes an object of every fourth class of a DEX file, and calls its first method; then sends on their way what is carried. */
function starter(dexIndex: number, count: number, carried: readonly string[]): ClassSpec {
  const names = classNames(dexIndex, count);
  const start: Body = (m) => {
    for (let i = 0; i < names.length; i += 4) m.newInstance('v0', names[i]!).call(`${names[i]}->${membersOf(dexIndex, i)[0]}`);
    for (const place of carried) m.call(startOf(place));
  };
  return cls(`Lcom/example/large/Starter${dexIndex};`, { methods: [method('start', '()V', start, 'static')] });
}

/** A body of ten to thirty instructions: platform calls, own calls, constants, a field, a branch. Run once, so the sequence is its own. */
function body(next: () => number, type: string, target: () => string): Body {
  return (m) => {
    m.line(10 + (next() % 500));
    const steps = 3 + (next() % 9);
    for (let step = 0; step < steps; step++) writeStep(m, next, type, target, step);
    if (next() % 2000 === 0) m.call(sensitiveCalls[next() % sensitiveCalls.length]!);
  };
}

function writeStep(m: Code, next: () => number, type: string, target: () => string, step: number): void {
  switch (next() % 6) {
    case 0:
      m.call(platformCalls[next() % platformCalls.length]!);
      break;
    case 1:
    case 2:
      m.call(target());
      break;
    case 3:
      m.call(
        'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I',
        text(pick(nouns, next)),
        text(`${pick(verbs, next)} ${next() % 3000}`),
      );
      break;
    case 4:
      m.iget('v0', 'p0', `${type}->f0:Ljava/lang/String;`)
        .if('eqz', 'v0', `skip${step}`)
        .const('v1', next() % 70_000)
        .label(`skip${step}`);
      break;
    default:
      m.line(10 + (next() % 500))
        .const('v1', next() % 100)
        .math('add-int/lit8', 'v1', 'v1', next() % 100);
  }
}

function classNames(dexIndex: number, count: number): readonly string[] {
  const total = packages.reduce((weights, [, weight]) => weights + weight, 0);
  return packages.flatMap(([name, weight, style], p) => {
    const share = p === packages.length - 1 ? count - sharesBefore(count, total) : Math.floor((count * weight) / total);
    return Array.from({ length: share }, (_, i) => `L${name}/${style === 'readable' ? readable(i, dexIndex) : shrunk(i * 64 + dexIndex)};`);
  });
}

/** Classes of all packages but the last. */
function sharesBefore(count: number, total: number): number {
  return packages.slice(0, -1).reduce((taken, [, weight]) => taken + Math.floor((count * weight) / total), 0);
}

function readable(i: number, dexIndex: number): string {
  return `${nouns[i % nouns.length]}${roles[Math.floor(i / nouns.length) % roles.length]}${Math.floor(i / (nouns.length * roles.length))}_${dexIndex}`;
}

/** `a`, `b`, … `z`, `aa`, … */
function shrunk(number: number): string {
  const rest = Math.floor(number / 26);
  return (rest > 0 ? shrunk(rest - 1) : '') + String.fromCharCode(0x61 + (number % 26));
}

/** Names and prototypes of a class's methods, which depend on nothing but its place, so that others can call them. */
function membersOf(dexIndex: number, classIndex: number): readonly string[] {
  const next = pseudoRandom(dexIndex * 7_919 + classIndex * 31 + 5);
  return Array.from({ length: 6 + (next() % 9) }, (_, i) => `${pick(verbs, next)}${pick(nouns, next)}${i}${pick(protos, next)}`);
}

function pick<T>(list: readonly T[], next: () => number): T {
  return list[next() % list.length]!;
}

function countsOf(bytes: Uint8Array): LargeCounts {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = (name: keyof typeof headerOffsets): number => view.getUint32(headerOffsets[name], true);
  return {
    dexFiles: 1,
    classes: count('classDefsSize'),
    methodReferences: count('methodIdsSize'),
    fieldReferences: count('fieldIdsSize'),
    strings: count('stringIdsSize'),
    dexBytes: bytes.length,
  };
}

function sum(a: LargeCounts, b: LargeCounts): LargeCounts {
  return {
    dexFiles: a.dexFiles + b.dexFiles,
    classes: a.classes + b.classes,
    methodReferences: a.methodReferences + b.methodReferences,
    fieldReferences: a.fieldReferences + b.fieldReferences,
    strings: a.strings + b.strings,
    dexBytes: a.dexBytes + b.dexBytes,
  };
}
