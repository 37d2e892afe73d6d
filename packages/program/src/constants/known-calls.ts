import { BUILDERS, builtText, CHANGES_BUILDER, changedBuilder, wholeText } from './builder-calls.ts';
import { combinations } from './combinations.ts';
import { formatText } from './format-text.ts';
import { itemsOf, LISTS } from './list-calls.ts';
import { CHARACTERS_PER_STEP, LONGEST_TEXT } from './longest-text.ts';
import type { Machine } from './machine.ts';
import type { MethodReference } from './method-references.ts';
import { TEXT_METHODS } from './text-methods.ts';
import { UNKNOWN, type ValueId, type Values } from './values.ts';
import { formattedAs, writtenAs } from './written-values.ts';

const STRING = 'Ljava/lang/String;';

/** The object that a constructor call leaves behind: texts and builders are followed, of others the arguments are kept. */
export function constructed(values: Values, made: string, at: number, method: MethodReference, items: readonly ValueId[]): ValueId {
  if (BUILDERS.has(made)) return values.made('builder', made, at, method.parameters[0] === 'I' ? [] : items.slice(0, 1));
  if (LISTS.has(made)) return values.list(made, at, method.parameters[0] === 'I' ? [] : itemsOf(values, items.slice(0, 1)));
  const text = made === STRING ? textOfItems(values, method.parameters[0], items) : undefined;
  return text ?? values.made('new', made, at, items);
}

/** Result of a call as a text or number, with all values that may be given; undefined when it is not known. */
export function folded(machine: Machine, method: MethodReference, items: readonly ValueId[]): ValueId | undefined {
  const { values } = machine;
  if (!FOLDED.has(method.class)) return undefined;
  let result: ValueId | undefined;
  for (const given of combinations(items.map((item) => values.alternatives(item))) ?? []) {
    const one = foldedOne(machine, method, given);
    if (one === undefined) return undefined;
    result = result === undefined ? one : values.either(result, one);
  }
  return result === UNKNOWN ? undefined : result;
}

/** What a call leaves of the builder it is made on: unknown when it may have done anything to it. Undefined: it changes none. */
export function builderAfter(machine: Machine, method: MethodReference, items: readonly ValueId[]): ValueId | undefined {
  const builder = machine.values.get(items[0] ?? UNKNOWN);
  if (builder?.kind !== 'builder' || !CHANGES_BUILDER.has(method.name)) return undefined;
  return changedBuilder(machine, builder, method, items) ?? UNKNOWN;
}

const FOLDED: ReadonlySet<string> = new Set([
  ...BUILDERS,
  STRING,
  'Ljava/lang/Object;',
  'Ljava/lang/CharSequence;',
  'Ljava/lang/Integer;',
  'Ljava/lang/Long;',
  'Ljava/lang/Character;',
  'Ljava/lang/Boolean;',
  'Landroid/text/TextUtils;',
]);

function foldedOne(machine: Machine, method: MethodReference, items: readonly ValueId[]): ValueId | undefined {
  const { values } = machine;
  const isStatic = items.length === method.parameters.length;
  if (isStatic) return STATICS.get(method.name)?.(machine, method, items);
  const receiver = values.get(items[0] ?? UNKNOWN);
  if (receiver?.kind === 'builder' && method.name === 'toString') return builtText(machine, receiver);
  const text = receiver?.kind === 'text' ? receiver.value : receiver?.kind === 'builder' ? wholeText(machine, receiver) : undefined;
  const isChange = receiver?.kind === 'builder' && CHANGES_BUILDER.has(method.name);
  const fold = Object.hasOwn(TEXT_METHODS, method.name) && !isChange ? TEXT_METHODS[method.name] : undefined;
  if (text === undefined || text.length > LONGEST_TEXT || fold === undefined) return undefined;
  return known(machine, fold(text, givenTo(machine, items)));
}

const givenTo = ({ values }: Machine, items: readonly ValueId[]) =>
  items.slice(1).map((item) => {
    const value = values.get(item);
    return value?.kind === 'text' || value?.kind === 'number' ? value.value : undefined;
  });

function known(machine: Machine, made: string | number | undefined): ValueId | undefined {
  if (typeof made === 'number') return machine.values.number(made);
  if (made === undefined || made.length > LONGEST_TEXT) return undefined;
  machine.extraSteps += made.length >>> CHARACTERS_PER_STEP;
  return machine.values.text(made);
}

type Static = (machine: Machine, method: MethodReference, items: readonly ValueId[]) => ValueId | undefined;

const asString: Static = (machine, { class: owner, parameters: [type = ''] }, items) =>
  owner === STRING ? (textOfItems(machine.values, type, items) ?? writtenAs(machine, items[0]!, type)) : undefined;

/** Of a character by its code point Java makes that character. */
const asText: Static = (machine, { class: owner, parameters: [type = ''] }, items) =>
  items.length === 1 && (owner !== 'Ljava/lang/Character;' || type === 'C') ? writtenAs(machine, items[0]!, type) : undefined;

const format: Static = (machine, { parameters }, items) => {
  const [format, list] = parameters[0] === 'Ljava/util/Locale;' ? items.slice(1) : items;
  const pattern = machine.values.get(format ?? UNKNOWN);
  const given = arrayOrNothing(machine, list);
  if (pattern?.kind !== 'text' || given === undefined) return undefined;
  const shown = given.map((item) => formattedAs(machine, item, OBJECT));
  return known(machine, formatText(pattern.value, shown));
};

/** Only of arrays: what is in a list is not known for sure. */
const join: Static = (machine, _method, [between, list]) => {
  const separator = machine.values.get(between ?? UNKNOWN);
  const parts = machine.values.get(list ?? UNKNOWN);
  if (separator?.kind !== 'text' || parts?.kind !== 'array') return undefined;
  const texts = parts.items.map((item) => formattedAs(machine, item, OBJECT));
  const size = texts.reduce((sum, one) => sum + separator.value.length + (one?.type === 'text' ? one.value.length : LONGEST_TEXT), 0);
  return size > LONGEST_TEXT ? undefined : known(machine, texts.map((one) => one?.value).join(separator.value));
};

/** Methods of classes in `FOLDED` that need no object, by name: none means two things. */
const STATICS: ReadonlyMap<string, Static> = new Map([
  ['valueOf', asString],
  ['copyValueOf', asString],
  ['toString', asText],
  ['format', format],
  ['join', join],
]);

const OBJECT = 'Ljava/lang/Object;';

/** Items of an array of arguments; none for the null that `String.format(text)` is given by hand. */
function arrayOrNothing({ values }: Machine, list: ValueId | undefined): readonly ValueId[] | undefined {
  const value = values.get(list ?? UNKNOWN);
  if (value?.kind === 'number') return [];
  return value?.kind === 'array' ? value.items : undefined;
}

/** The text of a text, or of an array of characters or of ASCII bytes; parts of arrays are not followed. */
function textOfItems(values: Values, type: string | undefined, items: readonly ValueId[]): ValueId | undefined {
  const first = values.get(items[0] ?? UNKNOWN);
  if (items.length === 1 && first?.kind === 'text') return items[0]!;
  if (first?.kind !== 'array' || (type !== '[C' && type !== '[B') || (type === '[C' ? items.length > 1 : items.length > 2))
    return undefined;
  const codes = first.items.map((item) => values.get(item));
  const isCode = (code: (typeof codes)[number]) =>
    code?.kind === 'number' && code.value >= 0 && code.value < (type === '[C' ? 0x1_0000 : 0x80);
  return codes.every(isCode)
    ? values.text(codes.map((code) => String.fromCharCode((code as { value: number }).value)).join(''))
    : undefined;
}
