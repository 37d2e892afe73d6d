import { evidenceInside } from '@touchstone/evidence/inside';
import type { Ports } from '@touchstone/kernel/ports';
import { type Archive, knowledge, openArchives, type Report, scanApp, unreadableReport } from '@touchstone/scan-core/browser';
import type { Attempt, Stage } from './messages.ts';

/**
 * Scans one file as the server's engine does: the same steps on the same bytes give the same report.
 *
 * @param onStage hears each step before it begins
 */
export async function scanFile(
  archive: Archive,
  { attempt, ports, onStage }: { readonly attempt: Attempt; readonly ports: Ports; onStage(stage: Stage): void },
): Promise<Report> {
  const { name } = archive;
  if (attempt.kind === 'nothing') return unreadableReport([{ code: `scan/${attempt.because}`, at: 0 }], { name });
  onStage('opening');
  const { app, problems } = openArchives([archive], { name }, ports);
  if (attempt.kind === 'parsers') return scanApp({ app, problems }, { name, withoutDetectors: attempt.because });
  onStage('policy');
  const inside = await evidenceInside(app, knowledge, ports);
  onStage('checking');
  return scanApp({ app, problems: [...problems, ...inside.problems] }, { name, evidence: inside.evidence });
}
