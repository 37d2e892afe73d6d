import type { Constant, MethodQuery } from '@touchstone/program';
import { descriptorOf } from '../../class-names.ts';
import { alternativesOf, textOf } from '../../constant-values.ts';

const CLASS = 'Ljava/lang/Class;';
const LOOKUP = 'Ljava/lang/invoke/MethodHandles$Lookup;';

/** Name of the member that a look-up of constructors stands for. */
export const CONSTRUCTOR = '<init>';

/** Calls that look a member up: where its class and its name come from. A call without a name looks up a constructor. */
export const MEMBER_GETTERS: readonly { readonly query: MethodQuery; readonly owner: 'receiver' | 'first'; readonly name?: number }[] = [
  ...['getMethod', 'getDeclaredMethod', 'getField', 'getDeclaredField'].map((name) => ({
    query: { class: CLASS, name },
    owner: 'receiver' as const,
    name: 0,
  })),
  ...['getConstructor', 'getDeclaredConstructor', 'getConstructors', 'getDeclaredConstructors'].map((name) => ({
    query: { class: CLASS, name },
    owner: 'receiver' as const,
  })),
  ...['findVirtual', 'findStatic', 'findSpecial', 'findGetter', 'findStaticGetter'].map((name) => ({
    query: { class: LOOKUP, name },
    owner: 'first' as const,
    name: 1,
  })),
  { query: { class: LOOKUP, name: 'findConstructor' }, owner: 'first' },
];

/** Calls that look a class up by its name. */
export const CLASS_GETTERS = [
  { class: CLASS, name: 'forName' },
  { class: 'Ljava/lang/ClassLoader;', name: 'loadClass' },
];

/** Calls that use what was looked up. */
export const USES = [
  { class: 'Ljava/lang/reflect/Method;', name: 'invoke' },
  { class: 'Ljava/lang/reflect/Field;', name: 'get' },
  { class: 'Ljava/lang/reflect/Constructor;', name: 'newInstance' },
  ...['invoke', 'invokeExact', 'invokeWithArguments'].map((name) => ({ class: 'Ljava/lang/invoke/MethodHandle;', name })),
];

/** Classes that a `Class` value may stand for: a class constant, `Class.forName`, `loadClass`. */
export function classesIn(constant: Constant | undefined): readonly (string | undefined)[] {
  return alternativesOf(constant).flatMap((value) => {
    if (value?.kind === 'class') return [value.descriptor];
    if (value?.kind !== 'call' || (value.name !== 'forName' && value.name !== 'loadClass')) return [undefined];
    const names = value.arguments.flatMap((one) => alternativesOf(one).map(textOf)).filter((text) => text !== undefined);
    return names.length === 0 ? [undefined] : names.map(descriptorOf);
  });
}
