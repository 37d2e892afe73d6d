/** A step that is taken on the page of the case itself. */
export interface CaseStep {
  /** The event of the case law. */
  readonly event: string;
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  /** Beside the basis. */
  readonly needs?: 'reason' | 'decision';
}

export const CASE_STEPS = [
  { event: 'accept', permission: 'case.handle', kind: 'main' },
  { event: 'assign', permission: 'case.handle', kind: 'plain' },
  { event: 'confirm', permission: 'case.confirm', kind: 'main' },
  { event: 'dismiss', permission: 'case.confirm', kind: 'danger', needs: 'reason' },
  { event: 'draft-delisting', permission: 'order.draft', kind: 'danger' },
  { event: 'drop-delisting', permission: 'case.decide', kind: 'plain', needs: 'reason' },
  { event: 'decide-objection', permission: 'case.decide', kind: 'main', needs: 'decision' },
  { event: 'close', permission: 'case.decide', kind: 'main' },
  { event: 'withdraw', permission: 'case.decide', kind: 'danger', needs: 'reason' },
  { event: 'object', permission: 'case.object', kind: 'plain' },
  { event: 'ask-extension', permission: 'case.object', kind: 'plain' },
] as const satisfies readonly CaseStep[];

export type CaseStepEvent = (typeof CASE_STEPS)[number]['event'];

/** Where the other steps of a case are taken. */
export const ELSEWHERE: Readonly<Record<string, (caseId: string) => string>> = {
  'draft-order': (id) => `/orders/new?case=${id}&template=rectification`,
  'issue-order': (id) => `/orders?case=${id}`,
  'drop-order': (id) => `/orders?case=${id}`,
  'recall-order': (id) => `/orders?case=${id}`,
  serve: (id) => `/orders?case=${id}`,
  'begin-rectifying': (id) => `/orders?case=${id}`,
  submit: (id) => `/submissions?case=${id}`,
  'late-submit': (id) => `/submissions?case=${id}`,
  'refuse-submission': (id) => `/submissions?case=${id}`,
  'begin-retest': (id) => `/submissions?case=${id}`,
  'retest-passed': (id) => `/submissions?case=${id}`,
  'retest-failed': (id) => `/submissions?case=${id}`,
  'extend-deadline': (id) => `/deadlines?case=${id}`,
  'refuse-extension': (id) => `/deadlines?case=${id}`,
  'prepare-notice': (id) => `/notices/new?case=${id}`,
  'drop-notice': () => '/notices',
  'publish-notice': () => '/notices',
  'order-delisting': (id) => `/orders?case=${id}`,
  'approve-relisting': (id) => `/relistings?case=${id}`,
  relist: (id) => `/relistings?case=${id}`,
  transfer: (id) => `/referrals?case=${id}`,
  watch: (id) => `/watch/checks?case=${id}`,
  'watch-passed': (id) => `/watch/checks?case=${id}`,
};

export interface SortedSteps {
  readonly here: readonly (CaseStep & { readonly event: CaseStepEvent })[];
  readonly elsewhere: readonly { readonly event: string; readonly href: string }[];
  /** One holds the right, and the state of the case does not have the step. */
  readonly notNow: readonly CaseStep[];
}

/** The steps of a case as they stand for one person: to take here, to take elsewhere, not now. */
export function sortSteps(caseId: string, next: readonly string[], may: (permission: string) => boolean): SortedSteps {
  const now = new Set(next);
  return {
    here: CASE_STEPS.filter(({ event }) => now.has(event)),
    elsewhere: [...now].flatMap((event) => {
      const href = ELSEWHERE[event]?.(caseId);
      return href === undefined ? [] : [{ event, href }];
    }),
    notNow: CASE_STEPS.filter(({ event, permission }) => !now.has(event) && may(permission)),
  };
}
