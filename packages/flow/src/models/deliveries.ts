import type { Kind } from '../life/manifest-components.ts';
import { desk } from '../life/places.ts';
import { targetsOf } from '../life/targets.ts';
import { ANYTHING, objects, type Value } from '../values/value.ts';
import type { PlatformCall } from './platform-call.ts';

export const INTENT = 'Landroid/content/Intent;';

/** Intents among the arguments, in arrays too. */
export function intentsOf({ arguments: given, memory, session, target }: PlatformCall): Value {
  const plain = target.parameters.findIndex((type) => type === INTENT || type === '[Landroid/content/Intent;');
  const value = given[Math.max(plain, 0)] ?? ANYTHING;
  const arrays = value.objects.filter((one) => memory.table.info(one).type.startsWith('['));
  const inside = memory.readAll(arrays, '[');
  const isIntent = (one: number) => session.classes.isBelow(memory.table.info(one).type, INTENT);
  return { ...value, objects: [...new Set([...value.objects, ...inside.objects])].filter(isIntent).sort((a, b) => a - b) };
}

/** Components that an intent which names none is given to, when it carries nothing from a source. */
const MOST_GUESSED = 8;

/** Leaves a copy of the intents with each component that they may start; what goes to nobody of the app has left it. */
export function deliver(call: PlatformCall, intents: Value, kind: Kind, also: (type: string) => void = () => undefined): void {
  const { session, memory } = call;
  for (const intent of intents.objects) {
    const { own, isForeign, isNamed } = targetsOf(session, intent, kind);
    const isVague = !isNamed && own.length > MOST_GUESSED && call.taintsOf(objects([intent])).length === 0;
    for (const type of isVague ? [] : own) {
      if (session.work.isOver) break;
      memory.add(desk(session, type), 'intent', snapshot(call, intent, type));
      also(type);
    }
    if (kind === 'receiver') continue;
    session.sendings.note(call, intent, isForeign);
  }
  if (intents.objects.length === 0 && intents.taints.length > 0) session.sendings.leave(call, intents.taints);
}

/** The intent as it is now: the app may go on changing its own. */
export function snapshot(call: PlatformCall, intent: number, part: string): Value {
  const copy = call.fresh(INTENT, `sent ${intent} ${part}`);
  for (const [name, value] of [...call.memory.cellsOf(intent)]) call.memory.put(copy.objects[0]!, name, value, true);
  return copy;
}
