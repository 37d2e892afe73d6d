import type { InputOf } from '@touchstone/api-client';
import { addNoticeRows, dropNoticeRows, editNotice, editNoticeRow, placeNoticeRow } from '@touchstone/api-client/routes/notices';
import { call } from '../../api/call.ts';
import { type Standing, useNoticeChange } from './use-notice-change.ts';

export const LINES = ['tested', 'all-sources', 'per-problem'] as const;
export type Lines = (typeof LINES)[number];
export type NoticePlan = InputOf<typeof editNotice>['body'];

/** Which line of which list; both begin at 1. */
export interface RowAt {
  readonly attachment: number;
  readonly ordinal: number;
}
export type RowWords = Omit<InputOf<typeof editNoticeRow>['body'], keyof RowAt>;

/** What an author does with a draft. */
export interface NoticeDraft {
  edit(plan: NoticePlan): Promise<void>;
  add(cases: readonly string[], lines: Lines): Promise<void>;
  editRow(at: RowAt, words: RowWords): Promise<void>;
  place(at: RowAt, to: number): Promise<void>;
  drop(cases: readonly string[], reason: string): Promise<void>;
}

/** Changes of a draft on the version that was read. */
export function useNoticeDraft(): (standing: Standing) => NoticeDraft {
  const change = useNoticeChange();
  return ({ id, version }) => {
    const at = { params: { notice: id }, ifMatch: version } as const;
    return {
      edit: (body) => change(() => call(editNotice, { ...at, body })),
      add: (cases, lines) => change(() => call(addNoticeRows, { ...at, body: { cases: [...cases], lines } })),
      editRow: (row, words) => change(() => call(editNoticeRow, { ...at, body: { ...row, ...words } })),
      place: (row, to) => change(() => call(placeNoticeRow, { ...at, body: { ...row, to } })),
      drop: (cases, reason) => change(() => call(dropNoticeRows, { ...at, body: { cases: [...cases], reason } })),
    };
  };
}
