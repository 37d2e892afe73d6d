import type { Method } from '@touchstone/program';
import type { ValueCall } from '../origins/method-values.ts';
import type { Origins } from '../origins/origins.ts';
import { classesOf, listerOf } from './listed-members.ts';

/** Operands of calls that find a member: the class, and its name where it is told one. */
const FINDERS: Readonly<Record<string, { readonly class: number; readonly name?: number }>> = {
  getMethod: { class: 0, name: 1 },
  getDeclaredMethod: { class: 0, name: 1 },
  findVirtual: { class: 1, name: 2 },
  findStatic: { class: 1, name: 2 },
  findSpecial: { class: 1, name: 2 },
  getConstructor: { class: 0 },
  getDeclaredConstructor: { class: 0 },
  findConstructor: { class: 1 },
};
const MOST_METHODS = 200;
const PUBLIC = 0x1;
const SYNTHETIC = 0x1000;

/**
 * Methods of the app that a call may mean which is told the class and not the name, or one of several that nothing is known to choose.
 *
 * @param isChosen whether it is seen which of several it is
 */
export function guessedMethods(origins: Origins, id: number, call: ValueCall, isChosen: boolean): readonly Method[] {
  const { methods } = origins;
  const found = new Set<Method>();
  const add = (types: Iterable<string>, isMeant: (method: Method) => boolean) => {
    for (const type of types)
      for (const method of methods.classOf(type)?.methods() ?? [])
        if (method.hasCode && isMeant(method) && found.size < MOST_METHODS) found.add(method);
  };
  const lister = isChosen ? undefined : listerOf(origins, id, call.values[0] ?? 0);
  if (lister !== undefined) {
    const by = methods.target(id, lister)?.name ?? '';
    add(classesOf(origins, id, lister.values[0] ?? 0), (method) => isOf(method, by));
  }
  for (const origin of origins.of(id, call.values[0] ?? 0).origins) {
    const by = origin.kind === 'platform' && origin.instruction >= 0 ? (origin.member?.name ?? '') : '';
    const row = Object.hasOwn(FINDERS, by) ? FINDERS[by] : undefined;
    if (origin.kind !== 'platform' || row === undefined) continue;
    const finder = methods.call(origin.method, origin.instruction);
    if (finder === undefined) continue;
    const named = row.name === undefined ? undefined : origins.of(origin.method, finder.values[row.name] ?? 0);
    if (named?.isComplete === true && named.origins.every(({ kind }) => kind === 'text')) continue;
    add(classesOf(origins, origin.method, finder.values[row.class] ?? 0), (method) => isOf(method, by));
  }
  return [...found];
}

/** Whether a call of a name gives such a method. Bodies of lambdas and what compilers add have names that nobody writes. */
function isOf({ name, accessFlags }: Method, by: string): boolean {
  if (/Constructor/.test(by)) return name === '<init>';
  if (name.startsWith('<') || name.startsWith('lambda$') || (accessFlags & SYNTHETIC) !== 0) return false;
  return (by !== 'getMethod' && by !== 'getMethods') || (accessFlags & PUBLIC) !== 0;
}
