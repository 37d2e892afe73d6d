import { combinations } from './combinations.ts';
import { CHARACTERS_PER_STEP, LONGEST_TEXT } from './longest-text.ts';
import type { Machine } from './machine.ts';
import type { MethodReference } from './method-references.ts';
import { isWithin } from './text-methods.ts';
import { UNKNOWN, type Value, type ValueId } from './values.ts';
import { writtenAs } from './written-values.ts';

type Builder = Extract<Value, { readonly kind: 'builder' }>;

const MOST_PARTS = 64;

export const BUILDERS: ReadonlySet<string> = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;']);

/** What a call leaves of the builder that it is made on; undefined: no longer known. */
export function changedBuilder(
  machine: Machine,
  builder: Builder,
  method: MethodReference,
  items: readonly ValueId[],
): ValueId | undefined {
  if (method.name === 'append') return items.length === 2 ? appended(machine, builder, method, items[1]!) : undefined;
  if (method.name === 'insert' && items.length !== 3) return undefined;
  const { values } = machine;
  if (method.name === 'setLength' && machine.numberOf(items[1]) === 0) return values.made('builder', builder.class, builder.at, []);
  const change = Object.hasOwn(CHANGES, method.name) ? CHANGES[method.name] : undefined;
  const text = wholeText(machine, builder);
  if (text === undefined || change === undefined) return undefined;
  machine.extraSteps += text.length >>> CHARACTERS_PER_STEP;
  const changed = change(text, given(machine, method, items));
  if (changed === undefined || changed.length > LONGEST_TEXT) return undefined;
  return values.made('builder', builder.class, builder.at, changed === '' ? [] : [values.text(changed)]);
}

/** The text that a builder holds, or the few that it may hold. */
export function builtText({ values }: Machine, { items }: Builder): ValueId | undefined {
  const sets = combinations(items.map((item) => values.alternatives(item)));
  let whole: ValueId | undefined;
  for (const parts of sets ?? []) {
    const texts = parts.map((part) => values.get(part));
    if (!texts.every((part) => part?.kind === 'text')) return undefined;
    const text = texts.map(({ value }) => value).join('');
    if (text.length > LONGEST_TEXT) return undefined;
    whole = whole === undefined ? values.text(text) : values.either(whole, values.text(text));
  }
  return whole === UNKNOWN ? undefined : whole;
}

/** Calls that change a builder. */
export const CHANGES_BUILDER: ReadonlySet<string> = new Set([
  'append',
  'appendCodePoint',
  'delete',
  'deleteCharAt',
  'insert',
  'replace',
  'reverse',
  'setCharAt',
  'setLength',
]);

interface Given {
  readonly numbers: readonly (number | undefined)[];
  /** What the last argument adds, as text. */
  readonly text: string | undefined;
}

/** Changes to a text that is known as a whole; undefined for what would throw. */
const CHANGES: Readonly<Record<string, (text: string, given: Given) => string | undefined>> = {
  appendCodePoint: (text, { numbers: [point] }) => (isWithin(point, 0x10_ffff) ? text + String.fromCodePoint(point) : undefined),
  delete: (text, { numbers: [from, to] }) => spliced(text, from, to, ''),
  deleteCharAt: (text, { numbers: [at] }) => (isWithin(at, text.length - 1) ? text.slice(0, at) + text.slice(at + 1) : undefined),
  insert: (text, { numbers: [at], text: added }) => spliced(text, at, at, added),
  replace: (text, { numbers: [from, to], text: added }) => spliced(text, from, to, added),
  reverse: (text) => [...text].reverse().join(''),
  setCharAt: (text, { numbers: [at], text: added }) =>
    isWithin(at, text.length - 1) && added?.length === 1 ? text.slice(0, at) + added + text.slice(at + 1) : undefined,
  setLength: (text, { numbers: [length] }) => (isWithin(length, LONGEST_TEXT) ? text.slice(0, length).padEnd(length, '\0') : undefined),
};

/** An end behind the text is its end, as Java has it. */
function spliced(text: string, from: number | undefined, to: number | undefined, added: string | undefined): string | undefined {
  if (to === undefined || added === undefined || !isWithin(from, Math.min(to, text.length))) return undefined;
  return text.slice(0, from) + added + text.slice(to);
}

function given(machine: Machine, { parameters }: MethodReference, items: readonly ValueId[]): Given {
  const last = items.length > 1 ? writtenAs(machine, items.at(-1)!, parameters.at(-1) ?? '') : undefined;
  const text = machine.values.get(last ?? UNKNOWN);
  return { numbers: items.slice(1).map((item) => machine.numberOf(item)), text: text?.kind === 'text' ? text.value : undefined };
}

/** The text that a builder holds, if it can be but one. */
export function wholeText(machine: Machine, builder: Builder): string | undefined {
  const text = machine.values.get(builtText(machine, builder) ?? UNKNOWN);
  return text?.kind === 'text' ? text.value : undefined;
}

function appended(machine: Machine, builder: Builder, { parameters }: MethodReference, added: ValueId): ValueId {
  if (builder.items.length >= MOST_PARTS) return UNKNOWN;
  const part = writtenAs(machine, added, parameters[0] ?? '') ?? added;
  return machine.values.made('builder', builder.class, builder.at, joined(machine, builder.items, part));
}

/** Texts that follow each other become one part. */
function joined({ values }: Machine, parts: readonly ValueId[], part: ValueId): readonly ValueId[] {
  const last = values.get(parts.at(-1) ?? UNKNOWN);
  const next = values.get(part);
  if (last?.kind !== 'text' || next?.kind !== 'text' || last.value.length + next.value.length > LONGEST_TEXT) return [...parts, part];
  return [...parts.slice(0, -1), values.text(last.value + next.value)];
}
