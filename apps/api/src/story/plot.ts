import type { CaseState } from '@touchstone/domain/case';

export interface Chapter {
  readonly package: string;
  /** Where its case stands when the story ends; each place has one chapter. */
  readonly ends: CaseState;
  readonly clause: string;
}

const BEFORE_CONSENT = '164-01.2';

/** One case for each place where one can stand, on the planted faults of the demonstration stores. */
export const CHAPTERS: readonly Chapter[] = [
  { package: 'cn.qingkong.words', ends: 'RELISTED', clause: BEFORE_CONSENT },
  { package: 'cn.qingkong.notes', ends: 'WATCH', clause: BEFORE_CONSENT },
  { package: 'cn.shengxin.loan', ends: 'DELIST_ORDERED', clause: '164-01.3' },
  { package: 'cn.guangnian.video', ends: 'DELISTED', clause: '164-07.1' },
  { package: 'cn.kangxin.check', ends: 'DELIST_DRAFT', clause: BEFORE_CONSENT },
  { package: 'cn.linli.tuan', ends: 'NOTICED', clause: BEFORE_CONSENT },
  { package: 'cn.tongya.shizi', ends: 'NOTICE_PENDING', clause: '164-06.1' },
  { package: 'cn.kangxin.doctor', ends: 'OVERDUE', clause: '164-02.1' },
  { package: 'cn.kuaida.rider', ends: 'RECTIFYING', clause: '164-02.2' },
  { package: 'cn.handset.gallery', ends: 'OBJECTION_REVIEW', clause: BEFORE_CONSENT },
  { package: 'cn.kuaida.cargo', ends: 'SUBMITTED', clause: BEFORE_CONSENT },
  { package: 'cn.kuaida.bike', ends: 'RETESTING', clause: BEFORE_CONSENT },
  { package: 'cn.qingkong.clock', ends: 'RECTIFIED', clause: BEFORE_CONSENT },
  { package: 'cn.qingkong.calendar', ends: 'CLOSED', clause: BEFORE_CONSENT },
  { package: 'cn.lanjing.ime', ends: 'ORDERED', clause: BEFORE_CONSENT },
  { package: 'cn.yinghuo.torch', ends: 'ORDER_DRAFT', clause: '164-01.1' },
  { package: 'cn.meigou.mall', ends: 'CONFIRMED', clause: BEFORE_CONSENT },
  { package: 'cn.yinghuo.cleaner', ends: 'REVIEWING', clause: BEFORE_CONSENT },
  { package: 'cn.qingkong.weather', ends: 'LEAD', clause: BEFORE_CONSENT },
];

/** What firms made of their apps afterwards, by package: put on the shelf as the next of this listing, or kept as a file. */
export const REPAIRS: Readonly<Record<string, { readonly version: string; readonly listing?: string }>> = {
  'cn.qingkong.words': { version: '2.1.0' },
  'cn.kuaida.cargo': { version: '3.3.0' },
  'cn.kuaida.bike': { version: '4.2.0' },
  'cn.qingkong.notes': { version: '2.1.0', listing: 'qingkong-notes' },
  'cn.qingkong.clock': { version: '1.5.0', listing: 'qingkong-clock' },
  'cn.qingkong.calendar': { version: '3.1.0', listing: 'qingkong-calendar' },
};

/** The version in which the fault of the app that is looked back at is there again. */
export const RELAPSE = { version: '2.2.0', listing: 'qingkong-notes' } as const;

/** The store on whose shelf new versions appear. */
export const SHELF = 'huayang';

/** The store that says that it took something down, and did not. */
export const LIAR = 'qinglan';

export const BASIS = '演示：工信部信管函〔2020〕164号';
export const CONTACT = '演示联系人，010-00000000';

const DAY_MS = 86_400_000;
/** Two periods to rectify and forty working days off the shelves, with two holidays of a week between them. */
const LASTS_MS = 105 * DAY_MS;

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
  /** Whether the clock can be the real one when the story is told; beyond the calendar it cannot. */
  readonly endsNow: boolean;
}

/** When the story begins and ends: it ends now, or on the last day of the calendar. */
export function spanOf(nowMs: number, calendarEndMs: number): Span {
  const endMs = Math.min(nowMs, calendarEndMs - DAY_MS);
  return { startMs: endMs - LASTS_MS, endMs, endsNow: endMs === nowMs };
}
