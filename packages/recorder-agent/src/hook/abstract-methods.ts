import { ask, elementsOf } from '../look/ask.ts';

const ABSTRACT = 0x400;
const INTERFACE = 0x200;

/** Whether a class can have methods without code, and which of a name have none, as `(I)V`-less lists of parameter classes. */
export interface Abstractness {
  readonly isAbstract: boolean;
  isWithoutCode(method: string, overload: JavaOverload): boolean;
}

/** Hooks on methods without code would never run, and may end the app. */
export function abstractness(klass: JavaObject): Abstractness {
  const mirror = klass['class'] as JavaObject;
  const modifiers = Number(ask(mirror, 'getModifiers'));
  if ((modifiers & (ABSTRACT | INTERFACE)) === 0) return { isAbstract: false, isWithoutCode: () => false };
  const without = new Set<string>();
  for (const method of allOf(ask(mirror, 'getDeclaredMethods'))) {
    if ((Number(ask(method, 'getModifiers')) & ABSTRACT) === 0) continue;
    const parameters = elementsOf(ask(method, 'getParameterTypes')).map((type) => String(ask(type as JavaObject, 'getName')));
    without.add(keyOf(String(ask(method, 'getName')), parameters));
  }
  return {
    isAbstract: true,
    isWithoutCode: (method, { argumentTypes, holder }) =>
      (holder === undefined || holder.$className === klass.$className) &&
      without.has(
        keyOf(
          method,
          argumentTypes.map(({ className }) => className),
        ),
      ),
  };
}

const keyOf = (method: string, parameters: readonly string[]) => `${method}(${parameters.join()})`;

/** A class may have some hundred methods. */
const allOf = (value: unknown): readonly JavaObject[] => Array.prototype.slice.call(value, 0, 4_096);
