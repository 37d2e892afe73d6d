import { isWithoutFile } from '@touchstone/domain/inventory';
import { SHEET_SCHEMA, type Sheet, sheetItems } from '@touchstone/domain/sheet';
import type { SheetPorts, SheetProfile } from './ports.ts';

export interface SheetWish {
  /** Digest of the artifact, or `subject:<id>` of what has no file. */
  readonly artifact: string;
  readonly organisation: string;
  readonly askedBy: string;
  readonly assignedTo: string | null;
  readonly campaign: string | null;
  readonly profile: SheetProfile;
  /** The day whose law counts. */
  readonly asOf: string;
  /** Only these; absent: every clause that needs a person. */
  readonly clauses?: readonly string[];
  readonly createdBy: string | null;
}

export type OpenSheet =
  | { readonly ok: true; readonly sheet: string }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'invalid-input';
      readonly field: 'artifact' | 'organisation' | 'assignedTo' | 'clauses';
    };

/** Named clauses, and of what has no file also those that machines decide elsewhere. */
const askedOf = (artifact: string, clauses: readonly string[] | undefined) =>
  clauses === undefined ? {} : { clauses: new Set(clauses), everyClause: isWithoutFile(artifact) };

/** Makes the check sheet of a subject for a laboratory: the clauses in force that need a person, and how to look. */
export function openSheet(ports: SheetPorts, wish: SheetWish): Promise<OpenSheet> {
  const { rules, ruleSet, stepsOf } = ports.catalogue;
  const { asOf, clauses } = wish;
  return ports.inTransaction(async (tx): Promise<OpenSheet> => {
    const about = await tx.aboutOf(wish.artifact);
    if (about === undefined) return { ok: false, reason: 'not-found', field: 'artifact' };
    if (!(await tx.isLab(wish.organisation))) return { ok: false, reason: 'invalid-input', field: 'organisation' };
    if (wish.assignedTo !== null && !(await tx.isActiveIn(wish.assignedTo, wish.organisation)))
      return { ok: false, reason: 'invalid-input', field: 'assignedTo' };
    const items = sheetItems(rules, { asOf, stepsOf, ...askedOf(about.sha256, clauses) });
    if (items.length === 0 || (clauses !== undefined && items.length < new Set(clauses).size))
      return { ok: false, reason: 'invalid-input', field: 'clauses' };

    const id = ports.newId();
    const { sha256, name, label, version } = about;
    const sheet: Sheet = { schema: SHEET_SCHEMA, id, subject: { artifact: sha256, name, label, version }, ruleSet, asOf, items };
    await tx.insertSheet({ ...wish, about, sheet });
    await tx.moveSheet({ sheet: id, event: 'opened', from: null, to: 'OPEN', reason: '' });
    await tx.audit.record({
      action: 'sheet.opened',
      object: { kind: 'sheet', id },
      detail: { artifact: sha256, organisation: wish.organisation, items: items.length },
    });
    await tx.announce('sheet.opened', id, [wish.organisation], { sheet: id, artifact: sha256 });
    return { ok: true, sheet: id };
  });
}
