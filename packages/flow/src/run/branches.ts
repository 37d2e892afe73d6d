import { type Value, withKnown } from '../values/value.ts';

/** Registers of a branch that is taken only when the register is zero, or only when it is not. */
export function narrowed(registers: Value[], register: number, isZero: boolean, isNotZero: boolean): Value[] {
  const value = registers[register]!;
  if (isZero && (value.objects.length > 0 || value.known === undefined)) {
    const copy = registers.slice();
    copy[register] = { objects: [], known: [0], taints: [] };
    return copy;
  }
  if (!isNotZero || value.known?.includes(0) !== true) return registers;
  const copy = registers.slice();
  copy[register] = withKnown(
    value,
    value.known.filter((one) => one !== 0),
  );
  return copy;
}
