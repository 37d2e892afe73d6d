export { Cursor, OutOfBytes } from './cursor.ts';
export { type ByteSource, sourceOf } from './source.ts';
export { decodeUtf8, encodeUtf8 } from './utf8.ts';
