import type { Contract } from '../route.ts';
import { acquisitionRoutes } from './acquisition.ts';
import { auditRoutes } from './audit.ts';
import { bulkJobRoutes } from './bulk-jobs.ts';
import { calendarRoutes } from './calendars.ts';
import { campaignRoutes } from './campaigns.ts';
import { caseRoutes } from './cases.ts';
import { claimRoutes } from './claims.ts';
import { clauseRoutes } from './clauses.ts';
import { complaintRoutes } from './complaints.ts';
import { conductRoutes } from './conduct.ts';
import { deadlineRoutes } from './deadlines.ts';
import { demoRoutes } from './demo.ts';
import { deskRoutes } from './desk.ts';
import { engineRoutes } from './engines.ts';
import { eventRoutes } from './events.ts';
import { evidenceRoutes } from './evidence.ts';
import { exportRoutes } from './exports.ts';
import { findingRoutes } from './findings.ts';
import { gateRoutes } from './gate.ts';
import { importRoutes } from './imports.ts';
import { installationRoutes } from './installation.ts';
import { inventoryRoutes } from './inventory.ts';
import { leadRoutes } from './leads.ts';
import { ledgerRoutes } from './ledgers.ts';
import { noticeRoutes } from './notices.ts';
import { notificationRoutes } from './notifications.ts';
import { orderItemRoutes } from './order-items.ts';
import { orderRoutes } from './orders.ts';
import { organisationRoutes } from './organisations.ts';
import { penaltyRoutes } from './penalties.ts';
import { peopleRoutes } from './people.ts';
import { programmeRoutes } from './programmes.ts';
import { publicRoutes } from './public.ts';
import { questionRoutes } from './questions.ts';
import { referralRoutes } from './referrals.ts';
import { relistingRoutes } from './relistings.ts';
import { reportRoutes } from './reports.ts';
import { runRoutes } from './runs.ts';
import { savedFilterRoutes } from './saved-filters.ts';
import { sessionRoutes } from './session.ts';
import { sheetRoutes } from './sheets.ts';
import { statisticsRoutes } from './statistics.ts';
import { storeReportRoutes } from './store-reports.ts';
import { submissionRoutes } from './submissions.ts';
import { tokenRoutes } from './tokens.ts';
import { watchRoutes } from './watch.ts';
import { webhookRoutes } from './webhooks.ts';
import { workRoutes } from './work.ts';

/** Contracts by area, in the order OpenAPI shows them. */
export const areas = {
  session: sessionRoutes,
  savedFilters: savedFilterRoutes,
  demo: demoRoutes,
  people: peopleRoutes,
  organisations: organisationRoutes,
  tokens: tokenRoutes,
  claims: claimRoutes,
  audit: auditRoutes,
  webhooks: webhookRoutes,
  events: eventRoutes,
  bulkJobs: bulkJobRoutes,
  work: workRoutes,
  inventory: inventoryRoutes,
  acquisition: acquisitionRoutes,
  exports: exportRoutes,
  findings: findingRoutes,
  evidence: evidenceRoutes,
  sheets: sheetRoutes,
  clauses: clauseRoutes,
  engines: engineRoutes,
  runs: runRoutes,
  reports: reportRoutes,
  imports: importRoutes,
  campaigns: campaignRoutes,
  leads: leadRoutes,
  orderItems: orderItemRoutes,
  relistings: relistingRoutes,
  notices: noticeRoutes,
  cases: caseRoutes,
  referrals: referralRoutes,
  submissions: submissionRoutes,
  watch: watchRoutes,
  orders: orderRoutes,
  installation: installationRoutes,
  calendars: calendarRoutes,
  deadlines: deadlineRoutes,
  desk: deskRoutes,
  notifications: notificationRoutes,
  complaints: complaintRoutes,
  gate: gateRoutes,
  programmes: programmeRoutes,
  storeReports: storeReportRoutes,
  questions: questionRoutes,
  public: publicRoutes,
  conduct: conductRoutes,
  penalties: penaltyRoutes,
  ledgers: ledgerRoutes,
  statistics: statisticsRoutes,
} as const satisfies Readonly<Record<string, readonly Contract[]>>;

export type Area = keyof typeof areas;

/** Every contract there is. */
export const routes = Object.values(areas).flat() as readonly (typeof areas)[Area][number][];
