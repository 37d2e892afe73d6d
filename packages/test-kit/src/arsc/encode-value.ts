import type { StringPool } from '../res/string-pool.ts';
import { bool, color, dimension, int, ref, type TypedValue, valueTypes } from '../res/value.ts';
import { arrayKey, quantities, type ResourceValue } from './resource-value.ts';
import type { WrittenEntry } from './type-chunk.ts';

/** Styled strings go to the pool before all others. */
export function collectStyled(pool: StringPool, value: ResourceValue): void {
  if (typeof value !== 'object') return;
  if ('styled' in value) pool.styled(value.styled);
  else if ('array' in value) for (const item of value.array) collectStyled(pool, item);
  else if ('plurals' in value) for (const item of Object.values(value.plurals)) collectStyled(pool, item);
  else if ('style' in value) for (const item of Object.values(value.style)) collectStyled(pool, item);
}

/** One value, or the pairs of an array, a plural or a style. */
export function encodeValue(value: ResourceValue, pool: StringPool, id: (name: string) => number | undefined): WrittenEntry['value'] {
  const one = (item: ResourceValue): TypedValue => simpleValue(item, pool, id);
  if (typeof value === 'object' && 'array' in value) {
    return { parent: 0, pairs: value.array.map((item, i) => [arrayKey(i), one(item)] as const) };
  }
  if (typeof value === 'object' && 'plurals' in value) {
    const pairs = Object.entries(value.plurals).map(
      ([quantity, item]) => [quantities[quantity as keyof typeof quantities], one(item)] as const,
    );
    return { parent: 0, pairs: pairs.sort(([a], [b]) => a - b) };
  }
  if (typeof value === 'object' && 'style' in value) {
    return { parent: value.parent ?? 0, pairs: Object.entries(value.style).map(([key, item]) => [Number(key), one(item)] as const) };
  }
  return one(value);
}

function simpleValue(value: ResourceValue, pool: StringPool, id: (name: string) => number | undefined): TypedValue {
  const string = (text: string): TypedValue => ({ type: valueTypes.string, data: pool.index(text) });
  if (typeof value === 'number') return int(value);
  if (typeof value === 'boolean') return bool(value);
  if (typeof value === 'string') return textValue(value, id) ?? string(value);
  if ('string' in value) return string(value.string);
  if ('file' in value) return string(value.file);
  if ('styled' in value) return { type: valueTypes.string, data: pool.styled(value.styled) };
  if ('type' in value) return value;
  throw new Error('arrays, plurals and styles do not nest');
}

/** References, colours and dimensions by their look; undefined for plain text. */
function textValue(text: string, id: (name: string) => number | undefined): TypedValue | undefined {
  if (/^[@?](0x[0-9a-fA-F]+|[a-z]+\/[\w.]+)$/.test(text)) return reference(text, id);
  if (/^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.test(text)) return color(text);
  if (/^-?\d+(\.\d+)?(dp|dip|sp|px|pt|in|mm)$/.test(text)) return dimension(text);
  return undefined;
}

function reference(text: string, id: (name: string) => number | undefined): TypedValue {
  const name = text.slice(1);
  const found = name.startsWith('0x') ? Number(name) : id(name);
  if (found === undefined) throw new Error(`no resource is called ${name}`);
  return ref(found, text.startsWith('?') ? 'attribute' : 'reference');
}
