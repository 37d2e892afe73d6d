import { ScriptTimes } from '../../hooks/months-from-zero.ts';
import { isFields } from '../../reading/fields.ts';
import { Lines } from '../../reading/lines.ts';
import type { Emit, FormatOptions, TextFormat } from '../../reading/room.ts';
import { ConsoleCalls } from './console.ts';
import { isChatter, payloadOf, recordOfPayload } from './payload.ts';
import { pythonLiteral } from './python-literal.ts';

/** Logs of Frida scripts: what `send()` gave, one JSON object a line, and what `console.log` printed, in any mixture. */
export const frida: TextFormat = {
  format: 'frida',
  isInOrder: true,
  open(emit, options) {
    const scriptTimes = new ScriptTimes(options.offsetMinutes);
    const hasNoDay = () => emit.problem('frida/time-without-day', lines.number);
    const calls = new ConsoleCalls((call) => emit.record(call), options.offsetMinutes, scriptTimes, hasNoDay);
    const lines: Lines = new Lines((line, number) => takeLine(line, number, calls, emit, { ...options, scriptTimes }));
    emit.head({ format: 'frida', tool: { name: 'Frida' } });
    return {
      push: (text) => lines.push(text),
      end() {
        lines.end();
        calls.end();
      },
    };
  },
};

function takeLine(
  line: string | undefined,
  number: number,
  calls: ConsoleCalls,
  emit: Emit,
  options: FormatOptions & { readonly scriptTimes: ScriptTimes },
): void {
  if (line === undefined) {
    emit.problem('trace/line-too-long', number);
    return;
  }
  const json = JSON_LINE.exec(line)?.[1];
  const value = json === undefined ? undefined : (parsed(json) ?? pythonLiteral(json));
  if (value === undefined) {
    if (/^\s*\{/.test(line)) emit.problem('trace/unreadable-line', number, line);
    else if (!calls.line(line, number)) emit.problem('frida/other-line', number, line);
    return;
  }
  calls.end();
  for (const message of Array.isArray(value) ? value : [value]) takeMessage(message, line, number, emit, options);
}

/** An object or a list of them, behind what a host may put before it: a time, `message:`. */
const JSON_LINE = /^[^{}[\]]{0,60}?(?:\[[^\]{}]{0,40}\][^{}[\]]{0,20})?(\{\s*["'].*\}|\[\s*\{.*\}\s*\])\s*,?\s*(?:data:.*)?$/;

function takeMessage(
  message: unknown,
  line: string,
  number: number,
  emit: Emit,
  options: FormatOptions & { readonly scriptTimes: ScriptTimes },
): void {
  const payload = payloadOf(message);
  if (!isFields(payload)) emit.problem('trace/unreadable-line', number, line);
  else if (!isChatter(payload)) {
    const record = recordOfPayload(payload, number, options);
    if (record === undefined) emit.problem('frida/other-message', number, line);
    else emit.record(record);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
