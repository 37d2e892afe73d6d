import type { Dex } from '@touchstone/formats/dex';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { AppProgram } from './app-program.ts';
import type { Program } from './program.ts';

/** An app has a few dozen; what is beyond is not read, and said. */
const MOST_DEXES = 4_096;

/**
 * Joins the DEX files of an app to one program. Earlier files come first where they disagree, so give them in the
 * order in which Android loads them: `classes.dex`, `classes2.dex`, …
 */
export function buildProgram(dexes: readonly { readonly file: string; readonly dex: Dex }[]): Parsed<Program> {
  const problems = new Problems();
  if (dexes.length > MOST_DEXES) problems.add('program/too-many-dexes', MOST_DEXES);
  const value = new AppProgram(dexes.slice(0, MOST_DEXES));
  const { isShadowed, classOf, type, file } = value.index.hierarchy;
  for (let c = 0; c < isShadowed.length; c++) {
    if (isShadowed[c] === 0) continue;
    const own = value.index.files[file[c]!]!;
    const isSameFile = file[classOf[type[c]!]!] === file[c];
    const at = own.dex.header.classes.offset + (c - own.classBase) * CLASS_DEF_BYTES;
    problems.addAll([{ code: isSameFile ? 'dex/class-twice' : 'program/class-shadowed', at }], own.file);
  }
  return { value, problems: problems.list };
}

const CLASS_DEF_BYTES = 32;
