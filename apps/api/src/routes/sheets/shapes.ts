import { type ListedSheet, readSheet, sheetEvents } from '@touchstone/db/repositories/sheet-lists';
import { keptSheet, type SheetStateWord, sheetFiles } from '@touchstone/db/repositories/sheet-rows';
import { progressOf } from '@touchstone/domain/sheet';
import { type KeptSheet, stateOfSheet } from '@touchstone/services/sheets';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export const sheetShape = (row: ListedSheet) => ({
  id: row.id,
  artifact: row.artifact,
  subject: { kind: row.subjectKind, name: row.name, label: row.label, version: row.version },
  organisation: row.organisation,
  askedBy: row.askedBy,
  assignedTo: row.assignedTo,
  campaign: row.campaign,
  profile: row.profile,
  state: row.state,
  items: row.items,
  answered: row.answered,
  run: row.run,
  createdAt: row.createdAt.toISOString(),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  version: row.rowVersion,
});

type From = Pick<Context, 'session' | 'transaction' | 'platform'>;

/** @throws Refusal `not-found` for a sheet that is neither one's laboratory's nor asked for by one's authority */
export async function visibleSheet({ session, transaction }: Pick<From, 'session' | 'transaction'>, id: string): Promise<KeptSheet> {
  return transaction(async (tx) => {
    if ((await readSheet(tx, session, id)) === undefined) throw new Refusal('not-found');
    const kept = await keptSheet(tx, id);
    if (kept === undefined) throw new Refusal('not-found');
    return kept;
  });
}

/** A sheet with its answers as an answer of the API. @param would answers that it is to be shown with, as if they were kept */
export async function sheetDetail(
  { session, transaction, platform }: From,
  id: string,
  status: 200 | 201 = 200,
  would?: KeptSheet['answers'],
) {
  return transaction(async (tx) => {
    const row = await readSheet(tx, session, id);
    const kept = await keptSheet(tx, id);
    if (row === undefined || kept === undefined) throw new Refusal('not-found');
    const { sheet } = kept;
    const answers = would ?? kept.answers;
    const progress = progressOf(sheet, stateOfSheet({ ...kept, answers }), platform.now().getTime());
    return {
      status,
      rowVersion: row.rowVersion,
      body: {
        ...sheetShape(row),
        answered: progress.answered,
        ruleSet: sheet.ruleSet,
        asOf: sheet.asOf,
        clauses: sheet.items.map((item) => ({
          ...item,
          rules: [...item.rules],
          asks: [...item.asks],
          steps: [...item.steps],
          proof: [...item.proof],
        })),
        answers: sheet.items.flatMap(({ clause }) => {
          const answer = answers[clause];
          if (answer === undefined) return [];
          const { testedAt, evidence, ...rest } = answer;
          return [
            {
              ...rest,
              testedAt: testedAt === undefined ? null : new Date(testedAt).toISOString(),
              evidence: evidence.map(({ kind, file, sha256 }) => ({ kind, file, sha256: sha256 ?? null })),
            },
          ];
        }),
        files: [...(await sheetFiles(tx, id))].map(([name, sha256]) => ({ name, sha256 })),
        faults: progress.faults.map((fault) => ({ ...fault })),
        open: [...progress.open],
        events: (await sheetEvents(tx, id)).map(({ from, to, at, ...event }) => ({
          ...event,
          from: from as SheetStateWord | null,
          to: to as SheetStateWord,
          at: at.toISOString(),
        })),
      },
    };
  });
}
