import { leadRows } from '@touchstone/db/repositories/lead-rows';
import type { LeadPorts } from '@touchstone/services/leads';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** Leads for one request, audited. */
export const leadEdits = (from: EditFrom, act: Act): LeadPorts => ({
  inTransaction: (work) => auditedEdit(from, act, (tx) => leadRows(tx, from.session), work),
});
