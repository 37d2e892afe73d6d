import type { MethodValues } from './method-values.ts';
import { amongst, compared, type Predicate, type Relation, TURNED } from './predicate.ts';
import type { Value } from './value.ts';

/** What must hold for control to go a way: a value compared with a number, or with another value. */
export type Test =
  | { readonly value: Value; readonly asked: Predicate }
  | { readonly value: Value; readonly other: Value; readonly isSame: boolean }
  | { readonly value: Value; readonly other: Value; readonly relation: Exclude<Relation, 'eq' | 'ne'> };

const RELATIONS: readonly Relation[] = ['eq', 'ne', 'lt', 'ge', 'gt', 'le'];
const NEGATED: Readonly<Record<Relation, Relation>> = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' };

/** The test at the end of `block` that lets control go to block `next`; undefined when it may go there without one. */
export function testOf(values: MethodValues, block: number, next: number): Test | undefined {
  const { body } = values;
  const last = body.blocks.start[block + 1]! - 1;
  const op = body.op[last]!;
  if (op === 0x2b || op === 0x2c) return ofSwitch(values, last, block, next);
  if (op < 0x32 || op > 0x3d) return undefined;
  const target = body.blocks.of[body.targets(last)[0] ?? last]!;
  if (target === block + 1) return undefined;
  const written = RELATIONS[(op - 0x32) % 6]!;
  const relation = next === target ? written : NEGATED[written];
  const [left, right] = body.registers(last);
  const value = values.before(last, left!);
  if (op >= 0x38) return { value, asked: compared(relation, 0) };
  return ofTwo(value, values.before(last, right!), relation);
}

function ofTwo(left: Value, right: Value, relation: Relation): Test {
  if (right.kind === 'number') return { value: left, asked: compared(relation, right.value) };
  if (left.kind === 'number') return { value: right, asked: compared(TURNED[relation], left.value) };
  if (relation === 'eq' || relation === 'ne') return { value: left, other: right, isSame: relation === 'eq' };
  return { value: left, other: right, relation };
}

function ofSwitch(values: MethodValues, last: number, block: number, next: number): Test | undefined {
  const { body } = values;
  const cases = values.casesAt(last);
  const value = values.before(last, body.registers(last)[0]!);
  if (next !== block + 1) return { value, asked: amongst(cases.get(next) ?? [], true) };
  const elsewhere = [...cases].flatMap(([to, keys]) => (to === next ? [] : keys));
  return { value, asked: amongst(elsewhere, false) };
}
