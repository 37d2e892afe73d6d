import type { Result } from '../send/wire.ts';
import { ask, elementsOf, isJava } from './ask.ts';

/** What a call came to: the state of its result, its type, and its value where it is a text or number. */
export function resultOf(result: unknown, type: string, hideValue: (value: string) => string): Result | undefined {
  if (type === 'void') return undefined;
  if (result === null || result === undefined) return { state: 'null', type };
  if (isJava(result)) return { state: isEmptyCollection(result) ? 'null' : 'real', type: result.$className };
  if (typeof result === 'boolean') return { state: 'real', type, value: String(result) };
  if (typeof result === 'object' && typeof (result as { length?: unknown }).length === 'number') return ofArray(result, type);
  const text = String(result);
  if (text === '') return { state: 'null', type };
  if (isUnusable(text)) return { state: 'masked', type, value: text };
  return { state: 'real', type, value: hideValue(text) };
}

/** @param error as the runtime throws it: it prints the exception's class first, which no text of the app can change */
export function resultOfError(error: unknown): Result {
  const printed = String((error as { readonly message?: unknown } | null)?.message ?? error);
  const type = /^[\w.$]+/.exec(printed)?.[0] ?? 'unknown';
  return { state: type === 'java.lang.SecurityException' ? 'denied' : 'unknown', type };
}

function ofArray(result: object, type: string): Result {
  const elements = elementsOf(result);
  if (elements.length === 0) return { state: 'null', type };
  const isBlank = type === '[B' && elements.every((byte, i) => byte === 0 || (i === 0 && byte === 2));
  return { state: isBlank ? 'masked' : 'real', type };
}

const COLLECTION = /^java\.util\.(?:[\w$]*(?:List|Set|Map)[\w$]*)$/;
const isEmptyCollection = (object: JavaObject) => COLLECTION.test(object.$className) && ask(object, 'isEmpty') === true;

/** Values that the system hands out instead of the true one. */
const isUnusable = (text: string) => UNUSABLE.test(text);
const UNUSABLE = /^(?:0[02](?::00){5}|0[0-]+|unknown|<unknown ssid>|null|2147483647|9223372036854775807)$/i;
