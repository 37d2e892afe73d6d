import { touchOfLabel } from '../../calls/behaviour-names.ts';
import { callOfHook } from '../../hooks/hook-call.ts';
import type { ScriptTimes } from '../../hooks/months-from-zero.ts';
import { printedArguments } from '../../hooks/printed-arguments.ts';
import { frameIn } from '../../hooks/stack-text.ts';
import { timeOf } from '../../reading/time-text.ts';
import type { Api, CallRecord } from '../../trace.ts';
import { apiIn, simpleApiIn } from './api-names.ts';

interface Pending {
  readonly line: number;
  readonly time: number | undefined;
  readonly words: readonly string[];
  readonly api: Api | undefined;
  readonly owner: string | undefined;
  readonly arguments: string[];
  result: string | undefined;
  readonly frames: string[];
}

/**
 * Calls in what scripts print: a line that names a method or, as Camille prints it, a behaviour, and below it arguments, result and stack.
 * A call is handed on when the next begins.
 */
export class ConsoleCalls {
  readonly #take: (call: CallRecord) => void;
  readonly #offsetMinutes: number;
  readonly #scriptTimes: ScriptTimes;
  readonly #hasNoDay: () => void;
  /** Month, day and time of the system's log line that is looked at. */
  #logcat: string | undefined;
  #pending: Pending | undefined;

  /** @param hasNoDay told of a line whose time names no day */
  constructor(take: (call: CallRecord) => void, offsetMinutes: number, scriptTimes: ScriptTimes, hasNoDay: () => void) {
    this.#take = take;
    this.#hasNoDay = hasNoDay;
    this.#offsetMinutes = offsetMinutes;
    this.#scriptTimes = scriptTimes;
  }

  /** @returns whether the line said anything */
  line(raw: string, number: number): boolean {
    const plain = raw.slice(0, LONGEST).replace(COLOURS, '');
    this.#logcat = LOGCAT.exec(plain)?.[1];
    const text = plain.replace(LOGCAT, '');
    const now = this.#pending;
    const frame = frameIn(text);
    if (frame !== undefined && (now !== undefined || AT.test(text)) && (AT.test(text) || SOURCE.test(frame))) {
      const call = now ?? this.#begin({ line: number });
      if (call.frames.length < MOST) call.frames.push(frame);
      return true;
    }
    if (THROWABLE.test(text)) {
      if (now === undefined || now.frames.length > 0) this.#begin({ line: number });
      return true;
    }
    const camille = camilleParts(text);
    if (camille !== undefined) {
      this.#begin({
        line: number,
        time: this.#scriptTimes.read(camille.time),
        words: [camille.action, camille.description],
        owner: camille.owner,
        arguments: [...printedArguments(camille.arguments)],
      });
      return true;
    }
    return this.#detail(text) || this.#header(text, number) || MARKER.test(text);
  }

  end(): void {
    const call = this.#pending;
    this.#pending = undefined;
    if (call === undefined || (call.words.length === 0 && call.api === undefined && call.frames.length === 0)) return;
    this.#take(callOfHook({ ...call, stack: call.frames }));
  }

  /** A line that begins a call: it names a method, or a behaviour in words that are known. */
  #header(text: string, line: number): boolean {
    if (SETTING_UP.test(text)) return false;
    const time = this.#timeOf(text);
    const named = apiIn(text) ?? (MARKED.test(text) ? simpleApiIn(text) : undefined);
    if (named === undefined) {
      const words = text.replace(MARKED, '').trim();
      if (!MARKED.test(text) || touchOfLabel(words) === undefined) return false;
      this.#begin({ line, time, words: [words] });
      return true;
    }
    const inside = named.arguments?.trim() ?? '';
    const isNone = inside === '' || /^\(?none\)?$/.test(inside);
    this.#begin({
      line,
      time,
      api: named.api,
      arguments: isNone ? [] : inside.split(/,\s*/).map((part) => part.replace(/^"(.*)"$/, '$1')),
      result: RESULT.exec(named.rest)?.[1],
    });
    return true;
  }

  /** The time that a line begins with; a time without a day counts from 1970-01-02, and is told. */
  #timeOf(text: string): number | undefined {
    const whole = TIME.exec(text)?.[1];
    if (whole !== undefined) return timeOf(whole, this.#offsetMinutes);
    const clock = CLOCK.exec(text)?.[1] ?? this.#logcat;
    if (clock === undefined) return undefined;
    this.#hasNoDay();
    return timeOf(clock.includes('-') ? `1970-${clock}` : `1970-01-02 ${clock}`, this.#offsetMinutes);
  }

  /** A line about the call that is open: its arguments or what it returned. */
  #detail(text: string): boolean {
    const call = this.#pending;
    if (call === undefined) return false;
    const result = RESULT_LINE.exec(text)?.[1];
    if (result !== undefined) {
      call.result ??= result;
      return true;
    }
    const given = ARGUMENT_LINE.exec(text);
    if (given === null || call.arguments.length >= MOST) return false;
    const objection = /^[^(]*\((.*)\)$/.exec(given[1]!);
    const text2 = (objection?.[1] ?? given[1]!).trim();
    if (objection !== null) call.arguments.length = 0;
    if (text2 !== '(none)' && text2 !== '') call.arguments.push(...printedArguments(text2));
    return true;
  }

  #begin(call: Partial<Pending> & { readonly line: number }): Pending {
    this.end();
    const pending: Pending = {
      time: undefined,
      words: [],
      api: undefined,
      owner: undefined,
      result: undefined,
      arguments: [],
      ...call,
      frames: [],
    };
    this.#pending = pending;
    return pending;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
const COLOURS = /\u001b\[[0-9;]*m/g;
const LOGCAT = /^(\d\d-\d\d \d\d:\d\d:\d\d\.\d+)\s+\d+\s+\d+ [VDIWEF] [^:]{1,40}: /;
const MOST = 256;
/** Of a line that is looked at. */
const LONGEST = 20_000;
const AT = /^\s*at\s/;
/** What tells a frame from a call that was printed with its arguments. */
const SOURCE =
  /\((?:Native Method|Unknown Source(?::\d+)?|SourceFile(?::\d+)?|[^()\s]+\.(?:java|kt|aj|groovy|scala)(?::\d+)?|[^()\s]*:\d+)\)$/;
const THROWABLE = /^\s*java\.lang\.(?:Exception|Throwable|RuntimeException)\b[^(]*$/;
const TIME =
  /^[^\w]{0,6}(?:\[\*\]\s*)?\[?(\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?|\d{13})\b/;
const CLOCK = /^[^\w]{0,6}(?:\[[*+!?-]\]\s*)?\[?(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,6})?)\b/;
/** What scripts put before a line that means something. */
const MARKED = /^\s*(?:(?:\[[*+!?-]\]|\[?(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ])?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,6})?\]?)[\s:,，-]*){1,3}/;
/** Lines about the hooks themselves. */
const SETTING_UP =
  /\bhook(?:ing|ed)\b|\bhooks? (?:installed|set|ok|success\w*|fail\w*|for|on)\b|\b(?:attach|trac|watch)(?:ing|ed)\b|hook.{0,40}(?:成功|失败|完成)/i;
const RESULT = /^\s*(?:=>|->|<=|==|=|:|returns?(?:ed)?:?|返回[值:：]*)\s*(.+?)\s*$/i;
const RESULT_LINE =
  /^[\W_]*(?:\(agent\)\s*\[\w+\]\s*)?(?:return(?:ed)?(?:\s*value)?|ret(?:val)?|result|返回值?)\s*(?:[:：=]|=>)\s*(.*?)\s*$/i;
const ARGUMENT_LINE = /^[\W_]*(?:\(agent\)\s*\[\w+\]\s*)?(?:arg(?:ument)?s?(?:\s*\[?\d*\]?)|参数\d*|传入参数)\s*[:：= ]\s*(.*?)\s*$/i;
/** Lines that frame a call and say nothing themselves. */
const MARKER = /^\s*$|^-{3,}|调用堆栈|backtrace|stack\s*trace|堆栈/i;

/** `[*] 时间，APP行为：…、行为主体：…、行为描述：…、传入参数：…`; older ones lack 行为主体. @source github.com/zhengjim/camille camille.py */
function camilleParts(text: string) {
  const marks = ['，APP行为：', '、行为描述：', '、传入参数：'].map((mark) => ({ from: text.indexOf(mark), mark }));
  const [behaviour, description, given] = marks.map(({ from, mark }) => ({ from, to: from + mark.length }));
  if (!text.startsWith('[*]') || behaviour!.from < 0 || description!.from < behaviour!.to || given!.from < description!.to)
    return undefined;
  const [action = '', owner] = text.slice(behaviour!.to, description!.from).split('、行为主体：');
  return {
    time: text.slice(3, behaviour!.from).trim(),
    action,
    owner,
    description: text.slice(description!.to, given!.from),
    arguments: text.slice(given!.to),
  };
}
