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
  const json = /^\s*(?:message:\s*)?(\{.*\})\s*,?\s*(?:data:.*)?$/.exec(line)?.[1];
  if (json === undefined) {
    if (!calls.line(line, number)) emit.problem('frida/other-line', number, line);
    return;
  }
  calls.end();
  takeMessage(json, number, emit, options);
}

function takeMessage(json: string, number: number, emit: Emit, options: FormatOptions & { readonly scriptTimes: ScriptTimes }): void {
  const payload = payloadOf(parsed(json) ?? pythonLiteral(json));
  if (!isFields(payload)) emit.problem('trace/unreadable-line', number, json);
  else if (!isChatter(payload)) {
    const record = recordOfPayload(payload, number, options);
    if (record === undefined) emit.problem('frida/other-message', number, json);
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
