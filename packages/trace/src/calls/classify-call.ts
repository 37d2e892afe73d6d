import type { Api, CallRecord } from '../trace.ts';
import { argumentRules, type Decided, matchedArgument } from './argument-touches.ts';
import { touchOfLabel } from './behaviour-names.ts';
import type { ApiRow, CallKnowledge, Touch } from './call-knowledge.ts';
import { isNested } from './nested-calls.ts';
import { namesOf } from './runtime-names.ts';
import { TextMarkers } from './text-markers.ts';

export type ClassifyCall = (call: CallRecord) => readonly Touch[];

/**
 * What calls touch, by the API table and by texts. What the recorder stated is believed; then the table decides with the arguments;
 * where these are not known, what the call was about or the tool's own words. Nothing for a call that touches nothing known, and nothing
 * for one that a method of the table made inside the framework: the app's call is recorded by itself.
 *
 * @param app package of the app under test: asking for one's own package reads nothing
 */
export function callClassifier(knowledge: CallKnowledge, app?: string): ClassifyCall {
  const table = tableOf(knowledge.apis);
  const markers = new TextMarkers(knowledge.markers);
  const known = new Map<string, readonly ApiRow[]>();
  const tokens = knowledge.personalInfo && new Set(knowledge.personalInfo.map(({ token }) => token));

  const rowsOf = (api: Api) => {
    const key = `${api.class}.${api.method}${api.signature ?? ''}`;
    let rows = known.get(key);
    if (rows === undefined) {
      rows = rowsFor(table, api);
      if (known.size < MOST_NAMES) known.set(key, rows);
    }
    return rows;
  };

  return (recorded) => {
    const call = bounded(recorded);
    if (isNested(call.stack, (api) => rowsOf(api).length > 0)) return [];
    if (call.action !== undefined || (call.data !== undefined && (tokens?.has(call.data) ?? true))) return [stated(call)];
    if (call.api !== undefined) {
      const touches = touchesOf(rowsOf(call.api), call, markers, app);
      if (touches !== undefined) return touches;
    }
    return byTarget(call, markers) ?? byLabel(call);
  };
}

const MOST_NAMES = 10_000;
/** What tells a call apart stands at the beginning of its texts; patterns are not led over megabytes. */
const LONGEST_TEXT = 2_000;
const isLong = (text: string | undefined) => text !== undefined && text.length > LONGEST_TEXT;

/** The same call, its texts cut where they are longer than any that means something. */
function bounded(call: CallRecord): CallRecord {
  const { api, label, target } = call;
  const names = isLong(api?.class) || isLong(api?.method) || isLong(api?.signature) || isLong(label) || isLong(target?.value);
  if (!names && !call.arguments.some(isLong) && !call.stack.some(isLong)) return call;
  const cut = (text: string) => text.slice(0, LONGEST_TEXT);
  return {
    ...call,
    arguments: call.arguments.map(cut),
    stack: call.stack.map(cut),
    ...(label === undefined ? {} : { label: cut(label) }),
    ...(target === undefined ? {} : { target: { ...target, value: cut(target.value) } }),
    ...(api === undefined
      ? {}
      : {
          api: {
            class: cut(api.class),
            method: cut(api.method),
            ...(api.signature === undefined ? {} : { signature: cut(api.signature) }),
          },
        }),
  };
}

type Table = ReadonlyMap<string, readonly ApiRow[]>;

/** Rows by `android.os.Build.getSerial`, and by what is left when a log leaves the package out: `Build.getSerial`. */
function tableOf(rows: readonly ApiRow[]): Table {
  const table = new Map<string, ApiRow[]>();
  const add = (key: string, row: ApiRow) => {
    const same = table.get(key);
    if (same === undefined) table.set(key, [row]);
    else same.push(row);
  };
  for (const row of rows) {
    const name = row.class.slice(1, -1).replaceAll('/', '.');
    const simple = name.slice(name.lastIndexOf('.') + 1);
    for (const owner of new Set([name, simple, simple.replaceAll('$', '.')])) add(`${owner}.${row.name}`, row);
  }
  return table;
}

/** Rows of the first name that the table has; with a signature only the overload's, if it has a row. */
function rowsFor(table: Table, api: Api): readonly ApiRow[] {
  for (const name of namesOf(api)) {
    const rows = table.get(`${name.class}.${name.method}`);
    if (rows === undefined) continue;
    const exact = api.signature === undefined ? [] : rows.filter((row) => row.signature === api.signature);
    return exact.length > 0 ? exact : rows;
  }
  return [];
}

/** Undefined when the table says nothing, or only that it depends on arguments that are not known. */
function touchesOf(rows: readonly ApiRow[], call: CallRecord, markers: TextMarkers, app: string | undefined): readonly Touch[] | undefined {
  const row = overload(rows, call);
  if (row === undefined) return undefined;
  const rule = row.rule === undefined ? undefined : argumentRules[row.rule];
  const decided: Decided = rule === undefined ? matchedArgument(row, call) : rule(row, call, markers, app);
  return decided?.map((touch) => ({ ...touch, api: `${row.class}->${row.name}` }));
}

/** Of several overloads without a signature to tell them, the one with as many parameters as there are arguments. */
function overload(rows: readonly ApiRow[], call: CallRecord): ApiRow | undefined {
  if (rows.length < 2) return rows[0];
  return rows.find((row) => row.signature !== undefined && parametersOf(row.signature) === call.arguments.length) ?? rows[0];
}

const parametersOf = (signature: string): number => signature.slice(1, signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g)?.length ?? 0;

function stated({ data, action, api, label }: CallRecord): Touch {
  return {
    effect: action === undefined ? 'reads' : 'acts',
    ...(data === undefined ? {} : { data }),
    ...(action === undefined ? {} : { action }),
    api: api === undefined ? (label ?? data ?? action ?? '') : descriptorOf(api),
    by: 'stated',
  };
}

function byTarget(call: CallRecord, markers: TextMarkers): readonly Touch[] | undefined {
  const { target } = call;
  if (target === undefined) return undefined;
  const marker = markers.match(target.kind, target.value);
  if (marker?.data === undefined && marker?.action === undefined) return undefined;
  const { data, action } = marker;
  return [
    {
      effect: data === undefined ? 'acts' : 'reads',
      ...(data === undefined ? {} : { data }),
      ...(action === undefined ? {} : { action }),
      api: call.api === undefined ? target.value : descriptorOf(call.api),
      by: 'target',
      argument: target.value,
    },
  ];
}

function byLabel({ label, api }: CallRecord): readonly Touch[] {
  // The part behind the last mark is the more telling one: 获取系统信息：获取安卓ID.
  const touch = label === undefined ? undefined : (touchOfLabel(label.slice(label.lastIndexOf('：') + 1)) ?? touchOfLabel(label));
  return touch === undefined ? [] : [{ ...touch, api: api === undefined ? label! : descriptorOf(api), by: 'label' }];
}

const descriptorOf = (api: Api) => `L${api.class.replaceAll('.', '/')};->${api.method}`;
