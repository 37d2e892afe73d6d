import { LOOK_POLICY, type LookPolicy } from './look.ts';

/** What an installation has set about delisting; setting `delisting`. */
export interface DelistingPolicy {
  readonly looks: LookPolicy;
  /** 立即: after so many hours an item is overdue, and after so many it is a superior's. */
  readonly overdueAfterHours: number;
  readonly escalateAfterHours: number;
  readonly noRelist: NoRelist;
}

/** How long an app that was taken off stays off. */
export interface NoRelist {
  readonly isOn: boolean;
  readonly workingDays: number;
  /** What it rests on, and that it is a draft where it is one. */
  readonly basis: string;
}

/** @source draft interim rules on personal information of apps (2021-04-26), article on handling: 40 working days; not adopted as far as known */
export const DELISTING_POLICY: DelistingPolicy = {
  looks: LOOK_POLICY,
  overdueAfterHours: 24,
  escalateAfterHours: 72,
  noRelist: {
    isOn: true,
    workingDays: 40,
    basis:
      '《移动互联网应用程序个人信息保护管理暂行规定（征求意见稿）》：被下架的App在40个工作日内不得通过任何渠道再次上架（草案，未见正式发布）',
  },
};
