import { callOfHook } from '../../hooks/hook-call.ts';
import { cellOf } from '../../reading/column-names.ts';
import type { SheetFormat } from '../../reading/room.ts';

/**
 * AppScan's export 关注列表.xlsx: 序号, 主体 (`main` or the package of an SDK), 操作行为, 堆栈; the latest call first, no times, no arguments.
 * @source github.com/TongchengOpenSource/AppScan view/src/pages/history/page/Major.vue
 */
export const appscan: SheetFormat = {
  format: 'appscan',
  isInOrder: false,
  recognises: (columns) => columns.has('owner') && columns.has('stack') && !columns.has('time'),

  open(columns, emit) {
    emit.head({ format: 'appscan', tool: { name: 'AppScan' } });
    return {
      row(cells, number) {
        const [action, stack, owner] = (['action', 'stack', 'owner'] as const).map((name) => cellOf(cells, columns, name));
        if (action === '' && stack === '') {
          if (cells.some((text) => text.trim() !== '')) emit.problem('appscan/incomplete-row', number);
          return;
        }
        emit.record(callOfHook({ line: number, words: [action ?? ''], arguments: [], stack, owner: owner || undefined }));
      },
      end() {},
    };
  },
};
