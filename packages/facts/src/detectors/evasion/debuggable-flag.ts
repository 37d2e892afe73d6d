import type { Program } from '@touchstone/program';
import { bodyOf } from '../../method-body.ts';
import { tellingSites } from '../../telling-sites.ts';
import type { Marks } from './marks.ts';

const AND_INT_LIT8 = 0xdd;
/** @source android.content.pm.ApplicationInfo */
const FLAG_DEBUGGABLE = 2;
/** Instructions between reading the flags and looking at one of them. */
const FARTHEST = 4;

/** `(info.flags & FLAG_DEBUGGABLE)`: whether the app itself may be debugged. */
export function debuggableFlag(program: Program, marks: Marks): void {
  for (const site of tellingSites(program.accessesOf({ class: 'Landroid/content/pm/ApplicationInfo;', name: 'flags' }))) {
    if (site.access !== 'read') continue;
    const { units, instructions } = bodyOf(program, site.method);
    const read = instructions.indexOf((instructions[0] ?? 0) + site.instruction);
    if (read < 0) continue;
    const register = (units[instructions[read]!]! >>> 8) & 0xf;
    const isMasked = instructions
      .slice(read + 1, read + 1 + FARTHEST)
      .some((at) => (units[at]! & 0xff) === AND_INT_LIT8 && units[at + 1]! === ((FLAG_DEBUGGABLE << 8) | register));
    if (isMasked) marks.add('debugger', 'ApplicationInfo.FLAG_DEBUGGABLE', true, site);
  }
}
