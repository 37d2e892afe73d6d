import type { Body } from '@touchstone/program';

const [CONST_4, CONST_16, RETURN] = [0x12, 0x13, 0x0f];

/** Whether a body decides nothing and always returns the constant: no branch, and what it returns was loaded as such. */
export function alwaysReturns(body: Body | undefined, value: 0 | 1): boolean {
  if (body === undefined) return false;
  const loaded = new Map<number, number | undefined>();
  let returned: number | undefined;
  for (let i = 0; i < body.count; i++) {
    const op = body.op[i]!;
    if (isBranch(op)) return false;
    if (op === RETURN) returned = loaded.get(body.read(i)[0]!);
    const written = body.written(i);
    if (written >= 0) loaded.set(written, op === CONST_4 || op === CONST_16 ? body.literal(i) : undefined);
  }
  return returned === value;
}

/** Switches, conditions and throws; a plain goto decides nothing. */
const isBranch = (op: number) => op === 0x2b || op === 0x2c || (op >= 0x32 && op <= 0x3d) || op === 0x27;
