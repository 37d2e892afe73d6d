import { sql } from 'kysely';
import { loadOfficialCalendars } from '../../apps/api/src/wiring/deadline-ports.ts';
import { templatesTakenIn } from '../../apps/api/src/wiring/order-ports.ts';
import { Agenda } from './agenda.ts';
import { openInstallation } from './installation.ts';
import { layInventory } from './inventory.ts';
import { Laboratory } from './laboratory.ts';
import type { Parameters as Year } from './parameters.ts';
import type { CaseInPlay, Play } from './play.ts';
import { findingsOf, layFindings, problemApps, problemCount } from './problem-apps.ts';
import { type Reported, report } from './report.ts';
import { Shops } from './shops.ts';
import { layTests } from './tests-of-year.ts';
import { workingDaysOf } from './working-days.ts';
import { playYear } from './year.ts';

export type Simulated = Reported;

/** Plays a year, checks it and prints what it came to. @param tell a line on the way @param into folder for the pages */
export async function simulate(parameters: Year, tell: (line: string) => void, into?: string): Promise<Simulated> {
  const began = performance.now();
  const clock = (what: string) => tell(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`);
  const installation = await openInstallation();
  try {
    const { db, owner } = installation;
    const days = workingDaysOf(parameters.year);
    clock('空库就绪 empty data base');
    const problems = problemCount(parameters);
    await layInventory(installation, parameters, problems);
    clock('台账 inventory');
    const { rows } = await sql<{
      n: number;
      province: string;
    }>`select ('x' || right(id::text, 12))::bit(48)::bigint as n, province from touchstone.operator
      where id <= ('00000001-0000-7000-8000-' || lpad(to_hex(${problems}::bigint), 12, '0'))::uuid`.execute(owner);
    const provinceOf = new Map(rows.map(({ n, province }) => [Number(n), province]));
    const apps = problemApps(parameters, days, (firm) => provinceOf.get(firm)!);
    await layFindings(installation, apps.flatMap(findingsOf));
    clock('问题 findings');
    await layTests(installation, parameters, apps);
    clock('检测 tests');
    const platform = { db, now: () => new Date(days.startMs), machineNow: () => new Date(days.startMs), newId: () => crypto.randomUUID() };
    await loadOfficialCalendars({ db, platform } as unknown as Parameters<typeof loadOfficialCalendars>[0]);
    await templatesTakenIn(platform);

    const faulty = new Map<number, Map<number, readonly string[]>>(apps.map(({ n, clauses }) => [n, new Map([[0, clauses]])]));
    const laboratory = new Laboratory(installation, parameters.seed, (app, build) => faulty.get(app)?.get(build) ?? []);
    for (const { n } of apps) laboratory.knows(parameters.seed, n);
    const play: Play = {
      ...{ installation, parameters, days, agenda: new Agenda(), shops: new Shops(installation, parameters) },
      ...{ cases: new Map<string, CaseInPlay>(), siblings: new Map(), noted: new Map() },
      faulty: ({ n, clauses }, build) => void faulty.get(n)?.set(build, clauses),
    };
    await playYear(play, laboratory, apps, tell);
    clock('全年执法 year of enforcement');
    return await report(play, { seconds: () => (performance.now() - began) / 1000, tell: clock, into });
  } finally {
    await installation.close();
  }
}
