import type { MethodName } from '@touchstone/program';
import type { Reflected } from '../evaluate/index.ts';
import type { ValueCall, ValueId } from '../origins/method-values.ts';

import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';

const FINDS_METHOD = new Set(['getMethod', 'getDeclaredMethod', 'findVirtual', 'findStatic', 'findSpecial']);
const FINDS_FIELD = new Set(['getField', 'getDeclaredField']);

/**
 * Members that a reflective call can mean as values flow, for what is found in one method and kept for another. Undefined
 * when they are not all known by class and name.
 */
export function foundBy(origins: Origins, id: number, call: ValueCall, target: MethodName): readonly Reflected[] | undefined {
  const receiver = origins.of(id, call.values[0] ?? 0);
  if (!receiver.isComplete || receiver.origins.length === 0) return undefined;
  const found: Reflected[] = [];
  for (const origin of receiver.origins) {
    if (origin.kind === 'number') continue;
    const members =
      origin.kind === 'class' ? [{ class: origin.descriptor, name: '<init>', parameters: [], isField: false }] : membersOf(origins, origin);
    if (members === undefined) return undefined;
    const given = target.class === 'Ljava/lang/reflect/Method;' ? argumentsOf(origins, id, call.values[2]) : [];
    for (const member of members) found.push({ name: target.name, member, receiver: undefined, arguments: given });
  }
  return found.length === 0 ? undefined : found;
}

function membersOf(origins: Origins, origin: Origin): readonly NonNullable<Reflected['member']>[] | undefined {
  if (origin.kind !== 'platform' || origin.instruction < 0 || origin.member === undefined) return undefined;
  const { name } = origin.member;
  const finder = origins.methods.call(origin.method, origin.instruction);
  if (finder === undefined) return undefined;
  const isHandle = name.startsWith('find');
  const isConstructor = name === 'getConstructor' || name === 'getDeclaredConstructor' || name === 'findConstructor';
  if (!isConstructor && !FINDS_METHOD.has(name) && !FINDS_FIELD.has(name)) return undefined;
  const classes = origins.of(origin.method, finder.values[isHandle ? 1 : 0] ?? 0);
  const names = isConstructor ? undefined : origins.of(origin.method, finder.values[isHandle ? 2 : 1] ?? 0);
  if (!classes.isComplete || names?.isComplete === false) return undefined;
  const texts = names === undefined ? ['<init>'] : names.origins.flatMap((one) => (one.kind === 'text' ? [one.value] : []));
  const types = classes.origins.flatMap((one) => (one.kind === 'class' ? [one.descriptor] : []));
  if (texts.length === 0 || types.length === 0) return undefined;
  const isField = FINDS_FIELD.has(name);
  return types.flatMap((type) => texts.map((text) => ({ class: type, name: text, parameters: undefined, isField })));
}

/** Constants in the array of arguments. */
function argumentsOf(origins: Origins, id: number, array: ValueId | undefined): Reflected['arguments'] {
  const items = (origins.methods.values(id)?.items ?? []).filter((item) => item.array === array);
  return items.map(({ value }) => {
    const [only, other] = origins.of(id, value).origins;
    return other === undefined && (only?.kind === 'text' || only?.kind === 'number') ? only.value : undefined;
  });
}
