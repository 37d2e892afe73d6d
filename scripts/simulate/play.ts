import type { Agenda } from './agenda.ts';
import type { Installation } from './installation.ts';
import type { Parameters } from './parameters.ts';
import type { FindingSeed, ProblemApp } from './problem-apps.ts';
import type { Random } from './random.ts';
import type { Shops } from './shops.ts';
import type { WorkingDays } from './working-days.ts';

/** Everything that the year is played with. */
export interface Play {
  readonly installation: Installation;
  readonly parameters: Parameters;
  readonly days: WorkingDays;
  readonly agenda: Agenda;
  readonly shops: Shops;
  /** Cases by their id, as far as fate goes. */
  readonly cases: Map<string, CaseInPlay>;
  /** The first open case of a firm, into which another of it may be merged. */
  readonly siblings: Map<number, CaseInPlay>;
  /** From here on this build of an app has its fault. */
  faulty(app: ProblemApp, build: number): void;
  /** What was counted on the way, for the report. */
  readonly noted: Map<string, number>;
}

/** A case with what fate has for it. */
export interface CaseInPlay {
  readonly app: ProblemApp;
  readonly random: Random;
  readonly findings: readonly FindingSeed[];
  /** The case whose fault came back. */
  readonly before: string | null;
  id: string;
  authority: number;
  /** The build that was tested or handed in last. */
  build: number;
}

export const note = ({ noted }: Pick<Play, 'noted'>, what: string, times = 1): void => void noted.set(what, (noted.get(what) ?? 0) + times);

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const MINUTE_MS = 60_000;

export const BASIS = '演示数据：工信部信管〔2020〕164号';
