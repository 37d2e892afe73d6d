import { type ColumnName, columnsOf } from '../../hooks/column-names.ts';
import { callOfHook, consentOf } from '../../hooks/hook-call.ts';
import { ScriptTimes } from '../../hooks/months-from-zero.ts';
import { printedArguments } from '../../hooks/printed-arguments.ts';
import type { SheetFormat } from '../../reading/room.ts';

/**
 * Camille's workbook (`-f demo.xls`): one sheet, a row a call. Its columns grew over the years; each is found by its heading.
 * @source github.com/zhengjim/camille utlis/__init__.py write_xlsx
 */
export const camille: SheetFormat = {
  format: 'camille',
  isInOrder: true,

  recognises(sheet) {
    return columnsOf(sheet)?.of.has('time') === true;
  },

  read(sheet, emit, options) {
    const columns = columnsOf(sheet);
    if (columns === undefined) return;
    const times = new ScriptTimes(options.offsetMinutes);
    const cell = (row: readonly string[], name: ColumnName) => row[columns.of.get(name) ?? -1]?.trim() ?? '';
    for (const row of sheet.rows.slice(columns.header + 1)) times.look(cell(row, 'time'));
    const app = cell(sheet.rows[columns.header + 1] ?? [], 'app');
    emit.head({ format: 'camille', tool: { name: 'Camille' }, ...(PACKAGE.test(app) ? { app: { package: app } } : {}) });
    if (times.isFromZero) emit.problem('camille/months-from-zero', columns.header + 1, cell(sheet.rows[columns.header + 1] ?? [], 'time'));

    for (let index = columns.header + 1; index < sheet.rows.length; index++) {
      const row = sheet.rows[index]!;
      const words = [cell(row, 'action'), cell(row, 'description')];
      const stack = cell(row, 'stack');
      if (words.every((word) => word === '') && stack === '') {
        if (row.some((text) => text.trim() !== '')) emit.problem('camille/incomplete-row', index + 1);
        continue;
      }
      emit.record(
        callOfHook({
          line: index + 1,
          time: times.read(cell(row, 'time')),
          words,
          arguments: printedArguments(cell(row, 'arguments')),
          stack,
          owner: cell(row, 'owner') || undefined,
          consent: consentOf(cell(row, 'consent')),
          result: cell(row, 'result') || undefined,
        }),
      );
    }
  },
};

const PACKAGE = /^[a-zA-Z][\w]*(\.[a-zA-Z][\w]*)+$/;
