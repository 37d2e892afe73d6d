import { FORMAT_NAME, FORMAT_VERSION, headOf } from '../../contract/header.ts';
import { isKind, recordOf } from '../../contract/records.ts';
import { type Fields, isFields, printed } from '../../reading/fields.ts';
import { Lines } from '../../reading/lines.ts';
import type { Emit, FormatOptions, TextFormat } from '../../reading/room.ts';

/** Our own JSON lines. @source docs/trace-contract.md */
export const touchstone: TextFormat = {
  format: 'touchstone',
  isInOrder: true,
  open(emit, options) {
    const lines = new Lines((line, number) => takeLine(line, number, emit, options));
    return { push: (text) => lines.push(text), end: () => lines.end() };
  },
};

function takeLine(line: string | undefined, number: number, emit: Emit, options: FormatOptions): void {
  if (line === undefined) emit.problem('trace/line-too-long', number);
  else if (line.trim() !== '') {
    const value = parsed(line);
    if (!isFields(value)) emit.problem('trace/unreadable-line', number, line);
    else if (value['format'] === undefined) takeRecord(value, line, number, emit, options);
    else takeHeader(value, number, emit);
  }
}

function takeHeader(value: Fields, number: number, emit: Emit): void {
  if (value['format'] !== FORMAT_NAME) {
    emit.problem('touchstone/other-format', number, printed(value['format']));
    return;
  }
  if (value['version'] !== FORMAT_VERSION) emit.problem('touchstone/other-version', number, printed(value['version']));
  emit.head(headOf(value));
}

function takeRecord(value: Fields, line: string, number: number, emit: Emit, options: FormatOptions): void {
  const record = recordOf(value, number, options.bodyBytes);
  if (record !== undefined) emit.record(record);
  else emit.problem(isKind(value['kind']) ? 'touchstone/incomplete-record' : 'touchstone/unknown-kind', number, line);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
