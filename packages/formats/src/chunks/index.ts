export { CHUNK, type Chunk, chunkAt, chunksIn, type Report } from './chunk.ts';
export { noStrings, openStringPool, type StringPool } from './string-pool.ts';
export { complexOf, floatOf, isInteger, isReference, textOfValue, VALUE, type Value } from './value.ts';
export { Window } from './window.ts';
