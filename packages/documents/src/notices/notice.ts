import type { NoticeAttachment, NoticeText } from '@touchstone/domain/notice';

/** A notice as it is written into files: its words, and its lists. */
export interface WrittenNotice {
  readonly text: NoticeText;
  /** `ministry` or the code of a province. */
  readonly issuer: string;
  readonly attachments: readonly NoticeAttachment[];
  /** Of a world that is played through: every page says so. */
  readonly isDemo: boolean;
}

/** What stands across pages that hold anything which is not real. */
export const DEMO = '演示数据';

/** Above a list with rows that stand for what nobody knows. */
export const DEMO_NOTE = `${DEMO}：占位行不是真实名单。`;

/** Whether a page needs the mark: a list with placeholders is not real, even where the notice is. */
export const isMarked = ({ isDemo, attachments }: Pick<WrittenNotice, 'isDemo' | 'attachments'>): boolean =>
  isDemo || attachments.some(({ rows }) => rows.some(({ isPlaceholder }) => isPlaceholder));
