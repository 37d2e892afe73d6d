import { type ColumnName, columnsOf } from '../../hooks/column-names.ts';
import { callOfHook } from '../../hooks/hook-call.ts';
import type { SheetFormat } from '../../reading/room.ts';

/**
 * AppScan's export 关注列表.xlsx: 序号, 主体 (`main` or the package of an SDK), 操作行为, 堆栈; the latest call first, no times, no arguments.
 * @source github.com/TongchengOpenSource/AppScan view/src/pages/history/page/Major.vue
 */
export const appscan: SheetFormat = {
  format: 'appscan',
  isInOrder: false,

  recognises(sheet) {
    const of = columnsOf(sheet)?.of;
    return of?.has('owner') === true && of.has('stack') && !of.has('time');
  },

  read(sheet, emit) {
    const columns = columnsOf(sheet);
    if (columns === undefined) return;
    const cell = (row: readonly string[], name: ColumnName) => row[columns.of.get(name) ?? -1]?.trim() ?? '';
    emit.head({ format: 'appscan', tool: { name: 'AppScan' } });
    for (let index = sheet.rows.length - 1; index > columns.header; index--) {
      const row = sheet.rows[index]!;
      const [action, stack, owner] = [cell(row, 'action'), cell(row, 'stack'), cell(row, 'owner')];
      if (action === '' && stack === '') {
        if (row.some((text) => text.trim() !== '')) emit.problem('appscan/incomplete-row', index + 1);
        continue;
      }
      emit.record(callOfHook({ line: index + 1, words: [action], arguments: [], stack, owner: owner || undefined }));
    }
  },
};
