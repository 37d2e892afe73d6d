import type { DeadlineRule } from '../deadline/index.ts';
import type { Step } from '../steps/index.ts';
import { stepOf } from '../steps/index.ts';

/** 电信业务经营不良名单 and 失信名单. */
export const CREDIT_LISTS = {
  bad: { zh: '不良名单', en: 'List of bad conduct' },
  dishonest: { zh: '失信名单', en: 'List of the dishonest' },
} as const;
export type CreditList = keyof typeof CREDIT_LISTS;

/** An entry is due within 30 days of the decision. @source 电信业务经营许可管理办法 (工信部令第42号, 2017) art. 37 */
export const CREDIT_RULE: DeadlineRule = { kind: 'calendar-days', count: 30 };

export type CreditState = 'DUE' | 'LISTED' | 'REMOVED' | 'DROPPED';
export type CreditEvent = 'list' | 'remove' | 'keep' | 'drop';

export const CREDIT_STEPS: readonly Step<CreditState, CreditEvent>[] = [
  { from: 'DUE', on: 'list', to: 'LISTED' },
  // its penalty was revoked before it was listed
  { from: 'DUE', on: 'drop', to: 'DROPPED' },
  { from: 'LISTED', on: 'remove', to: 'REMOVED' },
  // its removal was proposed and turned down
  { from: 'LISTED', on: 'keep', to: 'LISTED' },
];

export const moveCredit = (state: CreditState, event: CreditEvent): CreditState | undefined => stepOf(CREDIT_STEPS, state, event)?.to;

/** 经营者名称、统一社会信用代码、许可证编号、处理日期、列入事由、列入单位. */
export interface LegalFields {
  readonly operatorName: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  /** A day in Asia/Shanghai. */
  readonly handledOn: string;
  readonly reason: string;
  readonly listedBy: string;
}

/** Fields without which nothing is listed. A firm without a licence has none to name; its code names it. */
export const missingFields = (fields: LegalFields): readonly (keyof LegalFields)[] =>
  (['operatorName', 'creditCode', 'handledOn', 'reason', 'listedBy'] as const).filter((field) => (fields[field] ?? '').trim() === '');
