import { ANYTHING, classes, onlyNumber, tainted, type Value, ZERO } from '../values/value.ts';
import { anyElement, elementsOf, MOST_PLACES, REST } from './lists.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** arraycopy(from, at, to, at, length): one by one when all is known. */
const arrayCopy: Operation = (call) => {
  const [from, to] = [call.argument(0), call.argument(2)];
  const [start, target, length] = [1, 3, 4].map((k) => onlyNumber(call.argument(k)));
  const elements = from.objects.length === 1 ? elementsOf(call, from.objects[0]!) : undefined;
  for (const array of to.objects) {
    if (elements === undefined || start === undefined || target === undefined || length === undefined || length > MOST_PLACES) {
      call.memory.add(array, REST, tainted(anyElement(call, from.objects), from.taints));
      continue;
    }
    const isSure = to.objects.length === 1 && !call.memory.isMany(array);
    for (let k = 0; k < length; k++) call.memory.put(array, `[${target + k}]`, elements[start + k] ?? ZERO, isSure);
  }
  return ZERO;
};

const fill: Operation = (call) => {
  for (const array of call.argument(0).objects) call.memory.add(array, REST, call.argument(call.target.parameters.length - 1));
  return ZERO;
};

/** Array.newInstance(type, length or lengths): rows of a grid are arrays of their own. */
const newArray: Operation = (call) => {
  const lengths = call.argument(1);
  const sizes = lengths.objects.length === 1 ? (elementsOf(call, lengths.objects[0]!) ?? []) : [lengths];
  const type = classes(call.argument(0))[0]?.descriptor ?? 'Ljava/lang/Object;';
  return grid(call, type, sizes, '');
};

const MOST_ROWS = 32;

function grid(call: PlatformCall, type: string, [size = ANYTHING, ...inner]: readonly Value[], path: string): Value {
  const made = call.fresh('['.repeat(inner.length + 1) + type, `a${path}`);
  const [array] = made.objects as readonly [number];
  call.memory.put(array, 'length', { ...size, taints: [] }, true);
  if (inner.length === 0) return made;
  const rows = onlyNumber(size);
  if (rows === undefined || rows > MOST_ROWS) call.memory.put(array, REST, grid(call, type, inner, `${path}.*`), true);
  else for (let k = 0; k < rows; k++) call.memory.put(array, `[${k}]`, grid(call, type, inner, `${path}.${k}`), true);
  return made;
}

export const arrayOperations: Operations = {
  'array-copy': arrayCopy,
  'array-fill': fill,
  'array-new': newArray,
};
