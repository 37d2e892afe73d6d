import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { Annotation } from './class-spec.ts';
import type { Pools } from './pools.ts';
import { descriptor } from './references.ts';
import type { Value } from './values.ts';

/** Names everything a value points to. */
export function collectValue(pools: Pools, value: Value): void {
  if (typeof value === 'string') pools.string(value);
  if (typeof value !== 'object' || value === null) return;
  if (isList(value)) for (const item of value) collectValue(pools, item);
  else if ('type' in value) pools.type(descriptor(value.type));
  else if ('field' in value) pools.field(value.field);
  else if ('enum' in value) pools.field(value.enum);
  else if ('method' in value) pools.method(value.method);
  else if ('methodType' in value) pools.proto(value.methodType);
  else if ('methodHandle' in value) pools.handle(value.methodHandle);
  else if ('annotation' in value) collectAnnotation(pools, value.annotation);
}

export function collectAnnotation(pools: Pools, annotation: Annotation): void {
  pools.type(descriptor(annotation.type));
  for (const [name, value] of Object.entries(annotation.values ?? {})) {
    pools.string(name);
    collectValue(pools, value);
  }
}

/** @source source.android.com "Dalvik executable format", encoded_value encoding */
export function writeValue(out: ByteWriter, pools: Pools, value: Value): void {
  if (value === null) out.u1(0x1e);
  else if (typeof value === 'boolean') out.u1(0x1f | (value ? 0x20 : 0));
  else if (typeof value === 'number') writeSigned(out, 0x04, BigInt(value));
  else if (typeof value === 'bigint') writeSigned(out, 0x06, value);
  else if (typeof value === 'string') writeUnsigned(out, 0x17, pools.index('string', value));
  else if (isList(value)) writeArray(out.u1(0x1c), pools, value);
  else if ('byte' in value) out.u1(0x00).u1(value.byte);
  else if ('short' in value) writeSigned(out, 0x02, BigInt(value.short));
  else if ('char' in value) writeUnsigned(out, 0x03, value.char);
  else if ('int' in value) writeSigned(out, 0x04, BigInt(value.int));
  else if ('long' in value) writeSigned(out, 0x06, value.long);
  else if ('float' in value) writeFloating(out, 0x10, new Uint8Array(Float32Array.of(value.float).buffer));
  else if ('double' in value) writeFloating(out, 0x11, new Uint8Array(Float64Array.of(value.double).buffer));
  else if ('methodType' in value) writeUnsigned(out, 0x15, pools.index('proto', value.methodType));
  else if ('methodHandle' in value) writeUnsigned(out, 0x16, pools.indexOf({ pool: 'handle', handle: value.methodHandle }));
  else if ('type' in value) writeUnsigned(out, 0x18, pools.index('type', value.type));
  else if ('field' in value) writeUnsigned(out, 0x19, pools.index('field', value.field));
  else if ('method' in value) writeUnsigned(out, 0x1a, pools.index('method', value.method));
  else if ('enum' in value) writeUnsigned(out, 0x1b, pools.index('field', value.enum));
  else writeAnnotation(out.u1(0x1d), pools, value.annotation);
}

export function writeArray(out: ByteWriter, pools: Pools, values: readonly Value[]): void {
  out.uleb(values.length);
  for (const value of values) writeValue(out, pools, value);
}

/** Type and elements, sorted by name, without the visibility that stands before it in an annotation item. */
export function writeAnnotation(out: ByteWriter, pools: Pools, annotation: Annotation): void {
  const elements = Object.entries(annotation.values ?? {})
    .map(([name, value]) => ({ index: pools.index('string', name), value }))
    .sort((a, b) => a.index - b.index);
  out.uleb(pools.index('type', annotation.type)).uleb(elements.length);
  for (const { index, value } of elements) writeValue(out.uleb(index), pools, value);
}

function isList(value: Value & object): value is readonly Value[] {
  return Array.isArray(value);
}

/** The fewest bytes that sign-extend to the value. */
function writeSigned(out: ByteWriter, type: number, value: bigint): void {
  let size = 1;
  while (BigInt.asIntN(size * 8, value) !== value) size++;
  writeSized(out, type, value, size);
}

/** The fewest bytes that zero-extend to the value. */
function writeUnsigned(out: ByteWriter, type: number, value: number): void {
  let size = 1;
  while (value >= 2 ** (size * 8)) size++;
  writeSized(out, type, BigInt(value), size);
}

function writeSized(out: ByteWriter, type: number, value: bigint, size: number): void {
  out.u1(type | ((size - 1) << 5));
  for (let i = 0; i < size; i++) out.u1(Number((value >> BigInt(i * 8)) & 0xffn));
}

/** Floats lose their low zero bytes, at least one byte stays. */
function writeFloating(out: ByteWriter, type: number, bytes: Uint8Array): void {
  let skipped = 0;
  while (skipped < bytes.length - 1 && bytes[skipped] === 0) skipped++;
  out.u1(type | ((bytes.length - skipped - 1) << 5)).bytes(bytes.subarray(skipped));
}
