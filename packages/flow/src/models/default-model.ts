import { isReference } from '../code/references.ts';
import { union } from '../values/sorted.ts';
import { anythingFrom, joinAll, objects, tainted, type Value, ZERO } from '../values/value.ts';
import type { PlatformCall } from './platform-call.ts';

const GETTER = /^(get|is|has|find|equals|hashCode|size|length|contains|indexOf|to[A-Z])/;
const FILLS = /^(read|get|copy|transfer|digest|doFinal|update|next)/;

/**
 * What is assumed of code that nobody described: the result depends on all that is given; what is called keeps what it is given,
 * unless it only asks; a buffer that is given is filled with what is called.
 */
export function defaultModel(call: PlatformCall): Value {
  const { memory, session, target, arguments: given, receiver } = call;
  const own = objectsThatKeep(call);
  const fromArguments = call.taintsGiven();
  const inReceiver = own.length === receiver.objects.length ? call.taintsOf(receiver) : receiver.taints;
  if (!GETTER.test(target.name) || target.name === '<init>') {
    const held = given.flatMap((value) => value.objects).filter((one) => !session.isComponent(memory.table.info(one).type));
    if (fromArguments.length > 0 || held.length > 0) {
      const kept: Value = { objects: [...new Set(held)].sort((a, b) => a - b), known: [], taints: fromArguments };
      for (const one of own) memory.add(one, '*', kept);
    }
  }
  if (inReceiver.length > 0 && FILLS.test(target.name)) {
    for (const value of given) {
      for (const one of value.objects) if (memory.table.info(one).type.startsWith('[')) memory.add(one, '[*]', anythingFrom(inReceiver));
    }
  }
  return freshResult(call, union(fromArguments, inReceiver), call.isStatic ? given.flatMap((value) => value.objects) : own);
}

/** The result of a call as its declared type wants it. @param from objects whose content may be handed out */
export function freshResult(call: PlatformCall, taints: readonly number[], from: readonly number[] = []): Value {
  const { memory, session, target, receiver } = call;
  const { returns } = target;
  if (returns === 'V') return ZERO;
  if (!isReference(returns) || session.isValueType(returns) || returns === 'Ljava/lang/CharSequence;') return anythingFrom(taints);
  const isFluent = !call.isStatic && receiver.objects.length > 0 && returns === target.class;
  if (isFluent) return tainted(objects(receiver.objects), receiver.taints);
  const open = session.allocateOpen(call.frame, returns);
  if (taints.length > 0) memory.put(open, returns.startsWith('[') ? '[*]' : '*', anythingFrom(taints), true);
  const inside = from.flatMap((one) => heldIn(call, one)).filter((one) => isKept(call, one, returns));
  const result: Value = { objects: [open], known: [0], taints };
  return inside.length === 0 ? result : joinAll([result, objects([...new Set(inside)].sort((a, b) => a - b))]);
}

/** What an object holds without telling it apart, and elements of lists. */
function heldIn({ memory }: PlatformCall, one: number): readonly number[] {
  const held = [...memory.cellsOf(one)].filter(([name]) => name === '*' || name.startsWith('[') || name.startsWith('k:'));
  return held.flatMap(([, value]) => value.objects);
}

const isKept = ({ session }: PlatformCall, one: number, type: string) => session.classes.isBelow(session.memory.table.info(one).type, type);

/** Objects of the receiver that take in what they are given: not screens and services. */
function objectsThatKeep({ session, memory, receiver }: PlatformCall): readonly number[] {
  return receiver.objects.filter((one) => !session.isComponent(memory.table.info(one).type));
}
