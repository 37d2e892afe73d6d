import type { Handler } from '../handler.ts';
import { acquisitionHandlers } from './acquisition/index.ts';
import { auditHandlers } from './audit/index.ts';
import { bulkJobHandlers } from './bulk-jobs/index.ts';
import { calendarHandlers } from './calendars/index.ts';
import { campaignHandlers } from './campaigns/index.ts';
import { caseHandlers } from './cases/index.ts';
import { claimHandlers } from './claims/index.ts';
import { clauseHandlers } from './clauses/index.ts';
import { complaintHandlers } from './complaints/index.ts';
import { conductHandlers } from './conduct/index.ts';
import { deadlineHandlers } from './deadlines/index.ts';
import { demoHandlers } from './demo/index.ts';
import { deskHandlers } from './desk/index.ts';
import { engineHandlers } from './engines/index.ts';
import { eventHandlers } from './events/index.ts';
import { evidenceHandlers } from './evidence/index.ts';
import { exportHandlers } from './exports/index.ts';
import { findingHandlers } from './findings/index.ts';
import { gateHandlers } from './gate/index.ts';
import { importHandlers } from './imports/index.ts';
import { installationHandlers } from './installation/index.ts';
import { inventoryHandlers } from './inventory/index.ts';
import { leadHandlers } from './leads/index.ts';
import { ledgerHandlers } from './ledgers/index.ts';
import { noticeHandlers } from './notices/index.ts';
import { notificationHandlers } from './notifications/index.ts';
import { orderItemHandlers } from './order-items/index.ts';
import { orderHandlers } from './orders/index.ts';
import { organisationHandlers } from './organisations/index.ts';
import { penaltyHandlers } from './penalties/index.ts';
import { peopleHandlers } from './people/index.ts';
import { programmeHandlers } from './programmes/index.ts';
import { publicHandlers } from './public/index.ts';
import { questionHandlers } from './questions/index.ts';
import { referralHandlers } from './referrals/index.ts';
import { relistingHandlers } from './relistings/index.ts';
import { reportHandlers } from './reports/index.ts';
import { runHandlers } from './runs/index.ts';
import { savedFilterHandlers } from './saved-filters/index.ts';
import { sessionHandlers } from './session/index.ts';
import { sheetHandlers } from './sheets/index.ts';
import { statisticsHandlers } from './statistics/index.ts';
import { storeReportHandlers } from './store-reports/index.ts';
import { submissionHandlers } from './submissions/index.ts';
import { tokenHandlers } from './tokens/index.ts';
import { watchHandlers } from './watch/index.ts';
import { webhookHandlers } from './webhooks/index.ts';
import { workHandlers } from './work/index.ts';

/** Every route that is served. An area adds its list here. */
export const handlers: readonly Handler[] = [
  ...sessionHandlers,
  ...savedFilterHandlers,
  ...demoHandlers,
  ...peopleHandlers,
  ...organisationHandlers,
  ...tokenHandlers,
  ...claimHandlers,
  ...auditHandlers,
  ...webhookHandlers,
  ...eventHandlers,
  ...bulkJobHandlers,
  ...workHandlers,
  ...inventoryHandlers,
  ...acquisitionHandlers,
  ...exportHandlers,
  ...findingHandlers,
  ...evidenceHandlers,
  ...sheetHandlers,
  ...clauseHandlers,
  ...engineHandlers,
  ...runHandlers,
  ...reportHandlers,
  ...importHandlers,
  ...campaignHandlers,
  ...leadHandlers,
  ...orderItemHandlers,
  ...relistingHandlers,
  ...noticeHandlers,
  ...caseHandlers,
  ...referralHandlers,
  ...submissionHandlers,
  ...watchHandlers,
  ...orderHandlers,
  ...installationHandlers,
  ...calendarHandlers,
  ...deadlineHandlers,
  ...deskHandlers,
  ...notificationHandlers,
  ...complaintHandlers,
  ...gateHandlers,
  ...programmeHandlers,
  ...storeReportHandlers,
  ...questionHandlers,
  ...publicHandlers,
  ...conductHandlers,
  ...penaltyHandlers,
  ...ledgerHandlers,
  ...statisticsHandlers,
];
