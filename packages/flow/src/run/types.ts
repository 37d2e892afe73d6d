import type { Classes } from '../code/classes.ts';
import type { Memory } from '../memory/memory.ts';
import { ANYTHING, known, type Value } from '../values/value.ts';

/** Which types values may be of. */
export class Types {
  readonly classes: Classes;
  readonly memory: Memory;

  constructor(classes: Classes, memory: Memory) {
    this.classes = classes;
    this.memory = memory;
  }

  cast(value: Value, type: string): Value {
    if (value.objects.length === 0 || type === 'Ljava/lang/Object;') return value;
    const left = value.objects.filter((one) => this.#mayBe(one, type));
    return left.length === value.objects.length ? value : { ...value, objects: left };
  }

  isInstance(value: Value, type: string): Value {
    if (value.known === undefined) return ANYTHING;
    const answers = new Set<boolean>();
    for (const one of value.objects) {
      const info = this.memory.table.info(one);
      if (this.classes.isBelow(info.type, type)) answers.add(true);
      else if (info.isOpen || this.#mayBe(one, type)) return ANYTHING;
      else answers.add(false);
    }
    for (const one of value.known) answers.add(isOfType(one, type));
    if (answers.size !== 1) return ANYTHING;
    return known(answers.has(true) ? 1 : 0);
  }

  /** Whether an object may be of a type: what the platform's classes extend is not all known. */
  #mayBe(one: number, type: string): boolean {
    const { classes, memory } = this;
    const info = memory.table.info(one);
    if (info.isOpen || classes.isBelow(info.type, type)) return true;
    if (classes.isOfApp(type)) return false;
    return (
      !classes.isOfApp(info.type) || classes.lineage(info.type).some((above) => above !== 'Ljava/lang/Object;' && !classes.isOfApp(above))
    );
  }
}

function isOfType(value: unknown, type: string): boolean {
  if (typeof value === 'string')
    return type === 'Ljava/lang/String;' || type === 'Ljava/lang/CharSequence;' || type === 'Ljava/lang/Object;';
  if (value === 0) return false;
  return typeof value === 'number' ? type.startsWith('Ljava/lang/') && type !== 'Ljava/lang/String;' : type === 'Ljava/lang/Class;';
}
