import type { Class, Method, Program, ReachableCode } from '@touchstone/program';
import type { Slice } from '../walk/slice.ts';
import type { Guess, GuessedTarget } from './guesses.ts';
import type { UnseenClass } from './unseen-classes.ts';

const ABSTRACT = 0x400;
const STATIC_PRIVATE = 0x8 | 0x2;

/**
 * What may run because a class is loaded whose name is not known: its initialiser; of classes that its objects are taken for, what others can
 * call; methods that are looked up by name. Only what something else leads to as well: else it is counted as not resolved.
 */
export function guessedEdges(program: Program, code: ReachableCode, slice: Slice, classes: readonly UnseenClass[]): readonly Guess[] {
  if (classes.length === 0) return [];
  const methods = slice.methods().map((id) => program.method(id));
  const initialisers = methods.filter(({ name }) => name === '<clinit>');
  const byName = Map.groupBy(methods, ({ name }) => name);
  const known = new Map<string, readonly GuessedTarget[]>();
  return classes.map(({ at, types, methods: named }) => {
    const key = `${[...types].sort().join(' ')} ${[...named].sort().join(' ')}`;
    let targets = known.get(key);
    if (targets === undefined) {
      const found = new Set<Method>(types.size === 0 || named.size > 0 ? initialisers : []);
      for (const type of types)
        for (const one of [type, ...program.subtypesOf(type).map(({ descriptor }) => descriptor)])
          for (const method of madeOf(program.class(one), code, slice)) found.add(method);
      for (const name of named) for (const method of byName.get(name) ?? []) found.add(method);
      targets = [...found].map(guessedTarget);
      known.set(key, targets);
    }
    return { at, targets };
  });
}

/** What runs of a class when an object of it is made and used. */
function madeOf(type: Class | undefined, code: ReachableCode, slice: Slice): readonly Method[] {
  if (type === undefined || (type.accessFlags & ABSTRACT) !== 0) return [];
  return type.methods().filter(({ id, name, accessFlags }) => {
    if (name === '<init>') return code.isReached[id] === 1;
    const isCalled = name === '<clinit>' || (accessFlags & STATIC_PRIVATE) === 0;
    return isCalled && slice.has[id] === 1;
  });
}

/** A method that may be meant by what is not known. */
export const guessedTarget = ({ id, class: owner, name }: Method): GuessedTarget => ({
  to: id,
  how: 'reflection',
  trigger: 'same',
  repeated: 'no',
  toBackground: false,
  because: `${owner.slice(1, -1).replaceAll('/', '.')}.${name}?`,
  receiver: owner,
  isGuessed: true,
});
