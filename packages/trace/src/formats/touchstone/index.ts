import { FORMAT_NAME, FORMAT_VERSION, headOf } from '../../contract/header.ts';
import { isKind, recordOf } from '../../contract/records.ts';
import { isFields } from '../../reading/fields.ts';
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
  if (line === undefined) return emit.problem('trace/line-too-long', number);
  if (line.trim() === '') return;
  const value = parsed(line);
  if (!isFields(value)) return emit.problem('trace/unreadable-line', number, line);
  if (value['format'] !== undefined) {
    if (value['format'] !== FORMAT_NAME) return emit.problem('touchstone/other-format', number, String(value['format']));
    if (value['version'] !== FORMAT_VERSION) emit.problem('touchstone/other-version', number, String(value['version']));
    return emit.head(headOf(value));
  }
  const record = recordOf(value, number, options.bodyBytes);
  if (record !== undefined) return emit.record(record);
  emit.problem(isKind(value['kind']) ? 'touchstone/incomplete-record' : 'touchstone/unknown-kind', number, line);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
