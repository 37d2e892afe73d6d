/** What the year is made of. Shares are of one, times in hours or working days as said. */
export interface Parameters {
  readonly seed: string;
  /** Year of the calendar that is played: its holidays, its laws. */
  readonly year: number;
  readonly tests: number;
  /** Apps on shelf that are tested, each some times a year. */
  readonly apps: number;
  /** Cases that come to an order. */
  readonly orders: number;
  /** Of twelve, how the tests spread over the months. */
  readonly months: readonly number[];
  /** Cases of the ministry itself; the others are of the 31 provinces by their weight. */
  readonly ministryShare: number;
  readonly dismissed: number;
  readonly merged: number;
  readonly transferred: number;
  readonly objects: number;
  readonly upheld: number;
  readonly extension: number;
  readonly granted: number;
  /** Firms that put it right before the time to rectify is over. */
  readonly inTime: number;
  /** Of those that miss it, before the notice. */
  readonly late: number;
  /** Of those named, within the time after the notice. */
  readonly afterNotice: number;
  /** First builds that do not put it right. */
  readonly failedBuild: number;
  /** Delisted firms that apply to return. */
  readonly relists: number;
  /** Closed cases whose fault is found again in a later version. */
  readonly relapses: number;
  /** Relapses that are delisted directly, citing the earlier case. */
  readonly direct: number;
  /** Documents that are really rendered as PDF and DOCX. */
  readonly rendered: number;
  readonly stores: readonly StoreParameters[];
}

export interface StoreParameters {
  readonly code: string;
  readonly name: string;
  /** Of the apps with problems, that stand on its shelf. */
  readonly lists: number;
  /** Takes orders by the store protocol; the others read their inbox. */
  readonly isConnected: boolean;
  /** Median until an app is off, in hours. */
  readonly hours: number;
  /** Says done, and the app stays. */
  readonly lies: number;
  /** Lets it come back after some weeks. */
  readonly lapses: number;
}

const store = (code: string, name: string, lists: number, isConnected: boolean, hours: number, lies: number, lapses: number) => ({
  ...{ code, name, lists, isConnected, hours, lies, lapses },
});

/** Invented shops; no figure of a real one. */
const STORES: readonly StoreParameters[] = [
  store('huayang', '华阳应用市场', 0.55, true, 5, 0, 0),
  store('qinglan', '青蓝应用商店', 0.5, true, 8, 0, 0.02),
  store('beidou', '北斗应用汇', 0.45, true, 6, 0.01, 0),
  store('xinghe', '星河软件商店', 0.4, true, 12, 0.02, 0.02),
  store('haitang', '海棠市场', 0.3, true, 20, 0.15, 0.06),
  store('lvzhou', '绿洲助手', 0.25, false, 18, 0, 0.01),
  store('zhulin', '竹林下载', 0.15, false, 30, 0.12, 0.05),
  store('shanhai', '山海乐园', 0.1, false, 48, 0.2, 0.08),
];

/** The year as 2021 is reported to have been. */
export const WHOLE: Parameters = {
  seed: 'touchstone-2021',
  year: 2025,
  tests: 2_080_000,
  apps: 520_000,
  orders: 5_489,
  months: [0.8, 0.6, 1, 1.05, 1.05, 1.05, 1.1, 1.1, 1.05, 1, 1.1, 1.1],
  ministryShare: 0.3,
  dismissed: 0.015,
  merged: 0.004,
  transferred: 0.01,
  objects: 0.03,
  upheld: 0.12,
  extension: 0.06,
  granted: 0.7,
  inTime: 0.68,
  late: 0.06,
  afterNotice: 0.745,
  failedBuild: 0.08,
  relists: 0.3,
  relapses: 0.03,
  direct: 0.25,
  rendered: 0.01,
  stores: STORES,
};

/** Some hundred apps, for the tests of every day. */
export const SMALL: Parameters = {
  ...WHOLE,
  seed: 'touchstone-small',
  tests: 6_000,
  apps: 2_000,
  orders: 130,
  rendered: 0.004,
  relapses: 0.08,
};

/** Figures of 2021 as they were published. @source regulation.md §7.6: published on 2022-01-20 */
export const REPORTED_2021 = { tested: 2_080_000, notified: 1_549, delisted: 514 } as const;
