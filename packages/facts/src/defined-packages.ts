import type { App } from '@touchstone/app-model';
import type { Dex } from '@touchstone/formats/dex';

/** Classes that the app defines in one Java package. */
export interface DefinedPackage {
  /** Java package with dots; empty for classes without one. */
  readonly name: string;
  readonly classes: number;
  /** Descriptor and DEX file of the first of them, to show. */
  readonly first: string;
  readonly file: string;
}

const known = new WeakMap<App['program'], ReadonlyMap<string, DefinedPackage>>();

/**
 * Packages in which the app defines classes. What code only refers to is not among them.
 *
 * One pass over the class tables: neighbours mostly share their package, which bytes tell without decoding a name.
 */
export function definedPackages({ program }: App): ReadonlyMap<string, DefinedPackage> {
  let packages = known.get(program);
  if (packages === undefined) {
    const counted = new Map<string, Count>();
    for (const { file, dex } of program.dexes) countClasses(dex, file, counted);
    packages = counted;
    known.set(program, packages);
  }
  return packages;
}

interface Count extends DefinedPackage {
  classes: number;
}

const WORDS_PER_CLASS = 8;
const SLASH = 0x2f;

function countClasses(dex: Dex, file: string, counted: Map<string, Count>): void {
  const { classDefs, classCount, typeText, textAt } = dex.tables;
  const { u8 } = dex.bytes;
  let last: Count | undefined;
  let lastAt = 0;
  let lastLength = 0;
  for (let row = 0; row < classCount; row++) {
    const type = classDefs[row * WORDS_PER_CLASS] ?? -1;
    const at = textAt[typeText[type] ?? -1];
    if (at === undefined) continue;
    if (last !== undefined && isInPackage(u8, at, lastAt, lastLength)) {
      last.classes++;
      continue;
    }
    const first = dex.typeDescriptor(type);
    const name = first.slice(1, Math.max(1, first.lastIndexOf('/'))).replaceAll('/', '.');
    last = counted.get(name);
    if (last === undefined) {
      last = { name, classes: 0, first, file };
      counted.set(name, last);
    }
    last.classes++;
    lastAt = at;
    lastLength = packageLength(u8, at);
  }
}

/** Bytes up to and with the last slash of a descriptor; 0 when there is none. */
function packageLength(u8: Uint8Array, at: number): number {
  let slash = at - 1;
  for (let i = at; u8[i] !== 0 && i < u8.length; i++) if (u8[i] === SLASH) slash = i;
  return slash - at + 1;
}

/** Whether the descriptor at `at` has the package, with its last slash, of which `length` bytes stand at `packageAt`. */
function isInPackage(u8: Uint8Array, at: number, packageAt: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (u8[at + i] !== u8[packageAt + i]) return false;
  for (let i = at + length; u8[i] !== 0 && i < u8.length; i++) if (u8[i] === SLASH) return false;
  return true;
}
