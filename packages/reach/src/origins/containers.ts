/** What methods of platform collections and references do with what they hold. */
export type ContainerStep =
  | { readonly does: 'put'; readonly value: number; readonly key?: number } // operands of the call, receiver 0
  | { readonly does: 'put-all'; readonly from: number }
  | { readonly does: 'get'; readonly key?: number } // gives an element
  | { readonly does: 'view' }; // gives another view of the same container

const put = (value: number, key?: number): ContainerStep => (key === undefined ? { does: 'put', value } : { does: 'put', value, key });
const get: ContainerStep = { does: 'get' };
const getByKey: ContainerStep = { does: 'get', key: 1 };
const view: ContainerStep = { does: 'view' };

/** By name and number of operands with the receiver; without a number for any. */
const STEPS: Readonly<Record<string, ContainerStep>> = {
  'add/2': put(1),
  'add/3': put(2),
  addFirst: put(1),
  addLast: put(1),
  addElement: put(1),
  addAll: { does: 'put-all', from: 1 },
  offer: put(1),
  offerFirst: put(1),
  offerLast: put(1),
  push: put(1),
  'put/2': put(1),
  'put/3': put(2, 1),
  putIfAbsent: put(2, 1),
  putAll: { does: 'put-all', from: 1 },
  append: put(2, 1),
  'set/2': put(1),
  'set/3': put(2),
  lazySet: put(1),
  getAndSet: put(1),
  compareAndSet: put(2),
  setValue: put(1),
  postValue: put(1),
  'get/1': get,
  'get/2': getByKey,
  getOrDefault: getByKey,
  getValue: get,
  getFirst: get,
  getLast: get,
  take: get,
  takeFirst: get,
  poll: get,
  pollFirst: get,
  pollLast: get,
  peek: get,
  peekFirst: get,
  peekLast: get,
  pop: get,
  'remove/1': get,
  'remove/2': getByKey,
  removeFirst: get,
  removeLast: get,
  element: get,
  elementAt: get,
  firstElement: get,
  lastElement: get,
  first: get,
  last: get,
  valueAt: get,
  next: get,
  previous: get,
  nextElement: get,
  orElse: get,
  orElseThrow: get,
  iterator: view,
  listIterator: view,
  descendingIterator: view,
  entrySet: view,
  values: view,
  keySet: view,
  elements: view,
  subList: view,
  clone: view,
  stream: view,
  toArray: view,
  snapshot: view,
};

const HOLDERS = [
  'Ljava/util/',
  'Ljava/lang/ref/',
  'Landroid/util/SparseArray;',
  'Landroid/util/LongSparseArray;',
  'Landroid/util/ArrayMap;',
  'Landroid/util/ArraySet;',
  'Landroid/util/LruCache;',
  'Ljava/lang/ThreadLocal;',
  'Ljava/lang/Iterable;',
  'Landroidx/lifecycle/MutableLiveData;',
  'Landroidx/lifecycle/LiveData;',
  'Landroidx/collection/',
  'Lkotlin/Lazy;',
];

/** Static methods that give a container of their arguments, or the one they are given. */
const MAKERS = new Set([
  'Ljava/util/Arrays;->asList',
  'Ljava/util/List;->of',
  'Ljava/util/Set;->of',
  'Ljava/util/Optional;->of',
  'Ljava/util/Optional;->ofNullable',
  'Lkotlin/collections/CollectionsKt;->listOf',
  'Lkotlin/collections/CollectionsKt;->mutableListOf',
  'Lkotlin/collections/CollectionsKt;->arrayListOf',
  'Lkotlin/collections/SetsKt;->setOf',
]);
const MAKER_NAMES = /^(?:singleton|synchronized|unmodifiable|checked)/;

export function containerStep(type: string, name: string, operands: number): ContainerStep | undefined {
  if (!isHolder(type)) return undefined;
  const exact = `${name}/${operands}`;
  if (Object.hasOwn(STEPS, exact)) return STEPS[exact];
  return Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
}

export const isHolder = (type: string): boolean => HOLDERS.some((prefix) => type.startsWith(prefix));

/** Whether a static method makes a container of what it is given. */
export const makesContainer = (type: string, name: string): boolean =>
  MAKERS.has(`${type}->${name}`) || (type === 'Ljava/util/Collections;' && MAKER_NAMES.test(name));

/** Methods of the platform that give back one of their operands. */
const SAME: Readonly<Record<string, number>> = {
  'Ljava/util/Objects;->requireNonNull': 0,
  'Ljava/lang/Class;->cast': 1,
  'Landroidx/core/util/Preconditions;->checkNotNull': 0,
};

/** The operand that a call of the platform returns; undefined when it is none. */
export function sameAs(type: string, name: string): number | undefined {
  const key = `${type}->${name}`;
  return Object.hasOwn(SAME, key) ? SAME[key] : undefined;
}
