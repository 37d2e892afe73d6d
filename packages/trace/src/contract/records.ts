import { encodeUtf8 } from '@touchstone/kernel/bytes';
import { decodeBase64 } from '../reading/base64.ts';
import { type Fields, fieldsOf, listOf, numberOf, present, printed, textOf, textsOf, wordOf } from '../reading/fields.ts';
import {
  APP_STATES,
  CERTIFICATE_PROBLEMS,
  CONSENT_EVENTS,
  CONSENT_STATES,
  DIALOG_OUTCOMES,
  type Header,
  PICTURE_TYPES,
  PROTOCOLS,
  RESULT_STATES,
  SCENARIOS,
  TARGET_KINDS,
  type TraceRecord,
  UI_EVENTS,
} from '../trace.ts';

/**
 * The record of one line. Fields of a wrong type count as absent; undefined when a required one is missing.
 * @param bodyBytes bytes of each body that are kept
 */
export function recordOf(fields: Fields, line: number, bodyBytes: number): TraceRecord | undefined {
  const kind = fields['kind'];
  return isKind(kind) ? KINDS[kind](fields, line, bodyBytes) : undefined;
}

export const isKind = (kind: unknown): kind is keyof typeof KINDS => typeof kind === 'string' && Object.hasOwn(KINDS, kind);

type Read = (fields: Fields, line: number, bodyBytes: number) => TraceRecord | undefined;

const KINDS = { call, request, phase, consent, state, dialog, ui, process, picture } as const satisfies Record<TraceRecord['kind'], Read>;

const recorded = (fields: Fields, line: number) => ({
  line,
  time: numberOf(fields['time']),
  process: textOf(fields['process']) ?? numberOf(fields['process'])?.toString(),
});

function call(fields: Fields, line: number): TraceRecord | undefined {
  const record = present({
    kind: 'call' as const,
    ...recorded(fields, line),
    api: apiOf(fieldsOf(fields['api'])),
    data: textOf(fields['data']),
    action: textOf(fields['action']),
    label: textOf(fields['label']),
    target: targetOf(fieldsOf(fields['target'])),
    arguments: listOf(fields['arguments'])?.map(printed) ?? [],
    result: resultOf(fieldsOf(fields['result'])),
    stack: textsOf(fields['stack']) ?? [],
    thread: textOf(fields['thread']) ?? numberOf(fields['thread'])?.toString(),
    count: countOf(fields['count']),
    durationMs: numberOf(fields['durationMs']),
    statedOwner: textOf(fields['statedOwner']),
    consent: wordOf(fields['consent'], CONSENT_STATES),
    appState: wordOf(fields['appState'], APP_STATES),
  });
  const saysSomething = record.api ?? record.data ?? record.action ?? record.label;
  return saysSomething === undefined ? undefined : record;
}

function apiOf(api: Fields | undefined) {
  const [className, method] = [textOf(api?.['class']), textOf(api?.['method'])];
  if (className === undefined || method === undefined) return undefined;
  return present({ class: className, method, signature: textOf(api?.['signature']) });
}

function targetOf(target: Fields | undefined) {
  const [kind, value] = [wordOf(target?.['kind'], TARGET_KINDS), textOf(target?.['value'])];
  return kind === undefined || value === undefined ? undefined : { kind, value };
}

function resultOf(result: Fields | undefined) {
  const state = wordOf(result?.['state'], RESULT_STATES);
  return state === undefined ? undefined : present({ state, type: textOf(result?.['type']), value: textOf(result?.['value']) });
}

function countOf(value: unknown): number | undefined {
  const count = numberOf(value);
  return count !== undefined && Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

function request(fields: Fields, line: number, bodyBytes: number): TraceRecord | undefined {
  const [protocol, host] = [wordOf(fields['protocol'], PROTOCOLS), textOf(fields['host'])];
  if (protocol === undefined || host === undefined) return undefined;
  const tls = fieldsOf(fields['tls']);
  const response = fieldsOf(fields['response']);
  const body = bodyOf(fields, bodyBytes);
  return present({
    kind: 'request' as const,
    ...recorded(fields, line),
    protocol,
    host: host.toLowerCase(),
    ip: textOf(fields['ip']),
    port: numberOf(fields['port']),
    method: textOf(fields['method']),
    url: textOf(fields['url']),
    headers: headersOf(fields['headers']),
    body: body?.bytes,
    bodyFile: textOf(fields['bodyFile']),
    bodyCut: body?.isCut === true || fields['bodyCut'] === true ? (true as const) : undefined,
    bodyDecoded: fields['bodyDecoded'] === true ? (true as const) : undefined,
    response:
      response &&
      present({
        status: numberOf(response['status']),
        headers: headersOf(response['headers']),
        body: bodyOf(response, bodyBytes)?.bytes,
      }),
    tls:
      tls &&
      present({
        version: textOf(tls['version']),
        sni: textOf(tls['sni']),
        certificateProblems: (listOf(tls['certificateProblems']) ?? []).flatMap((problem) => wordOf(problem, CERTIFICATE_PROBLEMS) ?? []),
      }),
    decrypted: fields['decrypted'] === true,
    bytesUp: numberOf(fields['bytesUp']),
    bytesDown: numberOf(fields['bytesDown']),
    stack: textsOf(fields['stack']),
  });
}

function bodyOf(fields: Fields, bodyBytes: number): { readonly bytes: Uint8Array; readonly isCut: boolean } | undefined {
  const [text, base64] = [textOf(fields['body']), textOf(fields['bodyBase64'])];
  if (text !== undefined) {
    const bytes = encodeUtf8(text.slice(0, bodyBytes));
    return { bytes: bytes.subarray(0, bodyBytes), isCut: text.length > bodyBytes || bytes.length > bodyBytes };
  }
  if (base64 === undefined) return undefined;
  const bytes = decodeBase64(base64, bodyBytes);
  return { bytes, isCut: bytes.length === bodyBytes && (base64.length * 3) / 4 > bodyBytes + 2 };
}

function headersOf(value: unknown): readonly Header[] {
  return (listOf(value) ?? []).flatMap((pair) => {
    const [name, content] = textsOf(pair) ?? [];
    return name === undefined || content === undefined ? [] : [[name, content] as const];
  });
}

function phase(fields: Fields, line: number): TraceRecord | undefined {
  const [scenario, edge] = [wordOf(fields['scenario'], SCENARIOS), wordOf(fields['edge'], EDGES)];
  return scenario === undefined || edge === undefined
    ? undefined
    : present({ kind: 'phase' as const, ...recorded(fields, line), scenario, edge });
}

const EDGES = ['start', 'end'] as const;

function consent(fields: Fields, line: number): TraceRecord | undefined {
  const event = wordOf(fields['event'], CONSENT_EVENTS);
  return event && present({ kind: 'consent' as const, ...recorded(fields, line), event, text: textOf(fields['text']) });
}

function state(fields: Fields, line: number): TraceRecord | undefined {
  const name = wordOf(fields['state'], APP_STATES);
  return name && present({ kind: 'state' as const, ...recorded(fields, line), state: name });
}

function dialog(fields: Fields, line: number): TraceRecord | undefined {
  const [permissions, outcome] = [textsOf(fields['permissions']), wordOf(fields['outcome'], DIALOG_OUTCOMES)];
  if (permissions === undefined || outcome === undefined) return undefined;
  return present({
    kind: 'dialog' as const,
    ...recorded(fields, line),
    permissions,
    outcome,
    purpose: textOf(fields['purpose']),
    feature: textOf(fields['feature']),
    stack: textsOf(fields['stack']),
  });
}

function ui(fields: Fields, line: number): TraceRecord | undefined {
  const event = wordOf(fields['event'], UI_EVENTS);
  if (event === undefined) return undefined;
  return present({
    kind: 'ui' as const,
    ...recorded(fields, line),
    event,
    page: textOf(fields['page']),
    window: textOf(fields['window']),
    element: textOf(fields['element']),
    text: textOf(fields['text']),
    x: numberOf(fields['x']),
    y: numberOf(fields['y']),
  });
}

function process(fields: Fields, line: number): TraceRecord | undefined {
  const [event, name] = [wordOf(fields['event'], EDGES), textOf(fields['package'])];
  if (event === undefined || name === undefined) return undefined;
  return present({
    kind: 'process' as const,
    ...recorded(fields, line),
    event,
    package: name,
    cause: textOf(fields['cause']),
    caller: textOf(fields['caller']),
    stack: textsOf(fields['stack']),
  });
}

function picture(fields: Fields, line: number): TraceRecord | undefined {
  const [type, file] = [wordOf(fields['type'], PICTURE_TYPES), textOf(fields['file'])];
  return type === undefined || file === undefined
    ? undefined
    : present({ kind: 'picture' as const, ...recorded(fields, line), type, file });
}
