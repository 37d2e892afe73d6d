import type { ComponentType } from 'react';

export interface Page {
  /** `/cases/$case`: the paths are those of the API, so that a list it names is a page. */
  readonly path: string;
  load(): Promise<{ readonly Route: ComponentType }>;
}

/** Pages for who is signed in: a line each. */
export const pages: readonly Page[] = [
  { path: '/', load: () => import('../pages/desk/desk-route.tsx') },
  { path: '/apps', load: () => import('../pages/apps/apps-route.tsx') },
  { path: '/apps/$app', load: () => import('../pages/app/app-route.tsx') },
  { path: '/operators', load: () => import('../pages/operators/operators-route.tsx') },
  { path: '/operators/$operator', load: () => import('../pages/operator/operator-route.tsx') },
  { path: '/operators/$operator/offences', load: () => import('../pages/operator-offences/offences-route.tsx') },
  { path: '/operators/$operator/risk/$reason', load: () => import('../pages/operator-risk/risk-route.tsx') },
  { path: '/sdks', load: () => import('../pages/sdks/sdks-route.tsx') },
  { path: '/signers/$signer', load: () => import('../pages/signer/signer-route.tsx') },
  { path: '/stores', load: () => import('../pages/stores/stores-route.tsx') },
  { path: '/stores/$store', load: () => import('../pages/store/store-route.tsx') },
  { path: '/campaigns', load: () => import('../pages/campaigns/campaigns-route.tsx') },
  { path: '/campaigns/$campaign', load: () => import('../pages/campaign/campaign-route.tsx') },
  { path: '/campaigns/$campaign/members', load: () => import('../pages/campaign/members-route.tsx') },
  { path: '/findings', load: () => import('../pages/findings/findings-route.tsx') },
  { path: '/findings/$finding', load: () => import('../pages/finding/finding-route.tsx') },
  { path: '/review-queue', load: () => import('../pages/review-queue/queue-route.tsx') },
  { path: '/review-queue/disagreements', load: () => import('../pages/review-queue/disagreements-route.tsx') },
  { path: '/review-queue/$waiting', load: () => import('../pages/review/review-route.tsx') },
  { path: '/sheets', load: () => import('../pages/sheets/sheets-route.tsx') },
  { path: '/sheets/$sheet', load: () => import('../pages/sheet/sheet-route.tsx') },
  { path: '/cases', load: () => import('../pages/cases/cases-route.tsx') },
  { path: '/cases/$case', load: () => import('../pages/case/case-route.tsx') },
  { path: '/deadlines', load: () => import('../pages/deadlines/deadlines-route.tsx') },
  { path: '/deadlines/$deadline', load: () => import('../pages/deadline/deadline-route.tsx') },
  { path: '/submissions', load: () => import('../pages/submissions/submissions-route.tsx') },
  { path: '/submissions/$submission', load: () => import('../pages/submission/submission-route.tsx') },
  { path: '/complaints', load: () => import('../pages/complaints/complaints-route.tsx') },
  { path: '/complaints/$complaint', load: () => import('../pages/complaint/complaint-route.tsx') },
  { path: '/relistings', load: () => import('../pages/relistings/relistings-route.tsx') },
  { path: '/relistings/$relisting', load: () => import('../pages/relisting/relisting-route.tsx') },
  { path: '/conduct-entries', load: () => import('../pages/conduct/conduct-route.tsx') },
  { path: '/penalties', load: () => import('../pages/penalties/penalties-route.tsx') },
  { path: '/repeat-offenders', load: () => import('../pages/repeat-offenders/repeat-offenders-route.tsx') },
  { path: '/statistics', load: () => import('../pages/statistics/statistics-route.tsx') },
  { path: '/statistics/rows', load: () => import('../pages/statistics-rows/statistics-rows-route.tsx') },
  { path: '/orders', load: () => import('../pages/orders/orders-route.tsx') },
  { path: '/orders/$order', load: () => import('../pages/order/order-route.tsx') },
  { path: '/order-items', load: () => import('../pages/order-items/order-items-route.tsx') },
  { path: '/order-items/$item', load: () => import('../pages/order-item/order-item-route.tsx') },
  { path: '/notices', load: () => import('../pages/notices/notices-route.tsx') },
  { path: '/notices/new', load: () => import('../pages/notice-new/notice-new-route.tsx') },
  { path: '/notices/$notice', load: () => import('../pages/notice/notice-route.tsx') },
  { path: '/referrals', load: () => import('../pages/referrals/referrals-route.tsx') },
  { path: '/referrals/$referral', load: () => import('../pages/referral/referral-route.tsx') },
  { path: '/engines', load: () => import('../pages/engines/engines-route.tsx') },
  { path: '/scans', load: () => import('../pages/scans/scans-route.tsx') },
  { path: '/scans/$scan', load: () => import('../pages/scan/scan-route.tsx') },
  { path: '/runs', load: () => import('../pages/runs/runs-route.tsx') },
  { path: '/artifacts/$artifact', load: () => import('../pages/artifact/artifact-route.tsx') },
  { path: '/leads', load: () => import('../pages/leads/leads-route.tsx') },
  { path: '/calendars', load: () => import('../pages/calendars/calendars-route.tsx') },
  { path: '/audit/events', load: () => import('../pages/audit/audit-route.tsx') },
  { path: '/organisations', load: () => import('../pages/organisations/organisations-route.tsx') },
  { path: '/people', load: () => import('../pages/people/people-route.tsx') },
  { path: '/notifications', load: () => import('../pages/notifications/notifications-route.tsx') },
  { path: '/settings', load: () => import('../pages/settings/settings-route.tsx') },
];

/** Pages for who is not. */
export const publicPages: readonly Page[] = [
  { path: '/sign-in/$provider', load: () => import('../pages/sign-in/provider-return-route.tsx') },
  { path: '/invitation', load: () => import('../pages/sign-in/invitation-route.tsx') },
];
