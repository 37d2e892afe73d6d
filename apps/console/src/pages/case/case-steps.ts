/** A step that is taken on the page of the case itself. */
export interface CaseStep {
  /** The event of the case law. */
  readonly event: string;
  readonly kind: 'main' | 'danger' | 'plain';
  /** Beside the basis, or, for what a firm says, its words. */
  readonly needs: readonly Need[];
}

export type Need = 'reason' | 'decision' | 'into' | 'document' | 'until' | 'file' | 'proof' | 'cases' | 'findings';

export const CASE_STEPS = [
  { event: 'accept', kind: 'main', needs: [] },
  { event: 'assign', kind: 'plain', needs: [] },
  { event: 'add-findings', kind: 'plain', needs: ['findings'] },
  { event: 'confirm', kind: 'main', needs: [] },
  { event: 'dismiss', kind: 'danger', needs: ['reason'] },
  { event: 'draft-delisting', kind: 'danger', needs: ['cases'] },
  { event: 'drop-delisting', kind: 'plain', needs: ['reason'] },
  { event: 'decide-objection', kind: 'main', needs: ['decision', 'reason'] },
  { event: 'extend-deadline', kind: 'main', needs: ['document', 'reason'] },
  { event: 'refuse-extension', kind: 'plain', needs: ['reason'] },
  { event: 'propose-stop', kind: 'danger', needs: ['reason'] },
  { event: 'drop-stop', kind: 'plain', needs: ['reason'] },
  { event: 'verify-stop', kind: 'main', needs: ['proof'] },
  { event: 'restore-access', kind: 'plain', needs: ['reason'] },
  { event: 'close', kind: 'main', needs: [] },
  { event: 'merge', kind: 'plain', needs: ['into', 'reason'] },
  { event: 'withdraw', kind: 'danger', needs: ['reason'] },
  { event: 'object', kind: 'plain', needs: ['file'] },
  { event: 'ask-extension', kind: 'plain', needs: ['until', 'file'] },
] as const satisfies readonly CaseStep[];

export type CaseStepEvent = (typeof CASE_STEPS)[number]['event'];

/** What a firm says is its own basis. */
export const isWordOfFirm = (event: CaseStepEvent): boolean => event === 'object' || event === 'ask-extension';

const orders = (id: string) => `/orders?case=${id}`;
const draft = (template: string) => (id: string) => `/orders/new?case=${id}&template=${template}`;
const submissions = (id: string) => `/submissions?case=${id}`;
const penalties = (id: string) => `/penalties?case=${id}`;
const newPenalty = (id: string) => `/penalties/new?case=${id}`;
const creditEntries = (id: string) => `/credit-entries?case=${id}`;
const referrals = (id: string) => `/referrals?case=${id}`;
const watches = (id: string) => `/watch/checks?case=${id}`;
const notices = () => '/notices';

/** Where the other steps of a case are taken. */
export const ELSEWHERE: Readonly<Record<string, (caseId: string) => string>> = {
  'draft-order': draft('rectification'),
  'order-delisting': (id) => `/cases/${id}/delisting-plan`,
  'order-stop': draft('access-stop'),
  ...{
    'issue-order': orders,
    'drop-order': orders,
    'recall-order': orders,
    'recall-stop': orders,
    serve: orders,
    'begin-rectifying': orders,
  },
  ...{ submit: submissions, 'late-submit': submissions, 'refuse-submission': submissions, 'begin-retest': submissions },
  ...{ 'retest-passed': submissions, 'retest-failed': submissions },
  ...{ 'prepare-notice': notices, 'drop-notice': notices, 'publish-notice': notices, 'recall-notice': notices },
  'approve-relisting': (id) => `/relistings?case=${id}`,
  relist: (id) => `/relistings?case=${id}`,
  ...{ 'return-penalty': referrals, 'report-penalty': referrals },
  ...{ watch: watches, 'watch-passed': watches },
  ...{
    'propose-penalty': newPenalty,
    'notify-penalty': penalties,
    'decide-penalty': penalties,
    'execute-penalty': penalties,
    'drop-penalty': penalties,
  },
  ...{ 'propose-listing': newPenalty, 'list-credit': creditEntries, 'propose-removal': creditEntries, 'remove-credit': creditEntries },
  ...{ 'keep-listed': creditEntries, 'drop-listing': penalties },
};

/** What leads a case on its ordinary way: where it can be taken now, it comes first. */
const ON_THE_WAY: ReadonlySet<string> = new Set([
  ...['draft-order', 'issue-order', 'serve', 'submit', 'late-submit', 'begin-retest', 'retest-passed', 'retest-failed'],
  ...['prepare-notice', 'publish-notice', 'order-delisting', 'approve-relisting', 'relist'],
]);

/** A step as the server tells it: whether it is of now, from which states it is, what must hold. */
export interface ToldStep {
  readonly event: string;
  readonly isNow: boolean;
  readonly from: readonly string[];
  readonly needs: readonly string[];
}

export type HereStep = CaseStep & { readonly event: CaseStepEvent };

export interface SortedSteps {
  readonly here: readonly HereStep[];
  readonly elsewhere: readonly { readonly event: string; readonly href: string; readonly isNext: boolean }[];
  /** One holds the right, and the state of the case does not have the step. */
  readonly notNow: readonly ToldStep[];
}

const ORDER: Readonly<Record<CaseStep['kind'], number>> = { main: 0, plain: 1, danger: 2 };

/** The steps of a case as they stand for one person: to take here, to take elsewhere, not now. */
export function sortSteps(caseId: string, steps: readonly ToldStep[]): SortedSteps {
  const now = new Set(steps.filter(({ isNow }) => isNow).map(({ event }) => event));
  return {
    here: CASE_STEPS.filter(({ event }) => now.has(event)).sort((a, b) => ORDER[a.kind] - ORDER[b.kind]),
    elsewhere: [...now].flatMap((event) => {
      const href = ELSEWHERE[event]?.(caseId);
      return href === undefined ? [] : [{ event, href, isNext: ON_THE_WAY.has(event) }];
    }),
    notNow: steps.filter(({ isNow }) => !isNow),
  };
}

export interface Drafting {
  readonly words: 'delisting' | 'relisting';
  readonly href: string;
}

const DRAFTS: Readonly<Record<string, (caseId: string) => Drafting>> = {
  DELIST_DRAFT: (id) => ({ words: 'delisting', href: `/cases/${id}/delisting-plan` }),
  RELIST_APPROVED: (id) => ({ words: 'relisting', href: `/relistings?case=${id}` }),
};

/** Documents that move a case when an approver issues them, and that others draft before: no step of the case is theirs. */
export function draftsOf({ id, state }: { readonly id: string; readonly state: string }): readonly Drafting[] {
  const drafting = DRAFTS[state]?.(id);
  return drafting === undefined ? [] : [drafting];
}
