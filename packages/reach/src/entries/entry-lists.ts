import { onceFor } from '../once-for.ts';

/** Lists of `data/lists`, compiled, by file name. */
export type Lists = Readonly<Record<string, unknown>>;

/** When the platform calls a method of an object; see `data/lists/entries.yaml`. */
export type When = 'start' | 'again' | 'user-action' | 'system-event' | 'push' | 'result';

/** Methods that the platform calls on objects of classes at or below `base`, in order. */
export interface LifeCycleRow {
  readonly base: string;
  readonly when: When;
  readonly isBackground: boolean;
  readonly methods: readonly string[];
}

export interface EntryLists {
  readonly lifeCycles: readonly LifeCycleRow[];
  /** Direct parents of classes that the app may not hold. */
  readonly parents: ReadonlyMap<string, string>;
  /** Java packages of push SDKs. */
  readonly pushPackages: readonly string[];
  readonly pushActions: ReadonlySet<string>;
  /** Beginnings of actions that the system sends. */
  readonly systemActions: readonly string[];
}

/** The list `entries`, rows that are not as they should be left out. */
export const entryLists = onceFor(readLists);

function readLists(lists: Lists): EntryLists {
  const list = recordOf(lists['entries']);
  return {
    lifeCycles: arrayOf(list['lifeCycles']).flatMap(lifeCycleRow),
    parents: new Map(
      arrayOf(list['libraryParents'])
        .map(textsOf)
        .flatMap(([child, parent]) => (child && parent ? [[child, parent]] : [])),
    ),
    pushPackages: textsOf(list['pushPackages']),
    pushActions: new Set(textsOf(list['pushActions'])),
    systemActions: textsOf(list['systemActions']),
  };
}

const WHEN: ReadonlySet<unknown> = new Set(['start', 'again', 'user-action', 'system-event', 'push', 'result'] satisfies When[]);

function lifeCycleRow(value: unknown): readonly LifeCycleRow[] {
  const { base, when, background, methods } = recordOf(value);
  if (typeof base !== 'string' || !WHEN.has(when)) return [];
  return [{ base, when: when as When, isBackground: background !== undefined, methods: textsOf(methods) }];
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

export const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textsOf = (value: unknown): readonly string[] => arrayOf(value).filter((item) => typeof item === 'string');
