import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
import { type FieldValue, only } from '../conditions/value.ts';

/**
 * Whether a field has been written before anybody can look at it, by its class's initialiser or by each constructor: in the first block,
 * before any call but those that make plain objects. Before a static field no other class of the app is made ready, which could look at it;
 * an object that is being made nobody else has. What stood there nobody sees.
 */
export function isWrittenFirst(constants: ConstantValues, field: FieldValue): boolean {
  const { methods } = constants;
  const { class: owner, isStatic } = field;
  if (isStatic && hasInitialiser(constants, owner, false)) return false;
  if (!isStatic && ASKED_WHILE_MADE.some((type) => methods.program.isSubtype(owner, type))) return false;
  const makers = (methods.classOf(owner)?.methods() ?? []).filter(({ name }) => name === (isStatic ? CLINIT : '<init>'));
  return makers.length > 0 && makers.every(({ id }) => writesFirst(constants, constants.frames.of(id), field));
}

function writesFirst(constants: ConstantValues, frame: Frame | undefined, { class: owner, name, isStatic }: FieldValue): boolean {
  const { body } = frame?.values ?? {};
  for (let i = 0; frame !== undefined && body !== undefined && i < body.count && body.blocks.of[i] === 0; i++) {
    if (!isPut(body.op[i]!)) continue;
    const put = fieldAt(body, i);
    if (put?.class !== owner || put.name !== name) continue;
    const object = isStatic ? undefined : only(frame.values.before(i, body.registers(i)[1]!));
    return (
      (isStatic || (object?.kind === 'parameter' && object.index < 0)) && makesOnly(constants, frame, isStatic ? owner : undefined, i, 0)
    );
  }
  return false;
}

/** Writes of instance fields and of static ones. */
const isPut = (op: number): boolean => (op >= 0x59 && op <= 0x5f) || (op >= 0x67 && op <= 0x6d);

/** Classes of the platform whose constructors call methods that classes below may have. */
const ASKED_WHILE_MADE = [
  'Landroid/view/View;',
  'Landroid/preference/Preference;',
  'Landroidx/preference/Preference;',
  'Landroid/graphics/drawable/Drawable;',
];
const DEEPEST = 2;
const CLINIT = '<clinit>';

/** Whether what a method does before an instruction calls nothing but constructors that call nothing either. @param owner the one class that may be made ready; undefined for any */
function makesOnly(constants: ConstantValues, { values }: Frame, owner: string | undefined, end: number, depth: number): boolean {
  const { body } = values;
  for (let i = 0; i < end; i++) {
    const used = owner === undefined ? undefined : usedAt(values, i);
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
