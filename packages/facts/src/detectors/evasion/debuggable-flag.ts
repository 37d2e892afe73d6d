import type { Body, Program } from '@touchstone/program';
import { instructionAt } from '../../influence.ts';
import { tellingSites } from '../../telling-sites.ts';
import type { Marks } from './marks.ts';

const [AND_INT_LIT16, AND_INT_LIT8] = [0xd5, 0xdd];
/** @source android.content.pm.ApplicationInfo */
const FLAG_DEBUGGABLE = 2;

/** `(info.flags & FLAG_DEBUGGABLE)`: whether the app itself may be debugged. */
export function debuggableFlag(program: Program, marks: Marks): void {
  for (const site of tellingSites(program.accessesOf({ class: 'Landroid/content/pm/ApplicationInfo;', name: 'flags' }))) {
    if (site.access !== 'read') continue;
    const found = instructionAt(program, site.method.id, site.instruction);
    if (found !== undefined && isMasked(found.body, found.i)) marks.add('debugger', 'ApplicationInfo.FLAG_DEBUGGABLE', true, site);
  }
}

/** Whether the flags that an instruction reads are masked before their register holds something else. */
function isMasked(body: Body, read: number): boolean {
  const register = body.written(read);
  for (let i = read + 1; i < Math.min(body.count, read + FARTHEST); i++) {
    const isAnd = body.op[i] === AND_INT_LIT8 || body.op[i] === AND_INT_LIT16;
    if (isAnd && body.literal(i) === FLAG_DEBUGGABLE && body.read(i)[0] === register) return true;
    if (body.written(i) === register) return false;
  }
  return false;
}

/** Instructions between reading the flags and looking at one of them. */
const FARTHEST = 8;
