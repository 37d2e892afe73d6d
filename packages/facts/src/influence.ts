import type { Body, Program } from '@touchstone/program';

/** What becomes of a value inside one method. */
export interface Influence {
  /** Whether a branch or switch rests on it, or on what was made of it. */
  isBranchedOn: boolean;
  isReturned: boolean;
  /** Invokes that it is given to or made on, as instructions. */
  readonly invokes: Set<number>;
  /** Fields that it is stored in, by their row in the file's table. */
  readonly fields: Set<number>;
}

/**
 * Follows what register `register` holds after instruction `from` along all ways through a method. What is made of the value
 * counts as the value: results of calls, parts, arrays and collections that it is put into.
 *
 * @param budget instructions that may still be looked at
 */
export function influenceOf(body: Body, from: number, register: number, budget: { left: number }): Influence {
  const influence: Influence = { isBranchedOn: false, isReturned: false, invokes: new Set(), fields: new Set() };
  const { blocks } = body;
  const states = new Map<number, Set<number>>();
  const run = (first: number, block: number, registers: Set<number>) => {
    const end = blocks.start[block + 1]!;
    for (let i = first; i < end && registers.size > 0; i++) {
      budget.left--;
      step(body, i, registers, influence);
    }
    if (registers.size === 0) return;
    for (const next of blocks.successorsOf(block)) {
      const known = states.get(next);
      if (known === undefined) states.set(next, new Set(registers));
      else if (![...registers].every((one) => known.has(one))) for (const one of registers) known.add(one);
      else continue;
      waiting.add(next);
    }
  };
  const waiting = new Set<number>();
  run(from + 1, blocks.of[from]!, new Set([register]));
  for (const block of waiting) {
    if (budget.left <= 0) break;
    waiting.delete(block);
    run(blocks.start[block]!, block, new Set(states.get(block)));
  }
  return influence;
}

/** The register that takes what an instruction makes; of an invoke that of the `move-result` behind it, -1 for none. */
export function resultRegister(body: Body, i: number): number {
  if (!takesResult(body, i)) return body.written(i);
  const isTaken = i + 1 < body.count && body.op[i + 1]! >= MOVE_RESULT && body.op[i + 1]! <= MOVE_RESULT_OBJECT;
  return isTaken ? body.written(i + 1) : -1;
}

const [MOVE_RESULT, MOVE_RESULT_OBJECT] = [0x0a, 0x0c];
const [CHECK_CAST, FILLED_NEW_ARRAY, FILLED_NEW_ARRAY_RANGE] = [0x1f, 0x24, 0x25];
const takesResult = (body: Body, i: number) => body.isInvoke(i) || body.op[i] === FILLED_NEW_ARRAY || body.op[i] === FILLED_NEW_ARRAY_RANGE;

const isReturn = (op: number) => op >= 0x0f && op <= 0x11;
const isBranch = (op: number) => op === 0x2b || op === 0x2c || (op >= 0x32 && op <= 0x3d);
const isArrayStore = (op: number) => op >= 0x4b && op <= 0x51;
const isFieldStore = (op: number) => (op >= 0x59 && op <= 0x5f) || (op >= 0x67 && op <= 0x6d);

function step(body: Body, i: number, registers: Set<number>, influence: Influence): void {
  const op = body.op[i]!;
  // What an invoke makes was noted at the invoke.
  if ((op >= MOVE_RESULT && op <= MOVE_RESULT_OBJECT) || op === CHECK_CAST) return;
  const read = takesResult(body, i) && body.isInvoke(i) ? body.argumentRegisters(i) : body.read(i);
  const isRead = read.some((register) => registers.has(register));
  if (isRead && isBranch(op)) influence.isBranchedOn = true;
  if (isRead && isReturn(op)) influence.isReturned = true;
  if (isFieldStore(op) && registers.has(read[0]!)) influence.fields.add(body.reference(i));
  if (isArrayStore(op)) {
    if (registers.has(read[0]!)) registers.add(read[1]!);
    return;
  }
  if (isRead && body.isInvoke(i)) {
    influence.invokes.add(i);
    if (keepsWhatItGets(body, i)) registers.add(read[0]!);
  }
  const written = resultRegister(body, i);
  if (written < 0) return;
  if (isRead) registers.add(written);
  else registers.delete(written);
}

/** Class and name of the method that an invoke names, both empty when it names none. */
export function targetOf(body: Body, i: number): { readonly class: string; readonly name: string } {
  const { dex } = body.file;
  const method = body.reference(i);
  const isMethod = method >= 0 && method < dex.tables.methodCount && body.op[i]! < INVOKE_CUSTOM;
  return isMethod ? { class: dex.methodClass(method), name: dex.methodName(method) } : { class: '', name: '' };
}

const INVOKE_CUSTOM = 0xfc;

/** Constructors and what fills a collection or builder: the object that they are called on holds the value afterwards. */
function keepsWhatItGets(body: Body, i: number): boolean {
  return KEEPERS.has(targetOf(body, i).name);
}

const KEEPERS: ReadonlySet<string> = new Set(['<init>', 'add', 'addAll', 'append', 'push', 'offer', 'addLast', 'addFirst']);

/** The instruction of a method at a site, with the method's body; undefined where there is no code. */
export function instructionAt(
  program: Program,
  method: number,
  instruction: number,
): { readonly body: Body; readonly i: number } | undefined {
  const body = program.body(method);
  const i = body === undefined ? -1 : body.indexOf(instruction);
  return body === undefined || i < 0 ? undefined : { body, i };
}
