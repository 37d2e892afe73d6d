import type { Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { viewOf } from '../view/view.ts';
import { writeComparison } from './comparison.ts';
import { writeConsent } from './consent.ts';
import { writeEvidence } from './evidence.ts';
import { writeFixFirst } from './fix-first.ts';
import { writeFlows } from './flows.ts';
import { writeGate } from './gate.ts';
import { writeIdentity } from './identity.ts';
import { writeInventory } from './inventory.ts';
import { Page } from './page.ts';
import { writePolicy } from './policy.ts';
import { writeRun } from './run.ts';
import { writeScreens } from './screens.ts';

/** The report for a terminal: what the app is, what to fix first, each clause, then what is inside. */
export function renderText(report: Report, options: RenderOptions): string {
  const view = viewOf(report, options);
  const page = new Page();
  writeIdentity(page, view);
  writeFixFirst(page, view);
  if (report.app !== null) {
    writeComparison(page, view);
    writeEvidence(page, view);
  }
  writeGate(page, view);
  if (report.app !== null) {
    writeRun(page, view);
    writePolicy(page, view);
    writeScreens(page, view);
  }
  writeConsent(page, view);
  if (report.app !== null) writeFlows(page, view);
  writeInventory(page, view);
  return page.toString();
}
