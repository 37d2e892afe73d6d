import type { Machine } from './machine.ts';
import type { MethodReference } from './method-references.ts';
import { UNKNOWN, type ValueId, type Values } from './values.ts';

/** Collections whose contents are followed as far as the method itself fills them. */
export const LISTS: ReadonlySet<string> = new Set(
  ['ArrayList', 'LinkedList', 'Vector', 'Stack', 'ArrayDeque', 'HashSet', 'LinkedHashSet', 'TreeSet'].map((name) => `Ljava/util/${name};`),
);

const ADDERS = new Set(['add', 'addAll', 'addFirst', 'addLast', 'addElement', 'offer', 'push']);
/** What makes a list of the items of an array. */
const MAKERS: Readonly<Record<string, ReadonlySet<string>>> = {
  'Ljava/util/Arrays;': new Set(['asList']),
  'Ljava/util/List;': new Set(['of']),
  'Ljava/util/Set;': new Set(['of']),
  'Lkotlin/collections/CollectionsKt;': new Set(['listOf', 'mutableListOf', 'arrayListOf']),
};

/** Carries out a call that fills a list or takes what is in it. @returns whether it was one */
export function listCall(machine: Machine, at: number, { class: owner, name }: MethodReference, items: readonly ValueId[]): boolean {
  const { values } = machine;
  if (Object.hasOwn(MAKERS, owner) && MAKERS[owner]!.has(name)) {
    machine.result = values.list('Ljava/util/ArrayList;', at, itemsOf(values, items));
    return true;
  }
  const list = items[0] ?? UNKNOWN;
  const value = values.get(list);
  if (value?.kind !== 'list') return false;
  const isAddAll = owner === 'Ljava/util/Collections;' && name === 'addAll';
  if (isAddAll || (ADDERS.has(name) && items.length > 1)) {
    const added = name === 'addAll' ? itemsOf(values, items.slice(-1)) : items.slice(-1);
    machine.replace(list, values.list(value.class, value.at, [...value.items, ...added]));
    return false;
  }
  if (name !== 'toArray') return false;
  machine.result = values.array(at, value.items);
  return true;
}

/** What is in the arrays and lists among the values, and the others as they are. */
export function itemsOf(values: Values, ids: readonly ValueId[]): readonly ValueId[] {
  return ids.flatMap((id) => {
    const value = values.get(id);
    return value?.kind === 'array' || value?.kind === 'list' ? value.items : [id];
  });
}
