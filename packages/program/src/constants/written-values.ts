import type { Formatted } from './format-text.ts';
import { shown } from './format-text.ts';
import type { Machine } from './machine.ts';
import type { ValueId } from './values.ts';

/** What a value looks like as text where a place of the type takes it: a number in a `C` is a character. */
export function writtenAs(machine: Machine, id: ValueId, type: string): ValueId | undefined {
  const value = machine.values.get(id);
  if (value?.kind === 'text') return id;
  const argument = formattedAs(machine, id, type);
  return argument === undefined ? undefined : machine.values.text(shown(argument));
}

/** A text, a number of a primitive type, or one in its box. A 0 where an object goes is null, and not known. */
export function formattedAs(machine: Machine, id: ValueId, type: string): Formatted | undefined {
  const value = machine.values.get(id);
  if (value?.kind === 'text') return { type: 'text', value: value.value };
  if (value?.kind === 'number') return isPrimitive(type) ? { type, value: value.value } : undefined;
  if (value?.kind !== 'call' || value.items.length !== 1) return undefined;
  const box = machine.references.get(value.method);
  const inside = machine.numberOf(value.items[0]);
  const primitive = box.name === 'valueOf' && Object.hasOwn(BOXES, box.class) ? BOXES[box.class] : undefined;
  return inside === undefined || primitive === undefined || box.parameters[0] !== primitive
    ? undefined
    : { type: primitive, value: inside };
}

type Primitive = Exclude<Formatted['type'], 'text'>;

const BOXES: Readonly<Record<string, Primitive>> = {
  'Ljava/lang/Integer;': 'I',
  'Ljava/lang/Long;': 'J',
  'Ljava/lang/Short;': 'S',
  'Ljava/lang/Byte;': 'B',
  'Ljava/lang/Character;': 'C',
  'Ljava/lang/Boolean;': 'Z',
};

const isPrimitive = (type: string): type is Primitive => type.length === 1 && 'IJSBCZ'.includes(type);
