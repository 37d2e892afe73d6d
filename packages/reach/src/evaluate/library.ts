import { classNameOf, descriptorOf } from '../origins/descriptors.ts';
import { ENUM_NAME, ENUM_ORDINAL, GIVEN, isOf, type Known, LONGEST_ARRAY, LONGEST_TEXT, objectOf, PERHAPS, type Thing } from './known.ts';
import { systemService } from './system-services.ts';
import { bounded, bytesOf, charsOf, formatted, fromBase64, hashOf, textOf, textOfBytes, toBase64 } from './texts.ts';

/** A call of the platform that only computes: operands (receiver first) and parameter types, without the receiver's. */
export interface LibraryCall {
  readonly class: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly values: readonly Known[];
}

/** What a platform method does with values that are known; `undefined` is a result that is not. */
export type LibraryMethod = (values: readonly Known[], call: LibraryCall) => Known;

const array = (type: string, items: Known[]): Known => (items.length <= LONGEST_ARRAY ? { kind: 'array', type, items } : undefined);
const flag = (is: boolean | undefined): Known => (is === undefined ? undefined : Number(is));

const onText =
  (fold: (text: string, rest: readonly Known[], call: LibraryCall) => Known): LibraryMethod =>
  ([text, ...rest], call) => {
    if (isOf(text, 'member-name') && (call.name === 'equals' || call.name === 'equalsIgnoreCase' || call.name === 'contentEquals'))
      return chosen(text, rest[0]);
    const plain = isOf(text, 'builder') ? text.text : text;
    return typeof plain === 'string' ? fold(plain, rest, call) : undefined;
  };

/** A member of a list is the one whose name it is compared with. */
function chosen(name: Thing & { readonly kind: 'member-name' }, text: Known): Known {
  if (typeof text !== 'string') return undefined;
  if (name.member.name === undefined) name.member.name = text;
  return Number(name.member.name === text);
}

const isText = (value: Known): value is string => typeof value === 'string';
const isNumber = (value: Known): value is number => typeof value === 'number';
const part = (value: Known): string | undefined =>
  isNumber(value) ? String.fromCharCode(value & 0xffff) : (textOf(value, '') ?? undefined);

const STRING: Readonly<Record<string, LibraryMethod>> = {
  length: onText((text) => text.length),
  isEmpty: onText((text) => Number(text === '')),
  charAt: onText((text, [at]) => (isNumber(at) && at >= 0 && at < text.length ? text.charCodeAt(at) : undefined)),
  substring: onText((text, [from, to]) => (isNumber(from) && (to === undefined || isNumber(to)) ? text.slice(from, to) : undefined)),
  subSequence: onText((text, [from, to]) => (isNumber(from) && isNumber(to) ? text.slice(from, to) : undefined)),
  concat: onText((text, [end]) => (isText(end) ? bounded(text + end) : undefined)),
  trim: onText((text) => text.trim()),
  strip: onText((text) => text.trim()),
  toLowerCase: onText((text) => text.toLowerCase()),
  toUpperCase: onText((text) => text.toUpperCase()),
  intern: onText((text) => text),
  toString: onText((text) => text),
  hashCode: onText((text) => hashOf(text)),
  toCharArray: onText((text) =>
    array(
      '[C',
      [...Array(text.length).keys()].map((i) => text.charCodeAt(i)),
    ),
  ),
  getBytes: onText((text) => array('[B', bytesOf(text))),
  equals: onText((text, [other]) =>
    isOf(other, 'member-name') ? chosen(other, text) : other === undefined ? undefined : Number(text === other),
  ),
  contentEquals: onText((text, [other]) => flag(textOf(other, '') === undefined ? undefined : text === textOf(other, ''))),
  equalsIgnoreCase: onText((text, [other]) => (isText(other) ? Number(text.toLowerCase() === other.toLowerCase()) : undefined)),
  compareTo: onText((text, [other]) => (isText(other) ? (text < other ? -1 : Number(text > other)) : undefined)),
  startsWith: onText((text, [start]) => (isText(start) ? Number(text.startsWith(start)) : undefined)),
  endsWith: onText((text, [end]) => (isText(end) ? Number(text.endsWith(end)) : undefined)),
  contains: onText((text, [inner]) => flag(part(inner) === undefined ? undefined : text.includes(part(inner)!))),
  indexOf: onText((text, [inner, from]) => (part(inner) === undefined ? undefined : text.indexOf(part(inner)!, isNumber(from) ? from : 0))),
  lastIndexOf: onText((text, [inner]) => (part(inner) === undefined ? undefined : text.lastIndexOf(part(inner)!))),
  replace: onText((text, [old, fresh]) => replaced(text, part(old), part(fresh))),
  replaceAll: onText((text, [old, fresh]) => replaced(text, literalPattern(old), literalPattern(fresh))),
  split: onText((text, [by]) => splitBy(text, literalPattern(by))),
  repeat: onText((text, [n]) => (isNumber(n) && n >= 0 && n * text.length <= LONGEST_TEXT ? text.repeat(n) : undefined)),
};

function replaced(text: string, old: string | undefined, fresh: string | undefined): Known {
  if (old === undefined || fresh === undefined || old === '' || text.length * (fresh.length + 1) > LONGEST_TEXT) return undefined;
  return text.replaceAll(old, () => fresh);
}

function splitBy(text: string, by: string | undefined): Known {
  if (by === undefined) return undefined;
  const parts: Known[] = text.split(by);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (by === '' && parts[0] === '') parts.shift();
  return array('[Ljava/lang/String;', parts);
}

/** A pattern that means itself once its escapes are taken away. */
function literalPattern(pattern: Known): string | undefined {
  if (!isText(pattern)) return undefined;
  const plain = pattern.replace(/\\([^A-Za-z0-9])|\[([^\]^\\])\]/g, '');
  return /[.*+?^$|()[\]{}\\]/.test(plain) ? undefined : pattern.replace(/\\([^A-Za-z0-9])|\[([^\]^\\])\]/g, (_all, a, b) => a ?? b);
}

const onBuilder =
  (change: (text: string, rest: readonly Known[], call: LibraryCall) => string | undefined): LibraryMethod =>
  ([builder, ...rest], call) => {
    if (!isOf(builder, 'builder')) return undefined;
    builder.text = builder.text === undefined ? undefined : bounded(change(builder.text, rest, call));
    return builder;
  };

const BUILDER: Readonly<Record<string, LibraryMethod>> = {
  append: onBuilder((text, [value, from, to], { types }) => {
    const more = textOf(value, types[0] ?? '');
    if (more === undefined) return undefined;
    if (types.length === 1) return text + more;
    if (!isNumber(from) || !isNumber(to)) return undefined;
    return text + (types[0] === '[C' ? more.slice(from, from + to) : more.slice(from, to));
  }),
  appendCodePoint: onBuilder((text, [code]) =>
    isNumber(code) && code >= 0 && code <= 0x10_ffff ? text + String.fromCodePoint(code) : undefined,
  ),
  insert: onBuilder((text, [at, value], { types }) => {
    const more = textOf(value, types[1] ?? '');
    return isNumber(at) && more !== undefined ? text.slice(0, at) + more + text.slice(at) : undefined;
  }),
  reverse: onBuilder((text) => [...text].reverse().join('')),
  deleteCharAt: onBuilder((text, [at]) => (isNumber(at) ? text.slice(0, at) + text.slice(at + 1) : undefined)),
  delete: onBuilder((text, [from, to]) => (isNumber(from) && isNumber(to) ? text.slice(0, from) + text.slice(to) : undefined)),
  replace: onBuilder((text, [from, to, fresh]) =>
    isNumber(from) && isNumber(to) && isText(fresh) ? text.slice(0, from) + fresh + text.slice(to) : undefined,
  ),
  setLength: onBuilder((text, [length]) => (isNumber(length) && length <= text.length ? text.slice(0, Math.max(0, length)) : undefined)),
  setCharAt: onBuilder((text, [at, char]) =>
    isNumber(at) && isNumber(char) ? text.slice(0, at) + String.fromCharCode(char & 0xffff) + text.slice(at + 1) : undefined,
  ),
};

const same: LibraryMethod = ([value]) => value;
const parsed: LibraryMethod = ([text, radix]) => {
  if (!isText(text)) return undefined;
  const number = Number.parseInt(text, isNumber(radix) && radix >= 2 && radix <= 36 ? radix : 10);
  return Number.isNaN(number) ? undefined : number;
};

/** Static methods and those of single classes, by `class->name`. */
const SINGLE: Readonly<Record<string, LibraryMethod>> = {
  'Ljava/lang/String;->valueOf': ([value, from, count], { types }) => {
    const text = textOf(value, types[0] ?? '');
    return isNumber(from) && isNumber(count) ? text?.slice(from, from + count) : text;
  },
  'Ljava/lang/String;->copyValueOf': ([value]) => textOf(value, '[C'),
  'Ljava/lang/String;->format': (values, { types }) => {
    const [pattern, given] = types[0] === 'Ljava/lang/String;' ? values : values.slice(1);
    return isText(pattern) && isOf(given, 'array') ? formatted(pattern, given.items) : undefined;
  },
  'Ljava/lang/String;->join': ([by, given]) => {
    const parts = isOf(given, 'array') || isOf(given, 'list') ? given.items.map((item) => textOf(item, '')) : [undefined];
    return isText(by) && parts.every((one) => one !== undefined) ? bounded(parts.join(by)) : undefined;
  },
  'Ljava/lang/Integer;->parseInt': parsed,
  'Ljava/lang/Integer;->valueOf': (values) => (isNumber(values[0]) ? values[0] : parsed(values, NO_CALL)),
  'Ljava/lang/Integer;->toHexString': ([n]) => (isNumber(n) ? (n >>> 0).toString(16) : undefined),
  'Ljava/lang/Integer;->toString': ([n, radix]) =>
    isNumber(n) ? n.toString(isNumber(radix) ? Math.min(36, Math.max(2, radix)) : 10) : undefined,
  'Ljava/lang/Byte;->parseByte': parsed,
  'Ljava/lang/Long;->parseLong': (values) => {
    const number = parsed(values, NO_CALL);
    return isNumber(number) && Number.isSafeInteger(number) ? BigInt(number) : undefined;
  },
  'Ljava/lang/Character;->toString': ([char]) => (isNumber(char) ? String.fromCharCode(char & 0xffff) : undefined),
  'Ljava/lang/Character;->toUpperCase': ([char]) => (isNumber(char) ? String.fromCharCode(char).toUpperCase().charCodeAt(0) : undefined),
  'Ljava/lang/Character;->toLowerCase': ([char]) => (isNumber(char) ? String.fromCharCode(char).toLowerCase().charCodeAt(0) : undefined),
  'Ljava/lang/Character;->digit': ([char, radix]) => {
    const digit = isNumber(char) ? Number.parseInt(String.fromCharCode(char), isNumber(radix) ? radix : 10) : Number.NaN;
    return Number.isNaN(digit) ? (isNumber(char) ? -1 : undefined) : digit;
  },
  'Ljava/lang/Character;->forDigit': ([n]) => (isNumber(n) && n >= 0 && n < 36 ? n.toString(36).charCodeAt(0) : undefined),
  'Ljava/lang/Math;->min': ([a, b]) => (isNumber(a) && isNumber(b) ? Math.min(a, b) : undefined),
  'Ljava/lang/Math;->max': ([a, b]) => (isNumber(a) && isNumber(b) ? Math.max(a, b) : undefined),
  'Ljava/lang/Math;->abs': ([a]) => (isNumber(a) ? Math.abs(a) | 0 : undefined),
  'Landroid/util/Base64;->decode': ([given]) => decoded(given),
  'Ljava/util/Base64$Decoder;->decode': ([, given]) => decoded(given),
  'Ljava/util/Base64;->getDecoder': () => objectOf('Ljava/util/Base64$Decoder;', GIVEN),
  'Ljava/util/Base64;->getUrlDecoder': () => objectOf('Ljava/util/Base64$Decoder;', GIVEN),
  'Landroid/util/Base64;->encodeToString': ([given]) =>
    isOf(given, 'array') && given.items.every(isNumber) ? bounded(toBase64(given.items as number[])) : undefined,
  'Ljava/lang/System;->arraycopy': ([from, at, to, start, count]) => {
    if (!isOf(to, 'array')) return null;
    if (!isOf(from, 'array') || !isNumber(at) || !isNumber(start) || !isNumber(count)) return forgotten(to);
    const items = from.items.slice(at, at + count);
    for (const [i, item] of items.entries()) if (start + i < to.items.length && start >= 0) to.items[start + i] = item;
    return null;
  },
  'Ljava/util/Arrays;->copyOfRange': ([given, from, to]) =>
    isOf(given, 'array') && isNumber(from) && isNumber(to) && to - from <= LONGEST_ARRAY
      ? array(given.type, given.items.slice(from, to))
      : undefined,
  'Ljava/util/Arrays;->copyOf': ([given, length]) =>
    isOf(given, 'array') && isNumber(length) && length >= 0 && length <= LONGEST_ARRAY
      ? array(
          given.type,
          Array.from({ length }, (_, i) => (i < given.items.length ? given.items[i] : 0)),
        )
      : undefined,
  'Ljava/util/Arrays;->asList': ([given]) =>
    isOf(given, 'array') ? { kind: 'list', class: 'Ljava/util/List;', items: given.items } : undefined,
  'Ljava/net/URLDecoder;->decode': ([text]) => (isText(text) && !/[%+]/.test(text) ? text : undefined),
  'Landroid/text/TextUtils;->isEmpty': ([text]) => (text === null ? 1 : isText(text) ? Number(text === '') : undefined),
  'Landroid/text/TextUtils;->equals': ([a, b]) => (isText(a) && isText(b) ? Number(a === b) : undefined),
  'Landroid/text/TextUtils;->concat': ([given]) => {
    const parts = isOf(given, 'array') ? given.items.map((item) => textOf(item, '')) : [undefined];
    return parts.every((one) => one !== undefined) ? bounded(parts.join('')) : undefined;
  },
  'Landroid/text/TextUtils;->join': ([by, given]) => {
    const parts = isOf(given, 'array') || isOf(given, 'list') ? given.items.map((item) => textOf(item, '')) : [undefined];
    return isText(by) && parts.every((one) => one !== undefined) ? bounded(parts.join(by)) : undefined;
  },
  'Landroid/text/TextUtils;->getReverse': ([text, from, to]) =>
    isText(text) && isNumber(from) && isNumber(to) ? [...text.slice(from, to)].reverse().join('') : undefined,
  'Ljava/util/Objects;->requireNonNull': same,
  'Ljava/util/Objects;->equals': ([a, b]) => (isText(a) && isText(b) ? Number(a === b) : undefined),
  'Lkotlin/jvm/internal/Intrinsics;->areEqual': ([a, b]) => (isText(a) && isText(b) ? Number(a === b) : undefined),
  'Lkotlin/jvm/internal/Intrinsics;->stringPlus': ([a, b]) => {
    const [one, other] = [textOf(a, ''), textOf(b, '')];
    return one === undefined || other === undefined ? undefined : bounded(one + other);
  },
  'Ljava/lang/Class;->forName': ([name]) => (isText(name) ? { kind: 'class', descriptor: descriptorOf(name) } : undefined),
  'Ljava/lang/ClassLoader;->loadClass': ([, name]) => (isText(name) ? { kind: 'class', descriptor: descriptorOf(name) } : undefined),
  'Ljava/lang/Class;->getName': ([type]) => (isOf(type, 'class') ? classNameOf(type.descriptor) : undefined),
  'Ljava/lang/Class;->getCanonicalName': ([type]) => (isOf(type, 'class') ? classNameOf(type.descriptor).replaceAll('$', '.') : undefined),
  'Ljava/lang/Class;->getSimpleName': ([type]) => (isOf(type, 'class') ? classNameOf(type.descriptor).split(/[.$]/).at(-1) : undefined),
  'Ljava/lang/Class;->getMethod': (values) => member(values, false),
  'Ljava/lang/Class;->getDeclaredMethod': (values) => member(values, false),
  'Ljava/lang/Class;->getField': (values) => member(values, true),
  'Ljava/lang/Class;->getDeclaredField': (values) => member(values, true),
  'Ljava/lang/Class;->getConstructor': ([type, types]) => member([type, '<init>', types], false),
  'Ljava/lang/Class;->getDeclaredConstructor': ([type, types]) => member([type, '<init>', types], false),
  'Ljava/lang/Class;->getMethods': ([type]) => anyMember(type, false),
  'Ljava/lang/Class;->getDeclaredMethods': ([type]) => anyMember(type, false),
  'Ljava/lang/Class;->getFields': ([type]) => anyMember(type, true),
  'Ljava/lang/Class;->getDeclaredFields': ([type]) => anyMember(type, true),
  'Ljava/lang/Class;->getConstructors': ([type]) => constructors(type),
  'Ljava/lang/Class;->getDeclaredConstructors': ([type]) => constructors(type),
  'Ljava/lang/reflect/Method;->getName': ([one]) => nameOf(one),
  'Ljava/lang/reflect/Field;->getName': ([one]) => nameOf(one),
  'Ljava/lang/invoke/MethodHandles$Lookup;->findVirtual': ([, type, name]) => member([type, name], false),
  'Ljava/lang/invoke/MethodHandles$Lookup;->findStatic': ([, type, name]) => member([type, name], false),
  'Ljava/lang/invoke/MethodHandles$Lookup;->findSpecial': ([, type, name]) => member([type, name], false),
  'Ljava/lang/invoke/MethodHandles$Lookup;->findConstructor': ([, type]) => member([type, '<init>'], false),
  'Ljava/lang/invoke/MethodHandles$Lookup;->unreflect': ([, one]) => one,
  'Ljava/lang/invoke/MethodHandle;->bindTo': ([one]) => one,
  'Ljava/lang/invoke/MethodHandle;->asType': ([one]) => one,
};

/** The same by class and name. */
const SINGLES: ReadonlyMap<string, ReadonlyMap<string, LibraryMethod>> = new Map(
  [...Map.groupBy(Object.entries(SINGLE), ([key]) => key.slice(0, key.indexOf('->')))].map(([type, rows]) => [
    type,
    new Map(rows.map(([key, method]) => [key.slice(key.indexOf('->') + 2), method])),
  ]),
);

const NO_CALL: LibraryCall = { class: '', name: '', types: [], values: [] };

function decoded(given: Known): Known {
  const text = isText(given)
    ? given
    : isOf(given, 'array')
      ? charsOf(given.items.map((item) => (isNumber(item) ? item & 0xff : item)))
      : undefined;
  const bytes = text === undefined ? undefined : fromBase64(text);
  return bytes === undefined ? undefined : array('[B', bytes);
}

function member([type, name, types]: readonly Known[], isField: boolean): Known {
  if (!isOf(type, 'class') || !isText(name)) return undefined;
  return { kind: 'member', class: type.descriptor, name, parameters: isOf(types, 'array') ? types.items : undefined, isField };
}

function anyMember(type: Known, isField: boolean): Known {
  if (!isOf(type, 'class')) return undefined;
  return array('[Ljava/lang/Object;', [{ kind: 'member', class: type.descriptor, name: undefined, parameters: undefined, isField }]);
}

function constructors(type: Known): Known {
  return isOf(type, 'class') ? array('[Ljava/lang/Object;', [member([type, '<init>'], false)]) : undefined;
}

function nameOf(one: Known): Known {
  if (!isOf(one, 'member')) return undefined;
  return one.name ?? { kind: 'member-name', member: one };
}

function forgotten(to: Thing & { readonly kind: 'array' }): Known {
  to.items.fill(undefined);
  return null;
}

const LIST: Readonly<Record<string, LibraryMethod>> = {
  add: (values) => {
    const [list, ...rest] = values;
    if (isOf(list, 'list') && list.items.length < LONGEST_ARRAY) list.items.push(rest.at(-1));
    return 1;
  },
  get: ([list, at]) => (isOf(list, 'list') && isNumber(at) ? list.items[at] : undefined),
  size: ([list]) => (isOf(list, 'list') ? list.items.length : undefined),
  isEmpty: ([list]) => (isOf(list, 'list') ? Number(list.items.length === 0) : undefined),
};
const MAP: Readonly<Record<string, LibraryMethod>> = {
  put: ([map, key, value]) => {
    if (isOf(map, 'map') && key !== undefined) map.items.set(key, value);
    return undefined;
  },
  get: ([map, key]) => (isOf(map, 'map') && key !== undefined ? map.items.get(key) : undefined),
  containsKey: ([map, key]) => (isOf(map, 'map') && key !== undefined ? Number(map.items.has(key)) : undefined),
};

/** What a constant of an enum says of itself. */
const OF_CONSTANT: Readonly<Record<string, string>> = { name: ENUM_NAME, toString: ENUM_NAME, ordinal: ENUM_ORDINAL };

const BOXED = /^(?:int|byte|char|short|long|boolean|float|double)Value$|^valueOf$/;
const BOXES = /^Ljava\/lang\/(?:Integer|Byte|Character|Short|Long|Boolean|Float|Double|Number);$/;
const BUILDERS = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;', 'Ljava/lang/AbstractStringBuilder;']);

/** Method of the platform that is known to only compute; undefined for all others. */
export function libraryMethod({ class: type, name, values }: LibraryCall): LibraryMethod | undefined {
  const single = SINGLES.get(type)?.get(name);
  if (single !== undefined) return single;
  const [first] = values;
  if (isOf(first, 'builder') && Object.hasOwn(BUILDER, name)) return BUILDER[name];
  if (BOXES.test(type) && BOXED.test(name)) return same;
  const isTextual =
    typeof first === 'string' ||
    isOf(first, 'builder') ||
    isOf(first, 'member-name') ||
    type === 'Ljava/lang/String;' ||
    BUILDERS.has(type);
  if (isTextual && Object.hasOwn(STRING, name)) return STRING[name];
  if (isOf(first, 'list') && Object.hasOwn(LIST, name)) return LIST[name];
  if (isOf(first, 'map') && Object.hasOwn(MAP, name)) return MAP[name];
  if (isOf(first, 'object') && first.fields?.has(ENUM_NAME) && Object.hasOwn(OF_CONSTANT, name)) {
    const field = OF_CONSTANT[name]!;
    return ([constant]) => (isOf(constant, 'object') ? constant.fields?.get(field) : undefined);
  }
  if (name === 'getSystemService') return ([, service]) => serviceOf(service);
  if (name.startsWith('loadClass')) return SINGLE['Ljava/lang/ClassLoader;->loadClass'];
  if (isOf(first, 'array') && name === 'clone')
    return ([given]) => (isOf(given, 'array') ? array(given.type, [...given.items]) : undefined);
  if (name === 'getClass' && type === 'Ljava/lang/Object;') return ([given]) => classOf(given);
  return undefined;
}

function serviceOf(name: Known): Known {
  const type = isOf(name, 'class') ? name.descriptor : isText(name) ? systemService(name) : undefined;
  return type === undefined ? undefined : objectOf(type, PERHAPS);
}

function classOf(given: Known): Known {
  if (isOf(given, 'object') && given.class !== '') return { kind: 'class', descriptor: given.class };
  return typeof given === 'string' ? { kind: 'class', descriptor: 'Ljava/lang/String;' } : undefined;
}

/** A platform object whose constructor ran: texts, builders and collections are known from then on. Undefined for all others. */
export function constructed({ class: type, types, values }: LibraryCall): Known {
  const [, first, second, third] = values;
  if (BUILDERS.has(type)) return { kind: 'builder', text: types.length === 0 || types[0] === 'I' ? '' : textOf(first, types[0] ?? '') };
  if (type === 'Ljava/lang/String;') return newText(types, first, second, third);
  if (type === 'Ljava/util/ArrayList;' || type === 'Ljava/util/LinkedList;')
    return { kind: 'list', class: type, items: isOf(first, 'list') ? [...first.items] : [] };
  if (type === 'Ljava/util/HashMap;' || type === 'Ljava/util/LinkedHashMap;' || type === 'Ljava/util/TreeMap;')
    return { kind: 'map', class: type, items: new Map() };
  return undefined;
}

function newText(types: readonly string[], first: Known, second: Known, third: Known): Known {
  if (types.length === 0) return '';
  if (isText(first)) return first;
  if (isOf(first, 'builder')) return first.text;
  if (!isOf(first, 'array')) return undefined;
  const items = isNumber(second) && isNumber(third) ? first.items.slice(second, second + third) : first.items;
  return first.type === '[C' ? charsOf(items) : textOfBytes(items);
}
