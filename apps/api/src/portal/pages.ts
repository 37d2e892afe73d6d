import { listPublishedNotices, searchPublishedRows } from '@touchstone/api-client/routes/notices';
import { listPublicStatistics, readOpenData, readPublicApp, readPublicOperator } from '@touchstone/api-client/routes/public';
import {
  aboutPage,
  accessibilityPage,
  appPage,
  companyPage,
  entriesPage,
  homePage,
  NOTICE_KINDS,
  noticesPage,
  openDataPage,
  pathOf,
  statisticsPage,
} from '@touchstone/portal';
import { Refusal } from '../problem/refusal.ts';
import { signerOf } from '../routes/notices/notice-feed.ts';
import { drawCalendars } from './calendar-page.ts';
import { answerComplaintState, drawComplaint, drawComplaintState, takeComplaint } from './complaint-pages.ts';
import { drawNotice } from './notice-page.ts';
import { drawSearch } from './search-page.ts';
import type { Drawn, PortalPage, Visit } from './visit.ts';

const page = (id: PortalPage['id'], path: string, draw: PortalPage['draw']): PortalPage => ({ id, method: 'GET', path, draw });
const form = (id: PortalPage['id'], path: string, maxBodyBytes: number, draw: PortalPage['draw']): PortalPage => ({
  id,
  method: 'POST',
  path,
  maxBodyBytes,
  draw,
});

const NEWEST = 5;
const ROWS = 25;

/** 4,000 characters of three bytes, each as `%E4`, and the rest of the form. */
const COMPLAINT_BYTES = 64 * 1024;

async function drawNotices({ ask, at, query }: Visit): Promise<Drawn> {
  const kind = NOTICE_KINDS.find((one) => one === query['kind']);
  const year = /^\d{4}$/.test(query['year'] ?? '') ? Number(query['year']) : undefined;
  const fields = { kind, year, after: query['after'] };
  const list = await ask(listPublishedNotices, { query: { ...given(fields), limit: ROWS } });
  return { html: noticesPage(at(pathOf('/notices', fields)), fields, list) };
}

async function drawEntries({ ask, at, query }: Visit): Promise<Drawn> {
  const fields = { q: query['q'], developer: query['developer'], after: query['after'] };
  if (fields.q === undefined && fields.developer === undefined) throw new Refusal('not-found');
  const list = await ask(searchPublishedRows, { query: { ...given(fields), limit: ROWS } });
  return { html: entriesPage(at(pathOf('/entries', fields)), fields, list) };
}

async function drawStatistics({ ask, at, query }: Visit): Promise<Drawn> {
  const fields = { after: query['after'] };
  const list = await ask(listPublicStatistics, { query: { ...given(fields), limit: 10 } });
  return { html: statisticsPage(at(pathOf('/statistics', fields)), fields, list) };
}

const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Every page of the portal; each stands in both languages. */
export const portalPages: readonly PortalPage[] = [
  page('portal-home', '', async ({ ask, at }) => ({
    html: homePage(at(''), await ask(listPublishedNotices, { query: { limit: NEWEST } })),
  })),
  page('portal-search', '/search', drawSearch),
  page('portal-entries', '/entries', drawEntries),
  page('portal-notices', '/notices', drawNotices),
  page('portal-notice', '/notices/:notice', drawNotice),
  page('portal-app', '/apps/:app', async ({ ask, at, params: { app = '' } }) => ({
    html: appPage(at(`/apps/${app}`), await ask(readPublicApp, { params: { app } })),
  })),
  page('portal-company', '/companies/:operator', async ({ ask, at, params: { operator = '' } }) => ({
    html: companyPage(at(`/companies/${operator}`), await ask(readPublicOperator, { params: { operator } })),
  })),
  page('portal-open-data', '/open-data', async ({ ask, at, platform }) => ({
    html: openDataPage(at('/open-data'), await ask(readOpenData, {}), {
      publicKey: signerOf(platform).publicKey,
      origin: platform.publicUrl,
    }),
  })),
  page('portal-statistics', '/statistics', drawStatistics),
  page('portal-calendars', '/calendars', drawCalendars),
  page('portal-calendar', '/calendars/:year', drawCalendars),
  page('portal-complaint', '/complaints', drawComplaint),
  form('portal-submit-complaint', '/complaints', COMPLAINT_BYTES, takeComplaint),
  page('portal-complaint-state', '/complaints/state', drawComplaintState),
  form('portal-read-complaint-state', '/complaints/state', 4096, answerComplaintState),
  page('portal-about', '/about', async ({ at }) => ({ html: aboutPage(at('/about')) })),
  page('portal-accessibility', '/accessibility', async ({ at }) => ({ html: accessibilityPage(at('/accessibility')) })),
];
