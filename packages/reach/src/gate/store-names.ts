import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { Value } from '../conditions/value.ts';

/** The preferences that an app has without giving them a name. */
export const DEFAULT_STORE = 'preferences (default)';

/** Calls that open a store, by name: the argument (receiver first where there is one) that names it, or what it is called without one. */
const OPENS: Readonly<Record<string, { readonly kind: string; readonly argument?: number; readonly name?: string }>> = {
  'getSharedPreferences(Ljava/lang/String;I)': { kind: 'preferences', argument: 1 },
  'getDefaultSharedPreferences(Landroid/content/Context;)': { kind: 'preferences', name: '(default)' },
  'getPreferences(I)': { kind: 'preferences', name: '(screen)' },
  'mmkvWithID(Ljava/lang/String;)': { kind: 'mmkv', argument: 0 },
  'mmkvWithID(Ljava/lang/String;I)': { kind: 'mmkv', argument: 0 },
  'defaultMMKV()': { kind: 'mmkv', name: '(default)' },
  'defaultMMKV(ILjava/lang/String;)': { kind: 'mmkv', name: '(default)' },
};
/** Calls on an editor or a store that give the same one again. */
const SAME = /^(?:edit|put[A-Z]\w*|remove|clear)$/;
const LONGEST_CHAIN = 12;

/** Names of the stores that a call reads or writes; undefined when they are not known. */
export function storesOf(constants: ConstantValues, receiver: Value | undefined, frame: Frame, depth = 0): readonly string[] | undefined {
  if (receiver === undefined || depth > LONGEST_CHAIN) return undefined;
  const names: string[] = [];
  for (const { value, frame: owner } of constants.sources(receiver, frame) ?? []) {
    if (value.kind !== 'call') return undefined;
    const { name, signature } = value.target;
    const opens = OPENS[`${name}${signature.slice(0, signature.indexOf(')') + 1)}`];
    // Where the app has a method of its own in the way of the platform's, the name is not all that tells the store.
    const isOwn = opens !== undefined && constants.targets(value).length > 0;
    if (isOwn) return undefined;
    const found = opens === undefined ? undefined : namesOf(constants, opens, value.arguments, owner);
    const same = found ?? (SAME.test(name) ? storesOf(constants, value.arguments[0], owner, depth + 1) : undefined);
    if (same === undefined) return undefined;
    names.push(...same);
  }
  return names.length === 0 ? undefined : names;
}

function namesOf(
  constants: ConstantValues,
  { kind, argument, name }: (typeof OPENS)[string],
  given: readonly Value[],
  frame: Frame,
): readonly string[] | undefined {
  if (argument === undefined) return [`${kind} ${name ?? ''}`];
  const value = given[argument];
  return value === undefined ? undefined : constants.texts(value, frame)?.map((text) => `${kind} ${text}`);
}

/** Whether two stores are surely not the same. */
export const areApart = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a !== undefined && b !== undefined && !a.some((one) => b.some((other) => one === other || isOwn(one, other) || isOwn(other, one)));

/** Whether a store that is opened without a name can be one that is opened by name. */
const isOwn = (one: string, other: string): boolean => OWN[one]?.test(other) === true;
const OWN: Readonly<Record<string, RegExp>> = {
  [DEFAULT_STORE]: /^preferences .*_preferences$/,
  'preferences (screen)': /^preferences [^(]/,
  'mmkv (default)': /^mmkv mmkv\.default$/,
};
