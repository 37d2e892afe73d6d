import type { EdgeHow } from '../edge.ts';
import { onceFor } from '../once-for.ts';
import type { Trigger } from '../trigger.ts';

/** What a call takes the object from that it sets going. */
export type Subject =
  | { readonly kind: 'receiver' }
  | { readonly kind: 'argument'; readonly index: number }
  | { readonly kind: 'each'; readonly index: number }
  | { readonly kind: 'message' }
  /** Listeners that were set on the receiver. */
  | { readonly kind: 'listeners' };

/** A method of the platform that makes it call methods of an object; see `data/lists/hand-overs.yaml`. */
export interface CallRow {
  readonly on: readonly string[];
  readonly subject: Subject;
  /** Number of arguments, receiver left out, where overloads differ. */
  readonly arguments: number | undefined;
  readonly runs: readonly string[];
  readonly how: EdgeHow;
  readonly trigger: Trigger | 'same';
  readonly repeated: 'no' | 'timer';
  readonly isDelayed: boolean;
}

/** What the platform calls of an object of a type. */
export interface TypeRow {
  readonly type: string;
  /** Undefined: whatever may override one of the type's methods. */
  readonly runs: readonly string[] | undefined;
  readonly how: EdgeHow;
  readonly trigger: Trigger | 'same';
  readonly repeated: 'no' | 'timer';
  readonly toBackground: boolean;
  /** Trigger of single methods, which are called besides `runs`. */
  readonly methods: ReadonlyMap<string, Trigger | 'same'>;
  /** Only methods with this annotation, by descriptor. */
  readonly annotation: string | undefined;
  /** Also when code of the app takes it: a library that is inside. */
  readonly isEverywhere: boolean;
}

export interface BusRow {
  readonly on: ReadonlySet<string>;
  readonly post: ReadonlySet<string>;
  readonly register: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

export interface HandOverLists {
  /** By name of the method. */
  readonly calls: ReadonlyMap<string, readonly CallRow[]>;
  readonly carriers: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, TypeRow>;
  readonly keeperClasses: ReadonlySet<string>;
  readonly keeperNames: ReadonlySet<string>;
  readonly holders: readonly string[];
  readonly bridge: { readonly call: string; readonly annotation: string };
  readonly buses: readonly BusRow[];
}

/** The list `hand-overs`; what it does not say is empty. */
export const handOverLists = onceFor(readLists);

function readLists(lists: Readonly<Record<string, unknown>>): HandOverLists {
  const list = recordOf(lists['hand-overs']);
  const calls = new Map<string, CallRow[]>();
  for (const row of arrayOf(list['calls'])) {
    for (const name of textsOf(recordOf(row)['names'])) calls.set(name, [...(calls.get(name) ?? []), callRow(recordOf(row))]);
  }
  const types = arrayOf(list['types']).map((row) => typeRow(recordOf(row)));
  const keepers = arrayOf(list['keepers']).map(recordOf);
  const bridge = recordOf(list['bridges']);
  return {
    calls,
    carriers: new Set(textsOf(list['carriers']).map(descriptor)),
    types: new Map(types.map((row) => [row.type, row])),
    keeperClasses: new Set(keepers.flatMap((row) => textsOf(row['on']).map(descriptor))),
    keeperNames: new Set(keepers.flatMap((row) => textsOf(row['names']))),
    holders: textsOf(list['holders']).map((prefix) => `L${prefix.replaceAll('.', '/')}`),
    bridge: { call: textOf(bridge['call']), annotation: descriptor(textOf(bridge['annotation'])) },
    buses: arrayOf(list['buses']).map((row) => busRow(recordOf(row))),
  };
}

function callRow(row: Readonly<Record<string, unknown>>): CallRow {
  return {
    on: textsOf(row['on']).map(descriptor),
    subject: subjectOf(row['of']),
    arguments: typeof row['arguments'] === 'number' ? row['arguments'] : undefined,
    runs: textsOf(row['runs']),
    how: howOf(row['how']),
    trigger: triggerOf(row['trigger']),
    repeated: row['repeated'] === 'timer' ? 'timer' : 'no',
    isDelayed: row['isDelayed'] === true || row['how'] === 'timer',
  };
}

function typeRow(row: Readonly<Record<string, unknown>>): TypeRow {
  return {
    type: descriptor(textOf(row['type'])),
    runs: row['runs'] === undefined ? undefined : textsOf(row['runs']),
    how: howOf(row['how']),
    trigger: triggerOf(row['trigger']),
    repeated: row['repeated'] === 'timer' ? 'timer' : 'no',
    toBackground: row['toBackground'] === true,
    methods: new Map(Object.entries(recordOf(row['methods'])).map(([name, trigger]) => [name, triggerOf(trigger)])),
    annotation: row['isAnnotated'] === undefined ? undefined : descriptor(textOf(row['isAnnotated'])),
    isEverywhere: row['isEverywhere'] === true,
  };
}

function busRow(row: Readonly<Record<string, unknown>>): BusRow {
  const set = (key: string) => new Set(textsOf(row[key]));
  return {
    on: new Set(textsOf(row['on']).map(descriptor)),
    post: set('post'),
    register: set('register'),
    annotations: new Set(textsOf(row['annotations']).map(descriptor)),
    names: set('names'),
  };
}

function subjectOf(value: unknown): Subject {
  if (value === 'receiver' || value === 'message' || value === 'listeners') return { kind: value };
  if (typeof value === 'number') return { kind: 'argument', index: value };
  return { kind: 'each', index: Number(String(value).slice('each '.length)) };
}

const HOWS: ReadonlySet<unknown> = new Set([
  'lambda',
  'callback',
  'thread',
  'timer',
  'message',
  'job',
  'broadcast',
  'reflection',
] satisfies EdgeHow[]);
const howOf = (value: unknown): EdgeHow => (HOWS.has(value) ? (value as EdgeHow) : 'callback');

const KNOWN: ReadonlySet<unknown> = new Set(['first-screen', 'user-action', 'system-event', 'push'] satisfies Trigger[]);
const triggerOf = (value: unknown): Trigger | 'same' => (KNOWN.has(value) ? (value as Trigger) : 'same');

const descriptor = (name: string): string => `L${name.replaceAll('.', '/')};`;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): readonly string[] => arrayOf(value).filter((item) => typeof item === 'string');
