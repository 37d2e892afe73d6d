import type { SheetState } from '@touchstone/domain/sheet';
import type { KeptSheet } from './ports.ts';

/** How far a kept sheet has come, in the words of the domain: its row version is the revision. */
export const stateOfSheet = ({
  id,
  state,
  answers,
  rowVersion,
}: Pick<KeptSheet, 'id' | 'state' | 'answers' | 'rowVersion'>): SheetState => ({
  sheet: id,
  revision: rowVersion,
  submitted: state === 'SUBMITTED' || state === 'ACCEPTED',
  answers,
});
