import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Day, Instant, nullable, Uuid } from '../../schema.ts';
import { Figure } from './progress.ts';
import { campaignParams, Province, Size } from './shapes.ts';

const Quota = closed({
  province: Type.String(),
  quota: Count,
  acceptedAt: nullable(Instant),
  tested: Count,
  reviewed: Count,
  missing: Count,
});
const Quotas = closed({ items: Type.Array(Quota) });

export const listQuotas = route({
  id: 'list-quotas',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/quotas',
  permission: 'campaign.read',
  summary: 'Parts of provinces with their progress, the furthest behind first; a province sees its own.',
  params: campaignParams,
  responses: { 200: Quotas },
});

export const assignQuotas = route({
  id: 'assign-quotas',
  method: 'PUT',
  path: '/api/v1/campaigns/:campaign/quotas',
  permission: 'campaign.assign',
  summary: '统筹部署: a number for each province, or one for the country that is shared out by their members.',
  params: campaignParams,
  precondition: true,
  body: Type.Union([
    closed({ total: Size }),
    closed({ quotas: Type.Array(closed({ province: Province, quota: Count }), { maxItems: 40 }) }),
  ]),
  responses: { 200: Quotas },
});

export const acceptQuota = route({
  id: 'accept-quota',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/quotas/:province/acceptance',
  permission: 'campaign.run',
  summary: 'A province takes its part on.',
  params: closed({ campaign: Uuid, province: Province }),
  responses: { 200: Quotas },
});

const Assignment = closed({
  id: Uuid,
  organisation: Uuid,
  first: Count,
  last: Count,
  dueOn: nullable(Day),
  at: Instant,
  tested: Figure,
});

export const listLabAssignments = route({
  id: 'list-lab-assignments',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/lab-assignments',
  permission: 'campaign.read',
  summary: 'Ranges of the sample that labs test; a lab sees its own.',
  params: campaignParams,
  responses: { 200: closed({ items: Type.Array(Assignment) }) },
});

export const assignLab = route({
  id: 'assign-lab',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/lab-assignments',
  permission: 'campaign.assign',
  summary: 'Gives a range of the sample to a lab, whose people see its members from then on.',
  idempotency: true,
  params: campaignParams,
  body: closed({
    organisation: Uuid,
    first: Type.Integer({ minimum: 1 }),
    last: Type.Integer({ minimum: 1 }),
    dueOn: Type.Optional(Day),
  }),
  responses: { 201: closed({ id: Uuid }) },
});
