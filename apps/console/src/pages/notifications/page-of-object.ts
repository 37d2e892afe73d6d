/** Pages by the kind of thing that a message or an entry of the record is about. */
const PAGES: Readonly<Record<string, string>> = {
  case: '/cases',
  order: '/orders',
  notice: '/notices',
  finding: '/findings',
  campaign: '/campaigns',
  submission: '/submissions',
  complaint: '/complaints',
  question: '/questions',
  run: '/runs',
  app: '/apps',
  store: '/stores',
  operator: '/operators',
  referral: '/referrals',
  deadline: '/deadlines',
  conduct: '/conduct-entries',
  penalty: '/penalties',
  credit: '/credit-entries',
  acquisition: '/acquisitions',
  'conduct-entry': '/conduct-entries',
  'credit-entry': '/credit-entries',
  lead: '/leads',
  listing: '/listings',
  'order-item': '/order-items',
  organisation: '/organisations',
  person: '/people',
  programme: '/programmes',
  relisting: '/relistings',
  sheet: '/sheets',
  'store-report': '/store-reports',
  webhook: '/webhooks',
};

/** The page of a thing; undefined where it has none. */
export function pageOfObject({ kind, id }: { readonly kind: string; readonly id: string }): string | undefined {
  const key = encodeURIComponent(id);
  if (kind === 'artifact') return `/artifacts/${key}`;
  if (kind === 'evidence') return `/evidence/${key}`;
  const page = PAGES[kind];
  return page === undefined ? undefined : `${page}/${key}`;
}
