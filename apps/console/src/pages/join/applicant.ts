import type { InputOf } from '@touchstone/api-client';
import type { joinByOrderCode } from '@touchstone/api-client/routes/claims';

/** Who joins: the firm, and the first person of it. */
export type Applicant = Omit<InputOf<typeof joinByOrderCode>['body'], 'code'>;

export const KINDS = ['enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'] as const satisfies readonly Applicant['kind'][];

export const NOBODY: Applicant & { readonly again: string } = {
  kind: 'enterprise',
  organisation: '',
  login: '',
  displayName: '',
  password: '',
  again: '',
};
export type Typed = typeof NOBODY;

/** What is sent; undefined while the two passwords differ. */
export function applicantOf({ again, ...applicant }: Typed): Applicant | undefined {
  if (again !== applicant.password) return undefined;
  const { organisation, login, displayName } = applicant;
  return { ...applicant, organisation: organisation.trim(), login: login.trim(), displayName: displayName.trim() };
}
