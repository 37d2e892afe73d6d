import { recordOf } from '../../contract/records.ts';
import { callOfHook, consentOf } from '../../hooks/hook-call.ts';
import type { ScriptTimes } from '../../hooks/months-from-zero.ts';
import { printedArguments } from '../../hooks/printed-arguments.ts';
import { framesOf } from '../../hooks/stack-text.ts';
import { type Fields, isFields, listOf, numberOf, printed, textOf } from '../../reading/fields.ts';
import { timeOf } from '../../reading/time-text.ts';
import type { TraceRecord } from '../../trace.ts';
import { apiIn, simpleApiIn } from './api-names.ts';

/** What `send()` was given, inside whatever the host wrapped it in: Frida's message, AppScan's socket message. */
export function payloadOf(value: unknown): unknown {
  let inner = value;
  for (let depth = 0; depth < DEEPEST && isFields(inner); depth++) {
    const wrapped: unknown = WRAPPERS.map((key) => (inner as Fields)[key]).find((next) => isFields(next) || isJson(next));
    if (wrapped === undefined) break;
    inner = isJson(wrapped) ? parsed(wrapped) : wrapped;
  }
  return inner;
}

const WRAPPERS = ['payload', 'message', 'data'] as const;
const DEEPEST = 4;
const isJson = (value: unknown): value is string => typeof value === 'string' && /^\s*\{/.test(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Messages between Camille's or AppScan's script and its host. */
export const isChatter = (payload: Fields): boolean => CHATTER.has(textOf(payload['type']) ?? '');
const CHATTER = new Set(['isHook', 'app_name', 'loadModule', 'noFoundModule', 'error', 'log']);

/**
 * The record of a payload: one of our contract, or a call under whatever names scripts give its parts.
 * Undefined when it names neither a method nor a behaviour nor a stack.
 */
export function recordOfPayload(
  payload: Fields,
  line: number,
  options: { readonly offsetMinutes: number; readonly bodyBytes: number; readonly scriptTimes: ScriptTimes },
): TraceRecord | undefined {
  const own = recordOf(payload, line, options.bodyBytes);
  if (own !== undefined) return own;
  const field = (name: keyof typeof NAMES): unknown =>
    NAMES[name].map((key) => payload[key]).find((value) => value !== undefined && value !== null);
  const isCamille = SCRIPT_TYPES.has(textOf(payload['type']) ?? '');
  const api = apiOf(field('class'), field('method'), field('api'));
  const words = [field('action'), field('description')].flatMap((value) => textOf(value) ?? []);
  const stack = field('stack') ?? stackIn(payload['data']);
  if (api === undefined && words.length === 0 && stack === undefined) return undefined;
  const list = listOf(field('arguments'));
  return callOfHook({
    line,
    time: timeIn(field('time'), isCamille ? (text) => options.scriptTimes.read(text) : (text) => timeOf(text, options.offsetMinutes)),
    words,
    arguments: list?.map(printed) ?? printedArguments(printed(field('arguments'))),
    stack: listOf(stack)?.map(printed) ?? textOf(stack),
    api,
    owner: textOf(field('owner')),
    consent: consentOf(printed(field('consent'))),
    result: field('result') === undefined ? undefined : printed(field('result')),
    thread: field('thread') === undefined ? undefined : printed(field('thread')),
    process: field('process') === undefined ? undefined : printed(field('process')),
  });
}

/** AppScan's data base keeps the stack as `data`. @source github.com/TongchengOpenSource/AppScan view/src/indexed_db/method.js */
const stackIn = (data: unknown) => (typeof data === 'string' && framesOf(data).length > 0 ? data : undefined);

const SCRIPT_TYPES = new Set(['notice', 'method_result']);

/** Names that scripts use, the first that is there counts. */
const NAMES = {
  time: ['time', 'timestamp', 'ts', 'date', 'datetime', 'when', 'createdAt'],
  class: ['class', 'className', 'class_name', 'clazz', 'cls'],
  method: ['method', 'methodName', 'method_name', 'func', 'function'],
  api: ['api', 'name', 'hook', 'signature', 'target'],
  action: ['action', 'behavior', 'behaviour', 'category'],
  description: ['messages', 'message', 'msg', 'description', 'desc', 'label'],
  arguments: ['arguments', 'args', 'arg', 'params', 'parameters'],
  stack: ['stack', 'stacks', 'stackTrace', 'stack_trace', 'stacktrace', 'backtrace', 'callstack', 'trace'],
  result: ['result', 'returnValue', 'return_value', 'retval', 'ret', 'return'],
  thread: ['thread', 'threadName', 'tid'],
  process: ['process', 'processName', 'pid'],
  owner: ['owner', 'sdk', 'subject', 'subject_type', 'main'],
  consent: ['privacy_policy_status', 'consent'],
} as const;

function apiOf(className: unknown, method: unknown, whole: unknown) {
  const [owner, name] = [textOf(className), textOf(method)];
  if (owner !== undefined && name !== undefined) return { class: owner, method: name.replace(/\(.*$/, '').replace('$init', '<init>') };
  const text = textOf(whole) ?? name ?? '';
  return (apiIn(text) ?? simpleApiIn(text))?.api;
}

function timeIn(value: unknown, read: (text: string) => number | undefined): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number < 1e11 ? Math.round(number * 1000) : number;
  const text = textOf(value);
  return text === undefined ? undefined : read(text);
}
