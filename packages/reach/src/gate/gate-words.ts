/** What `data/lists/consent-gate.yaml` says: words of questions and answers, and the calls that ask, keep and look up. */
export interface GateWords {
  readonly policy: readonly string[];
  readonly privacy: readonly string[];
  readonly notPolicy: readonly string[];
  readonly refuse: readonly string[];
  readonly leave: readonly string[];
  readonly agree: readonly string[];
  readonly acknowledge: readonly string[];
  readonly refuseIds: readonly string[];
  readonly agreeIds: readonly string[];
  readonly flagNames: readonly string[];
  /** Which button a call gives its listener, by the call's name. */
  readonly buttons: ReadonlyMap<string, ButtonKind>;
  readonly taps: readonly string[];
  readonly texts: ReadonlySet<string>;
  readonly boxes: ReadonlySet<string>;
  readonly flagReads: readonly FlagCall[];
  readonly flagWrites: readonly FlagCall[];
  /** Calls that throw unless something is there. */
  readonly flagOpens: readonly FlagCall[];
  readonly keyMakers: readonly { readonly class: string; readonly names: readonly string[] }[];
  readonly waits: readonly WaitRow[];
  readonly pending: readonly PendingRow[];
  readonly cells: readonly CellRow[];
}

/** A call that holds a thread until another opens what it waits for. */
export interface WaitRow {
  readonly class: string;
  /** Name and signature of the call that waits. */
  readonly waits: string;
  readonly opens: readonly string[];
  readonly shutBy: ShutBy;
}

/** What the constructor of something is given that is shut at first; `create`: a call of that name without arguments makes it. */
export type ShutBy = 'positive' | 'zero' | 'nothing' | 'anything' | 'create';

/** A call that hands over what runs only once another call is made. */
export interface PendingRow {
  /** Of these classes: what it is called on, or gives back. */
  readonly classes: readonly string[];
  readonly names: readonly string[];
  /** Which object the other call is made on: the same, the one that is given back, or any. */
  readonly of: 'receiver' | 'result' | 'any';
  readonly opensOn: readonly string[];
  readonly opens: readonly string[];
  readonly shutBy: ShutBy;
}

/** Objects that hold one value, which calls put in, and which others get or are told. */
export interface CellRow {
  /** What getting and telling is called on. */
  readonly classes: readonly string[];
  /** Classes and static calls (`class->name`) that make one, of which the first argument is what it holds at first. */
  readonly made: readonly string[];
  readonly makers: readonly string[];
  readonly gets: readonly string[];
  readonly setsOn: readonly string[];
  readonly sets: readonly string[];
  /** Calls (`class->name`) that make one of a function, and what runs it to get the value. */
  readonly makersOf: readonly string[];
  readonly runs: readonly string[];
  /** Calls that hand over who is told the value. */
  readonly tells: readonly string[];
  /** Which parameter is told, counted from the last, which is 1. */
  readonly fromEnd: number;
  /** `nothing`: who gets or is told waits for the first value. */
  readonly first: 'nothing' | 'given';
}

export type ButtonKind = 'positive' | 'negative' | 'neutral' | 'labelled';

/** A call that reads or writes a stored answer. Arguments are counted without the receiver. */
export interface FlagCall {
  readonly classes: readonly string[];
  readonly names: readonly string[];
  /** Argument that is the key; -1 when the object itself, a file, is. */
  readonly key: number;
  /** Argument that is written, or given back when nothing is stored; -1 for none. */
  readonly value: number;
  /** Whether only existence is asked for, or made. */
  readonly isExistence: boolean;
}

/** Reads the list; what is not as it should be is left out. */
export function gateWords(list: unknown): GateWords {
  const part = isRecord(list) ? list : {};
  const words = (name: string) => textsOf(part[name]).map((word) => word.toLowerCase());
  return {
    policy: words('policy'),
    privacy: words('privacy'),
    notPolicy: words('notPolicy'),
    refuse: words('refuse'),
    leave: words('leave'),
    agree: words('agree'),
    acknowledge: words('acknowledge'),
    refuseIds: words('refuseIds'),
    agreeIds: words('agreeIds'),
    flagNames: words('flagNames'),
    buttons: new Map(
      rows(part['buttons']).flatMap((row) => (isButton(row['button']) ? [[String(row['name']), row['button']] as const] : [])),
    ),
    taps: textsOf(part['taps']),
    texts: new Set(textsOf(part['texts'])),
    boxes: new Set(textsOf(part['boxes'])),
    flagOpens: rows(part['flagOpens']).map((row) => flagCall(row, 'value')),
    flagReads: rows(part['flagReads']).map((row) => flagCall(row, 'default')),
    flagWrites: rows(part['flagWrites']).map((row) => flagCall(row, 'value')),
    keyMakers: rows(part['keyMakers']).map((row) => ({ class: String(row['class']), names: textsOf(row['names']) })),
    waits: rows(part['waits']).flatMap((row) => waitRow(row)),
    pending: rows(part['pending']).flatMap((row) => pendingRow(row)),
    cells: rows(part['cells']).map((row) => cellRow(row)),
  };
}

function waitRow({ class: owner, waits, opens, shutBy }: Row): readonly WaitRow[] {
  if (typeof owner !== 'string' || typeof waits !== 'string' || !SHUT_BY.has(shutBy)) return [];
  return [{ class: owner, waits, opens: textsOf(opens), shutBy: shutBy as ShutBy }];
}

function pendingRow(row: Row): readonly PendingRow[] {
  const { of, shutBy = 'anything' } = row;
  if (!PENDING_OF.has(of) || !SHUT_BY.has(shutBy)) return [];
  const classes = textsOf(row['classes']);
  const opensOn = textsOf(row['opensOn']);
  return [
    {
      classes,
      names: textsOf(row['names']),
      of: of as PendingRow['of'],
      opensOn: opensOn.length > 0 ? opensOn : classes,
      opens: textsOf(row['opens']),
      shutBy: shutBy as ShutBy,
    },
  ];
}

function cellRow(row: Row): CellRow {
  const classes = textsOf(row['classes']);
  const or = (name: string) => (textsOf(row[name]).length > 0 ? textsOf(row[name]) : classes);
  return {
    classes,
    made: or('made'),
    makers: textsOf(row['makers']),
    makersOf: textsOf(row['makersOf']),
    runs: textsOf(row['runs']),
    gets: textsOf(row['gets']),
    setsOn: or('setsOn'),
    sets: textsOf(row['sets']),
    tells: textsOf(row['tells']),
    fromEnd: typeof row['fromEnd'] === 'number' ? row['fromEnd'] : 1,
    first: row['first'] === 'nothing' ? 'nothing' : 'given',
  };
}

function flagCall(row: Row, value: string): FlagCall {
  const number = (name: string) => (typeof row[name] === 'number' ? row[name] : -1);
  const isFile = row['file'] === true;
  return {
    classes: textsOf(row['classes']),
    names: textsOf(row['names']),
    key: isFile ? number('of') : number('key'),
    value: number(value),
    isExistence: isFile || row['asks'] === 'existence',
  };
}

type Row = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
const SHUT_BY: ReadonlySet<unknown> = new Set(['positive', 'zero', 'nothing', 'anything', 'create']);
const PENDING_OF: ReadonlySet<unknown> = new Set(['receiver', 'result', 'any']);
const BUTTONS: ReadonlySet<unknown> = new Set(['positive', 'negative', 'neutral', 'labelled']);
const isButton = (value: unknown): value is ButtonKind => BUTTONS.has(value);
