import type { MethodValues } from '../conditions/method-values.ts';
import type { Value } from '../conditions/value.ts';

/** Which register decides about the result, by instruction: of an element of an array its number, of `instance-of` the object. */
const DECIDES: ReadonlyMap<number, number> = new Map([
  [0x20, 1],
  [0x44, 2],
  [0x46, 2],
]);

/** The value that decides about the result of the instruction `at`; undefined for instructions of which that is not known. */
export function askedAt(at: number, values: MethodValues): Value | undefined {
  const register = at < 0 ? undefined : DECIDES.get(values.body.op[at]!);
  return register === undefined ? undefined : values.before(at, values.body.registers(at)[register]!);
}
