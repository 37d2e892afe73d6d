import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
import type { FieldValue } from '../conditions/value.ts';

/**
 * Whether a static field has been written by its class's initialiser before anybody can look at it: there in the first block, and before any call
 * but those that make plain objects, and no other class of the app is made ready before. What stood there before it nobody sees.
 */
export function isWrittenFirst(constants: ConstantValues, { class: owner, name, isStatic }: FieldValue): boolean {
  if (!isStatic || hasInitialiser(constants, owner, false)) return false;
  const { program } = constants.methods;
  return program.accessesOf({ class: owner, name }).some(({ method, instruction, access }) => {
    if (access !== 'write' || method.name !== '<clinit>' || method.class !== owner) return false;
    const frame = constants.frames.of(method.id);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    return frame !== undefined && i >= 0 && frame.values.body.blocks.of[i] === 0 && makesOnly(constants, frame, owner, i, 0);
  });
}

const DEEPEST = 2;
const CLINIT = '<clinit>';

/** Whether what a method does before an instruction calls nothing but constructors that call nothing either, and makes no other class ready. */
function makesOnly(constants: ConstantValues, { values }: Frame, owner: string, end: number, depth: number): boolean {
  const { body } = values;
  for (let i = 0; i < end; i++) {
    const used = usedAt(values, i);
    if (used !== undefined && used !== owner && hasInitialiser(constants, used, true)) return false;
    if (!body.isInvoke(i)) continue;
    const call = values.madeAt(i);
    if (call.kind !== 'call' || call.target.name !== '<init>') return false;
    const [maker] = constants.targets(call);
    const frame = maker === undefined ? undefined : constants.frames.of(maker.id);
    if (maker !== undefined && (frame === undefined || depth >= DEEPEST)) return false;
    if (frame !== undefined && !makesOnly(constants, frame, owner, frame.values.body.count, depth + 1)) return false;
  }
  return true;
}

/** The class that an instruction makes ready: by making an object of it, or by a static field of it. */
function usedAt({ body }: Frame['values'], i: number): string | undefined {
  const op = body.op[i]!;
  if (op === NEW) return body.file.dex.typeDescriptor(body.reference(i));
  return op >= FIRST_STATIC && op <= LAST_STATIC ? fieldAt(body, i)?.class : undefined;
}

const NEW = 0x22;
const FIRST_STATIC = 0x60;
const LAST_STATIC = 0x6d;

/** Whether a class of the app, or one above it, has code that makes it ready. */
function hasInitialiser({ methods }: ConstantValues, type: string, withItself: boolean): boolean {
  return [...(withItself ? [type] : []), ...methods.ancestors(type)].some((one) => methods.own(one, CLINIT, '()V') !== undefined);
}
