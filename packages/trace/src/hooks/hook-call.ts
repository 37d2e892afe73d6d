import { present } from '../reading/fields.ts';
import type { Api, CallRecord, ConsentState, ResultState } from '../trace.ts';
import { framesOf, splitAtHook } from './stack-text.ts';

/** What a hooking tool told of one call, as it told it. */
export interface HookMessage {
  readonly line: number;
  readonly time?: number | undefined;
  /** 操作行为 and 行为描述, whatever there is of it. */
  readonly words: readonly string[];
  readonly arguments: readonly string[];
  /** As printed, or as a list of frames. */
  readonly stack?: string | readonly string[] | undefined;
  readonly api?: Api | undefined;
  readonly owner?: string | undefined;
  readonly consent?: ConsentState | undefined;
  readonly result?: string | undefined;
  readonly thread?: string | undefined;
  readonly process?: string | undefined;
}

/** The call that a message is about. Which method was hooked is read from the stack when the tool does not name it. */
export function callOfHook(message: HookMessage): CallRecord {
  const frames = typeof message.stack === 'string' ? framesOf(message.stack) : (message.stack ?? []);
  const hook = splitAtHook(frames);
  const isSame = message.api === undefined || hook.api?.method === message.api.method;
  const label = [...new Set(message.words.filter((word) => word !== ''))].join('：');
  return present({
    kind: 'call' as const,
    line: message.line,
    time: message.time,
    process: message.process,
    api: message.api ?? hook.api,
    label: label === '' ? undefined : label,
    arguments: message.arguments,
    result: message.result === undefined ? undefined : { state: stateOf(message.result), value: message.result },
    stack: isSame ? hook.stack : frames,
    thread: message.thread,
    statedOwner: message.owner,
    consent: message.consent,
  });
}

/** What a printed result shows of itself. */
export function stateOf(result: string): ResultState {
  const text = result.trim().replace(/^"|"$/g, '');
  if (/^(?:null|undefined|无返回值|none|\[\]|)$/i.test(text)) return 'null';
  if (/SecurityException|permission denied|denied/i.test(text)) return 'denied';
  return MASKED.test(text) ? 'masked' : 'real';
}

const MASKED = /^(?:02:00:00:00:00:00|00:00:00:00:00:00|0{14,16}|0{8}-0{4}-0{4}-0{4}-0{12}|unknown|<unknown ssid>)$/i;

/** 隐私政策状态 as tools write it: 同意隐私政策前, 同意隐私政策后, 拒绝, 未展示. */
export function consentOf(text: string): ConsentState | undefined {
  const start = text.slice(0, LONGEST_STATE);
  return CONSENT_WORDS.find(([words]) => words.test(start))?.[1];
}

/** The words of a state are few; patterns with a gap cost the square of a long text. */
const LONGEST_STATE = 200;

const CONSENT_WORDS: readonly (readonly [RegExp, ConsentState])[] = [
  [/未展示|展示前|未弹出/, 'before-notice'],
  [/拒绝|不同意|refus/i, 'after-refusal'],
  [/未同意|同意.*前|before/i, 'before-consent'],
  [/同意|after/i, 'after-consent'],
];
