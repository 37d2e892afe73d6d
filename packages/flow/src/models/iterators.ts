import { ANYTHING, anythingFrom, known, onlyNumber, tainted, type Value, ZERO } from '../values/value.ts';
import { anyElement, elementsOf, orUnknown, sizeOf } from './lists.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** An iterator: it knows what it goes through. */
const iterator: Operation = (call) => {
  const made = call.fresh('Ljava/util/Iterator;', 'i');
  const of = call.isStatic ? call.argument(0) : call.receiver;
  call.memory.put(made.objects[0]!, 'of', of, true);
  return made;
};

/** How many elements it has given, when that is known and it is only one. */
function placeOf({ memory, objects }: PlatformCall): number | undefined {
  const [one] = objects;
  return objects.length !== 1 || memory.isMany(one!) ? undefined : onlyNumber(memory.find(one!, 'at') ?? known(0));
}

/** Sets give their elements in an order of their own. */
const isUnordered = ({ session, memory }: PlatformCall, of: Value): boolean =>
  of.objects.some((one) => session.classes.isBelow(memory.table.info(one).type, 'Ljava/util/Set;'));

const next: Operation = (call) => {
  const { memory, objects, receiver } = call;
  if (objects.length === 0) return anythingFrom(receiver.taints);
  const of = memory.readAll(objects, 'of');
  const place = placeOf(call);
  const elements = of.objects.length === 1 ? elementsOf(call, of.objects[0]!) : undefined;
  if (call.target.name !== 'previous') memory.write(objects, 'at', place === undefined ? ANYTHING : known(place + 1));
  const exact = place === undefined || call.target.name === 'previous' ? undefined : elements?.[place];
  if (exact !== undefined && !isUnordered(call, of)) return tainted(exact, of.taints);
  const value = orUnknown(anyElement(call, of.objects), of.known === undefined);
  return tainted(value, of.taints);
};

const hasNext: Operation = (call) => {
  const lists = call.memory.readAll(call.objects, 'of').objects;
  const sizes = lists.map((list) => sizeOf(call, list));
  const place = placeOf(call);
  if (lists.length === 1 && sizes[0] !== undefined && place !== undefined) return known(place < sizes[0] ? 1 : 0);
  return lists.length > 0 && sizes.every((one) => one === 0) ? ZERO : ANYTHING;
};

export const iteratorOperations: Operations = {
  iterator: iterator,
  'iterator-next': next,
  'iterator-has-next': hasNext,
};
