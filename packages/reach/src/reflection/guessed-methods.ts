import type { Method } from '@touchstone/program';
import type { ValueCall } from '../origins/method-values.ts';
import type { Origins } from '../origins/origins.ts';

const FINDS: ReadonlySet<string> = new Set(['getMethod', 'getDeclaredMethod']);
const MOST_METHODS = 200;
const PUBLIC = 0x1;
const SYNTHETIC = 0x1000;

/** Methods of the app that a call may mean which is told the class and not the name. */
export function guessedMethods(origins: Origins, id: number, call: ValueCall): readonly Method[] {
  const { methods } = origins;
  const found = new Set<Method>();
  for (const origin of origins.of(id, call.values[0] ?? 0).origins) {
    if (origin.kind !== 'platform' || origin.instruction < 0 || !FINDS.has(origin.member?.name ?? '')) continue;
    const finder = methods.call(origin.method, origin.instruction);
    const named = origins.of(origin.method, finder?.values[1] ?? 0);
    if (finder === undefined || (named.isComplete && named.origins.every(({ kind }) => kind === 'text'))) continue;
    for (const type of origins.of(origin.method, finder.values[0] ?? 0).origins) {
      if (type.kind !== 'class') continue;
      for (const method of methods.classOf(type.descriptor)?.methods() ?? [])
        if (isNamed(method) && isFound(method, origin.member!.name) && found.size < MOST_METHODS) found.add(method);
    }
  }
  return [...found];
}

/** Bodies of lambdas and what compilers add have names that nobody writes. */
const isNamed = ({ name, hasCode, accessFlags }: Method): boolean =>
  hasCode && !name.startsWith('<') && !name.startsWith('lambda$') && (accessFlags & SYNTHETIC) === 0;

const isFound = ({ accessFlags }: Method, by: string): boolean => by !== 'getMethod' || (accessFlags & PUBLIC) !== 0;
