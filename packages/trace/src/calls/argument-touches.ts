import type { CallRecord } from '../trace.ts';
import type { ApiRow, Touch } from './call-knowledge.ts';
import type { TextMarkers } from './text-markers.ts';

/** What the arguments say: touches, none for a call that is harmless, undefined when nothing is known of them. */
export type Decided = readonly Omit<Touch, 'api'>[] | undefined;

type Rule = (row: ApiRow, call: CallRecord, markers: TextMarkers, app: string | undefined) => Decided;

/** How the arguments of a row decide, by the rule that it names. */
export const argumentRules: Readonly<Record<string, Rule>> = {
  uri: (row, call, markers) => byMarker('uri', row, texts(call, 'uri').filter(isAddress), markers),
  property: (row, call, markers) => byMarker('property', row, texts(call, 'property'), markers),
  action: (row, call, markers) => byMarker('broadcast', row, texts(call, 'broadcast').flatMap(words), markers),
  file: (row, call, markers) => byMarker('file', row, texts(call, 'file'), markers),

  command(row, call, markers) {
    const line = texts(call, 'command').map(commandLine).join(' ').trim();
    if (line === '') return undefined;
    const marker = markers.match('command', line) ?? markers.match('file', line.replace(/^cat\s+/, ''));
    return [{ effect: marker?.data === undefined ? 'acts' : 'reads', ...meaning(row, marker), by: 'argument', argument: line }];
  },

  package(row, call, _markers, app) {
    const given = call.target?.kind === 'package' ? call.target.value : row.effect === 'acts' ? intentPackage(call) : call.arguments[0];
    if (given === undefined) return row.effect === 'acts' ? [] : undefined;
    const named = NAME.exec(given)?.[0];
    if (named === undefined || named === app) return [];
    return [{ effect: row.effect, ...meaning(row), by: 'argument', argument: named }];
  },

  sensor(row, call) {
    const text = texts(call, 'sensor').join(' ');
    const type = /type=(\d+)/.exec(text)?.[1] ?? (call.target?.kind === 'sensor' ? /\d+/.exec(call.target.value)?.[0] : undefined);
    const data = SENSORS.get(Number(type)) ?? row.data;
    return [
      { effect: 'reads', ...(data === undefined ? {} : { data }), by: 'argument', ...(type === undefined ? {} : { argument: type }) },
    ];
  },

  'requests-permission'(_row, call) {
    const names = texts(call, 'permission').flatMap((text) => text.match(/[a-z][\w.]*\.permission\.[A-Z_0-9]+/g) ?? []);
    return [{ effect: 'acts', action: 'request-permission', by: 'argument', ...(names.length === 0 ? {} : { argument: names.join(',') }) }];
  },
};

/** A row whose arguments are compared one by one. */
export function matchedArgument(row: ApiRow, call: CallRecord): Decided {
  const { arguments: rule } = row;
  if (rule === undefined) return [{ effect: row.effect, ...meaning(row), by: 'api' }];
  const given = call.target?.kind === 'setting' ? call.target.value : argumentAt(call, rule.index);
  if (given === undefined) return rule.otherwise === 'count' ? [{ effect: row.effect, ...meaning(row), by: 'api' }] : undefined;
  const matches = rule.match.filter(({ value }) => (rule.by === 'bit' ? (Number(given) & Number(value)) !== 0 : given === String(value)));
  if (matches.length > 0) return matches.map((match) => ({ effect: row.effect, ...meaning(row, match), by: 'argument', argument: given }));
  return rule.otherwise === 'count' ? [{ effect: row.effect, ...meaning(row), by: 'api', argument: given }] : [];
}

/** Tools that leave out arguments without a text of their own, as a resolver, shift the others to the front. */
function argumentAt({ api, arguments: given }: CallRecord, index: number): string | undefined {
  const isShort = api?.signature === undefined && index >= given.length;
  return given[index] ?? (isShort ? given.at(-1) : undefined);
}

function byMarker(kind: string, row: ApiRow, given: readonly string[], markers: TextMarkers): Decided {
  if (given.length === 0) return undefined;
  for (const text of given) {
    const marker = markers.match(kind, text);
    if (marker !== undefined) return [{ effect: row.effect, ...meaning(row, marker), by: 'argument', argument: text }];
  }
  return [];
}

/** `any` stands in rows whose data the argument tells. */
function meaning(row: ApiRow, told?: { readonly data?: string; readonly action?: string }) {
  const data = told?.data ?? (row.data === 'any' ? undefined : row.data);
  const action = told?.action ?? row.action;
  return { ...(data === undefined ? {} : { data }), ...(action === undefined ? {} : { action }) };
}

const texts = (call: CallRecord, kind: string): readonly string[] => (call.target?.kind === kind ? [call.target.value] : call.arguments);
const isAddress = (text: string) => text.startsWith('content://');
const words = (text: string): readonly string[] => text.match(/[\w.]+/g) ?? [];
/** `["sh","-c","ps"]` as one line. */
const commandLine = (text: string) =>
  text.startsWith('[')
    ? text
        .replace(/^\[|\]$/g, '')
        .replace(/"?,\s*"?/g, ' ')
        .replaceAll('"', '')
    : text;
/** Package that an intent names, as `Intent.toString` prints it: `Intent { act=… cmp=cn.example/.A }`. */
const intentPackage = (call: CallRecord) => /\b(?:cmp|pkg)=([\w.]+)/.exec(call.arguments.join(' '))?.[1];
const NAME = /[a-zA-Z]\w*(?:\.\w+)+/;

/** @source android.hardware.Sensor: steps, heart rate, heart beat, off-body */
const SENSORS: ReadonlyMap<number, string> = new Map([
  [18, 'steps'],
  [19, 'steps'],
  [21, 'health'],
  [31, 'health'],
  [34, 'health'],
]);
