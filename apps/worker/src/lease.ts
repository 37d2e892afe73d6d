import type { Lease as LeaseSchema } from '@touchstone/api-client';
import type { Static } from 'typebox';

/** A run that this worker holds, as the server hands it out. */
export type Lease = Static<typeof LeaseSchema>;

/** Files of a lease on this machine. */
export interface LeasedFiles {
  readonly artifact: string;
  readonly inputs: readonly { readonly kind: Lease['inputs'][number]['kind']; readonly fileName: string; readonly path: string }[];
}
