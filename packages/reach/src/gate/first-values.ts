import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { FieldValue } from '../conditions/value.ts';

/**
 * Whether a static field has been written by its class's initialiser before anybody can look at it: there in the first block, and before any call
 * but those that make plain objects. What stood there before it nobody sees.
 */
export function isWrittenFirst(constants: ConstantValues, { class: owner, name, isStatic }: FieldValue): boolean {
  if (!isStatic) return false;
  const { program } = constants.methods;
  return program.accessesOf({ class: owner, name }).some(({ method, instruction, access }) => {
    if (access !== 'write' || method.name !== '<clinit>' || method.class !== owner) return false;
    const frame = constants.frames.of(method.id);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    return frame !== undefined && i >= 0 && frame.values.body.blocks.of[i] === 0 && makesOnly(constants, frame, i, 0);
  });
}

const DEEPEST = 2;

/** Whether what a method does before an instruction calls nothing but constructors that call nothing either. */
function makesOnly(constants: ConstantValues, { values }: Frame, end: number, depth: number): boolean {
  for (let i = 0; i < end; i++) {
    if (!values.body.isInvoke(i)) continue;
    const call = values.madeAt(i);
    if (call.kind !== 'call' || call.target.name !== '<init>') return false;
    const [maker] = constants.targets(call);
    const frame = maker === undefined ? undefined : constants.frames.of(maker.id);
    if (maker !== undefined && (frame === undefined || depth >= DEEPEST)) return false;
    if (frame !== undefined && !makesOnly(constants, frame, frame.values.body.count, depth + 1)) return false;
  }
  return true;
}
