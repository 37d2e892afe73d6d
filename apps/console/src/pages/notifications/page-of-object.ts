/** Pages by the kind of thing that a message is about. */
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
};

/** The page of what a message is about; undefined where it has none. */
export function pageOfObject({ kind, id }: { readonly kind: string; readonly id: string }): string | undefined {
  const page = PAGES[kind];
  return page === undefined ? undefined : `${page}/${id}`;
}
