/** What reads the pages below a path. A path that is not here is open to whoever is led to it. */
const RIGHTS: Readonly<Record<string, string>> = {
  apps: 'app.read',
  campaigns: 'campaign.read',
  cases: 'case.read',
  findings: 'finding.read',
  listings: 'listing.read',
  notices: 'notice.read',
  operators: 'operator.read',
  'order-items': 'order.read',
  orders: 'order.read',
  organisations: 'organisation.read',
  'reported-figures': 'notice.read',
  runs: 'run.read',
  scans: 'run.read',
  sdks: 'sdk.read',
  installation: 'system.manage',
  'store-reports': 'store-report.read',
  stores: 'store.read',
  watch: 'watch.read',
  webhooks: 'webhook.manage',
};

/** The permission without which a page of the console answers with a refusal; undefined where none is needed. */
export const rightOfPage = (address: string): string | undefined => RIGHTS[/^\/([^/?#]*)/.exec(address)?.[1] ?? ''];
