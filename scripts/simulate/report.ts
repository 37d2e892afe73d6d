import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures, figuresOf } from './figures.ts';
import { INVARIANTS, type Invariant, type Looked } from './invariants.ts';
import { pageOf } from './page.ts';
import type { Play } from './play.ts';

export interface Told {
  readonly invariant: Invariant;
  /** Undefined where the year cannot show it. */
  readonly looked: Looked | undefined;
}

export interface ReportWish {
  seconds(): number;
  readonly tell: (line: string) => void;
  /** Folder into which the two pages go; absent: they are only printed. */
  readonly into?: string | undefined;
}

const MOST_NAMED = 5;

export interface Reported {
  readonly told: readonly Told[];
  readonly figures: Figures;
  readonly violations: number;
}

/** Looks at every invariant, prints what the year came to, and writes the pages. */
export async function report(play: Play, { seconds, tell, into }: ReportWish): Promise<Reported> {
  const played = seconds();
  const told: Told[] = [];
  for (const invariant of INVARIANTS) {
    const looked = await invariant.look?.(play);
    told.push({ invariant, looked });
    const { number, zh, tests } = invariant;
    tell(`不变量 ${number} ${zh}：${looked === undefined ? `见 ${tests}` : `${looked.checked} 项，违反 ${looked.faults.length}`}`);
    for (const fault of looked?.faults.slice(0, MOST_NAMED) ?? []) tell(`    ${fault}`);
  }
  const figures = await figuresOf(play);
  const violations = told.reduce((sum, { looked }) => sum + (looked?.faults.length ?? 0), 0);
  const made = {
    figures,
    told,
    parameters: play.parameters,
    noted: play.noted,
    seconds: { played, all: seconds() },
    spent: play.installation.spent(),
  };
  tell(pageOf(made, 'zh'));
  if (into !== undefined) {
    writeFileSync(join(into, 'simulation.md'), pageOf(made, 'zh'));
    writeFileSync(join(into, 'simulation.en.md'), pageOf(made, 'en'));
  }
  return { told, figures, violations };
}
