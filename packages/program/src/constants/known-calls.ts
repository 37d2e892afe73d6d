import { itemsOf, LISTS } from './list-calls.ts';
import type { MethodReference } from './method-references.ts';
import { UNKNOWN, type ValueId, type Values } from './values.ts';

/** Folded texts are cut off here: appending a text to itself doubles it each time. */
const LONGEST_TEXT = 16_384;
const MOST_PARTS = 64;

const BUILDERS = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;']);

/** Texts that come of texts. `items` holds the receiver first. */
const STRING_METHODS: Readonly<Record<string, (text: string, rest: readonly (string | number)[]) => string | undefined>> = {
  toString: (text: string) => text,
  intern: (text) => text,
  trim: (text) => text.trim(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  concat: (text, [end]) => (typeof end === 'string' ? text + end : undefined),
  substring: (text, [from, to]) => (typeof from === 'number' ? text.slice(from, typeof to === 'number' ? to : undefined) : undefined),
  replace: (text, [old, fresh]) => replaced(text, old, fresh),
};

function replaced(text: string, old: string | number | undefined, fresh: string | number | undefined): string | undefined {
  const [a, b] = [old, fresh].map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part));
  // Each replacement may lengthen the text: bounded before it is made.
  if (a === undefined || b === undefined || a === '' || text.length * (b.length + 1) > LONGEST_TEXT) return undefined;
  return text.replaceAll(a, () => b);
}

/** The object that a constructor call leaves behind: texts and builders are followed, of others the arguments are kept. */
export function constructed(values: Values, made: string, at: number, method: MethodReference, items: readonly ValueId[]): ValueId {
  const first = values.get(items[0] ?? UNKNOWN);
  if (BUILDERS.has(made)) return values.made('builder', made, at, method.parameters[0] === 'I' ? [] : items.slice(0, 1));
  if (LISTS.has(made)) return values.list(made, at, method.parameters[0] === 'I' ? [] : itemsOf(values, items.slice(0, 1)));
  if (made === 'Ljava/lang/String;' && items.length === 1 && first?.kind === 'text') return items[0]!;
  return values.made('new', made, at, items);
}

/** Result of a call as a text or a changed builder; undefined when it is neither. */
export function folded(values: Values, method: MethodReference, items: readonly ValueId[]): ValueId | undefined {
  if (BUILDERS.has(method.class)) return foldBuilder(values, method, items);
  if (method.class !== 'Ljava/lang/String;' && method.class !== 'Ljava/lang/Object;') return undefined;
  if (method.name === 'valueOf' && items.length === 1) return textOf(values, items[0]!, method.parameters[0] ?? '');
  const receiver = values.get(items[0] ?? UNKNOWN);
  const fold = Object.hasOwn(STRING_METHODS, method.name) ? STRING_METHODS[method.name] : undefined;
  if (receiver?.kind !== 'text' || fold === undefined) return undefined;
  const rest = items.slice(1).map((item) => values.get(item));
  if (!rest.every((value) => value?.kind === 'text' || value?.kind === 'number')) return undefined;
  const text = fold(
    receiver.value,
    rest.map((value) => value.value),
  );
  return text === undefined || text.length > LONGEST_TEXT ? undefined : values.text(text);
}

function foldBuilder(values: Values, method: MethodReference, items: readonly ValueId[]): ValueId | undefined {
  const builder = values.get(items[0] ?? UNKNOWN);
  if (builder?.kind !== 'builder') return undefined;
  if (method.name === 'append' && items.length === 2) {
    if (builder.items.length >= MOST_PARTS) return UNKNOWN;
    const part = textOf(values, items[1]!, method.parameters[0] ?? '') ?? items[1]!;
    return values.made('builder', builder.class, builder.at, joined(values, builder.items, part));
  }
  if (method.name === 'setLength' && values.get(items[1] ?? UNKNOWN) === values.get(values.number(0)))
    return values.made('builder', builder.class, builder.at, []);
  if (method.name === 'reverse' && builder.items.length <= 1) {
    const text = values.get(builder.items[0] ?? values.text(''));
    if (text?.kind !== 'text') return undefined;
    return values.made('builder', builder.class, builder.at, [values.text([...text.value].reverse().join(''))]);
  }
  if (method.name !== 'toString') return undefined;
  if (builder.items.length === 0) return values.text('');
  const only = builder.items.length === 1 ? builder.items[0]! : UNKNOWN;
  return values.get(only)?.kind === 'text' ? only : undefined;
}

/** Texts that follow each other become one part. */
function joined(values: Values, parts: readonly ValueId[], part: ValueId): readonly ValueId[] {
  const last = values.get(parts.at(-1) ?? UNKNOWN);
  const next = values.get(part);
  if (last?.kind !== 'text' || next?.kind !== 'text' || last.value.length + next.value.length > LONGEST_TEXT) return [...parts, part];
  return [...parts.slice(0, -1), values.text(last.value + next.value)];
}

/** What a value of the type looks like as text. */
function textOf(values: Values, id: ValueId, type: string): ValueId | undefined {
  const value = values.get(id);
  if (value?.kind === 'text') return id;
  if (value?.kind !== 'number') return undefined;
  if (type === 'C') return values.text(String.fromCharCode(value.value));
  if (type === 'Z') return values.text(value.value === 0 ? 'false' : 'true');
  return type === 'I' || type === 'J' ? values.text(String(value.value)) : undefined;
}
