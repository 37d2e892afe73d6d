/** How far the case of an app has come when the story ends. */
export type Ending = 'drafted' | 'running' | 'rectified' | 'overdue' | 'noticing' | 'noticed' | 'lied-to' | 'delisted';

export interface Chapter {
  readonly package: string;
  readonly ending: Ending;
  /** The fault that is repaired in the next version; any when absent. */
  readonly clause?: string;
}

/** One case for each place where one can stand, on the planted faults of the demonstration stores. */
export const CHAPTERS: readonly Chapter[] = [
  { package: 'cn.shengxin.loan', ending: 'lied-to' },
  { package: 'cn.guangnian.video', ending: 'delisted' },
  { package: 'cn.linli.tuan', ending: 'noticed' },
  { package: 'cn.tongya.shizi', ending: 'noticing' },
  { package: 'cn.kangxin.doctor', ending: 'overdue' },
  { package: 'cn.qingkong.calendar', ending: 'rectified', clause: '164-01.2' },
  { package: 'cn.kuaida.rider', ending: 'running' },
  { package: 'cn.yinghuo.torch', ending: 'drafted' },
];

/** The store on whose shelf the repaired version appears, and as what. */
export const REPAIRED = { store: 'huayang', listing: 'qingkong-calendar', version: '3.1.0' } as const;

/** The store that says that it took something down, and did not. */
export const LIAR = 'qinglan';

export const BASIS = '演示：工信部信管函〔2020〕164号';
export const CONTACT = '演示联系人，010-00000000';

const DAY_MS = 86_400_000;
/** Two periods to rectify with a holiday of a week between them, and some days for the shelves. */
const LASTS_MS = 40 * DAY_MS;

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
