export { StringPool, type StringPoolHeader, type StringPoolOptions, type StyledText } from './string-pool.ts';
export { bool, color, dimension, float, fraction, hex, int, ref, type TypedValue, valueTypes } from './value.ts';
