export type { Annotation, AnnotationSet } from './annotations.ts';
export type { ClassMembers, FieldDefinition } from './class-members.ts';
export { edgeAt, instructionsOf } from './code.ts';
export type { CodeItem, TryBlock } from './code-item.ts';
export { Dex, NO_INDEX } from './dex.ts';
export type { EncodedValue } from './encoded-values.ts';
export { decodeMutf8, encodeMutf8 } from './mutf8.ts';
export { EDGE, OPCODES, unitsAt } from './opcodes.ts';
export { readDex } from './read-dex.ts';
