export { type Argument, classOf, text } from './arguments.ts';
export { type Call, caller, calls } from './calls.ts';
export {
  type Annotation,
  type Body,
  type ClassSpec,
  cls,
  type FieldSpec,
  field,
  iface,
  init,
  type MethodSpec,
  method,
} from './class-spec.ts';
export { Code } from './code.ts';
export { type DexLayout, type DexLies, type DexOptions, dex, dexContainer, dexWithLayout, type WrittenDex } from './dex.ts';
export { adler32, type DexHeader, type DexVersion, headerOffsets, seal } from './header.ts';
export type { AnyRegister, Register } from './instruction.ts';
export { dexName, multidex, splitClasses } from './multidex.ts';
export { mutf8 } from './mutf8.ts';
export type { PoolName } from './pools.ts';
export { descriptor } from './references.ts';
export type { Section, SectionName } from './sections.ts';
export { enclosingClass, enclosingMethod, innerClass, memberClasses, signature, throws } from './system-annotations.ts';
export type { CallSite, MethodHandle, Value } from './values.ts';
