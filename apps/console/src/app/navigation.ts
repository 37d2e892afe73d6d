/** What a line of the navigation leads to, who sees it, and what it is called. */
export interface NavigationItem {
  readonly path: string;
  /** Key of its words: `cases.nav`. */
  readonly words: string;
  /** Shown to who holds one of these. */
  readonly permissions: readonly string[];
  /** Shown only in organisations of these kinds; in all when absent. */
  readonly kinds?: readonly string[];
}

export interface NavigationGroup {
  readonly words: string;
  readonly items: readonly NavigationItem[];
}

/** Who develops and operates. */
export const FIRMS: readonly string[] = ['enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'];
/** Everybody but stores, which have their own line of it. */
const OTHERS = ['ministry', 'province', 'lab', 'enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'];

export const navigation: readonly NavigationGroup[] = [
  {
    words: 'shell.groups.work',
    items: [
      { path: '/', words: 'desk.nav', permissions: ['signed-in'] },
      { path: '/questions', words: 'questions.nav', permissions: ['question.ask', 'question.answer'] },
    ],
  },
  {
    words: 'shell.groups.firm',
    items: [
      { path: '/acquisitions', words: 'acquisitions.nav', permissions: ['artifact.upload'], kinds: FIRMS },
      { path: '/session/claims', words: 'claims.nav', permissions: ['claim.create'], kinds: FIRMS },
      { path: '/integration', words: 'integration.nav', permissions: ['artifact.upload'], kinds: FIRMS },
    ],
  },
  {
    words: 'shell.groups.shop',
    items: [
      { path: '/order-items', words: 'orderItems.navForStore', permissions: ['order.answer'], kinds: ['store'] },
      { path: '/order-item-answers', words: 'orderAnswers.nav', permissions: ['order.answer'], kinds: ['store'] },
      { path: '/shelf/listings', words: 'shelf.nav', permissions: ['listing.read'], kinds: ['store'] },
      { path: '/shelf/developers', words: 'developers.nav', permissions: ['listing.read'], kinds: ['store'] },
      { path: '/gate/checks', words: 'gate.nav', permissions: ['gate.use'], kinds: ['store'] },
      { path: '/gate/policies', words: 'gate.navPolicies', permissions: ['gate.use'], kinds: ['store'] },
      { path: '/programmes', words: 'programmes.nav', permissions: ['programme.manage'], kinds: ['store'] },
      { path: '/store-measures', words: 'measures.nav', permissions: ['programme.manage'], kinds: ['store'] },
      { path: '/store-reports', words: 'storeReports.nav', permissions: ['store-report.create'], kinds: ['store'] },
    ],
  },
  {
    words: 'shell.groups.inventory',
    items: [
      { path: '/apps', words: 'apps.nav', permissions: ['app.read'] },
      { path: '/operators', words: 'operators.nav', permissions: ['operator.read'] },
      { path: '/claims', words: 'claim.nav', permissions: ['claim.decide'] },
      { path: '/sdks', words: 'sdks.nav', permissions: ['sdk.read'] },
      { path: '/stores', words: 'stores.nav', permissions: ['store.read'] },
      { path: '/inventory-flags', words: 'flags.nav', permissions: ['app.edit'] },
    ],
  },
  {
    words: 'shell.groups.testing',
    items: [
      { path: '/campaigns', words: 'campaigns.nav', permissions: ['campaign.read'] },
      { path: '/sheets', words: 'sheets.nav', permissions: ['sheet.read'] },
      { path: '/scans', words: 'scans.nav', permissions: ['run.read'] },
      { path: '/leads', words: 'leads.nav', permissions: ['lead.read'] },
    ],
  },
  {
    words: 'shell.groups.enforcement',
    items: [
      { path: '/review-queue', words: 'review.nav', permissions: ['finding.second'] },
      { path: '/findings', words: 'findings.nav', permissions: ['finding.read'] },
      { path: '/cases', words: 'cases.nav', permissions: ['case.read'] },
      { path: '/submissions', words: 'submissions.nav', permissions: ['submission.read'] },
      { path: '/relistings', words: 'relistings.nav', permissions: ['case.read'] },
      { path: '/watch/checks', words: 'watch.nav', permissions: ['watch.read'] },
      { path: '/deadlines', words: 'deadlines.nav', permissions: ['deadline.read'] },
      { path: '/conduct-entries', words: 'conduct.nav', permissions: ['conduct.read'] },
      { path: '/interviews', words: 'interview.nav', permissions: ['conduct.read'] },
      { path: '/commitments', words: 'commitment.nav', permissions: ['conduct.read'] },
      { path: '/penalties', words: 'penalties.nav', permissions: ['conduct.read'] },
      { path: '/credit-entries', words: 'credit.nav', permissions: ['conduct.read'] },
      { path: '/complaints', words: 'complaints.nav', permissions: ['complaint.read'] },
      { path: '/orders', words: 'orders.nav', permissions: ['order.read'] },
      { path: '/order-items', words: 'orderItems.nav', permissions: ['order.read'], kinds: OTHERS },
      { path: '/notices', words: 'notices.nav', permissions: ['notice.read'] },
      { path: '/programmes', words: 'programmes.title', permissions: ['programme.read'], kinds: OTHERS },
      { path: '/store-measures', words: 'measures.title', permissions: ['programme.read'], kinds: OTHERS },
      { path: '/store-reports', words: 'storeReports.title', permissions: ['store-report.read'], kinds: OTHERS },
      { path: '/referrals', words: 'referrals.nav', permissions: ['case.read'], kinds: ['ministry', 'province'] },
    ],
  },
  {
    words: 'shell.groups.figures',
    items: [
      { path: '/dashboard', words: 'dashboard.nav', permissions: ['statistics.read'], kinds: ['ministry', 'province'] },
      { path: '/statistics', words: 'statistics.nav', permissions: ['statistics.read'] },
      { path: '/statistics/reviews', words: 'reviewStatistics.nav', permissions: ['review.statistics'] },
      { path: '/repeat-offenders', words: 'repeatOffenders.nav', permissions: ['conduct.read'] },
    ],
  },
  {
    words: 'shell.groups.system',
    items: [
      { path: '/clauses', words: 'clauses.nav', permissions: ['signed-in'] },
      { path: '/engines', words: 'engines.nav', permissions: ['engine.read'] },
      { path: '/dead-letters', words: 'engines.dead.page', permissions: ['queue.read'] },
      { path: '/ledger-imports', words: 'ledgers.nav', permissions: ['ledger.import'] },
      { path: '/order-templates', words: 'papers.nav', permissions: ['order.draft', 'template.manage'], kinds: ['ministry', 'province'] },
      { path: '/calendars', words: 'calendars.nav', permissions: ['calendar.read'] },
      { path: '/organisations', words: 'organisations.nav', permissions: ['organisation.read'] },
      { path: '/people', words: 'people.nav', permissions: ['person.read'] },
      { path: '/tokens', words: 'tokens.nav', permissions: ['token.manage'] },
      { path: '/webhooks', words: 'webhooks.nav', permissions: ['webhook.manage'] },
      { path: '/installation', words: 'installation.nav', permissions: ['system.manage'] },
      { path: '/tombstones', words: 'tombstones.nav', permissions: ['evidence.read'], kinds: ['ministry', 'province'] },
      { path: '/audit/events', words: 'audit.nav', permissions: ['audit.read'] },
    ],
  },
];

/** The groups that somebody sees, without what is empty for them. */
export function navigationFor(may: (permission: string) => boolean, kind: string): readonly NavigationGroup[] {
  return navigation
    .map((group) => ({ ...group, items: group.items.filter((item) => item.permissions.some(may) && (item.kinds?.includes(kind) ?? true)) }))
    .filter(({ items }) => items.length > 0);
}
