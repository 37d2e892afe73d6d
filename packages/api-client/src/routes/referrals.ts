import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Day, Instant, line, nullable, oneOf, page, paging, Uuid } from '../schema.ts';

const Kind = oneOf(['national-delisting', 'penalty', 'territory', 'joint', 'common-notice']);
const State = oneOf(['OFFERED', 'ACCEPTED', 'RETURNED', 'REPORTED_BACK', 'WITHDRAWN']);
const Party = closed({ id: Uuid, name: nullable(Type.String()) });

export const Referral = closed({
  id: Uuid,
  kind: Kind,
  state: State,
  case: Uuid,
  from: Party,
  to: Party,
  reason: Type.String(),
  targetCase: nullable(Uuid),
  notice: nullable(Uuid),
  report: nullable(Type.String()),
  dueAt: nullable(Instant),
  offeredAt: Instant,
  answeredAt: nullable(Instant),
  reportedAt: nullable(Instant),
  version: Type.Integer(),
});

const referralParams = closed({ referral: Uuid });
const Basis = line(1000);

export const listReferrals = route({
  id: 'list-referrals',
  method: 'GET',
  path: '/api/v1/referrals',
  permission: 'case.read',
  summary: 'Hand-overs of and to one’s own authority, the newest first.',
  query: closed({
    ...paging,
    kind: Type.Optional(Kind),
    state: Type.Optional(State),
    case: Type.Optional(Uuid),
    from: Type.Optional(Uuid),
    to: Type.Optional(Uuid),
  }),
  responses: { 200: page(Referral) },
});

export const readReferral = route({
  id: 'read-referral',
  method: 'GET',
  path: '/api/v1/referrals/:referral',
  permission: 'case.read',
  summary: 'One hand-over.',
  params: referralParams,
  responses: { 200: Referral },
});

export const listReferralOffers = route({
  id: 'list-referral-offers',
  method: 'GET',
  path: '/api/v1/cases/:case/referral-offers',
  permission: 'case.transfer',
  summary: 'How a case of one’s own authority may be handed over, and to whom; nothing for a case of another authority.',
  params: closed({ case: Uuid }),
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          kind: Kind,
          isNow: Type.Boolean({
            description: 'the case stands so that it may be handed over, and there is somebody who was not asked yet',
          }),
          hasDueDay: Type.Boolean({ description: 'a day is named by which the other reports back' }),
          movesCase: Type.Boolean({ description: 'the case becomes the other’s' }),
          isTerritoryUnknown: Type.Boolean({
            description: 'it is for the 属地, which nobody knows: the reason says why it is the one picked',
          }),
          to: Type.Array(
            closed({
              ...{ id: Uuid, name: Type.String(), province: nullable(Type.String()) },
              isTaken: Type.Boolean({ description: 'it was offered so already, and neither returned nor taken back' }),
            }),
          ),
        }),
      ),
    }),
  },
});

export const offerReferrals = route({
  id: 'offer-referrals',
  method: 'POST',
  path: '/api/v1/referrals',
  permission: 'case.transfer',
  summary: 'Offers cases to another authority, all or none: 全国下架, 行政处罚, 属地移送, 联合办理, or the list for the common notice.',
  idempotency: true,
  body: closed({
    kind: Kind,
    cases: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
    to: Uuid,
    reason: line(4000),
    basis: Basis,
    dueOn: Type.Optional(Day),
  }),
  responses: { 201: closed({ referrals: Type.Array(Uuid) }) },
});

const answer = <const Id extends string>(id: Id, verb: string, summary: string) =>
  route({
    id,
    method: 'POST',
    path: `/api/v1/referrals/:referral/${verb}`,
    permission: 'case.transfer',
    summary,
    params: referralParams,
    precondition: true,
    idempotency: true,
    body: closed({ basis: Basis, text: line(20_000) }),
    responses: { 200: Referral },
  });

export const acceptReferral = route({
  id: 'accept-referral',
  method: 'POST',
  path: '/api/v1/referrals/:referral/acceptance',
  permission: 'case.transfer',
  summary: 'Takes what is offered; where the case goes over, a linked case of one’s own is opened and the other ends.',
  params: referralParams,
  precondition: true,
  idempotency: true,
  body: closed({ basis: Basis }),
  responses: { 200: Referral },
});
export const returnReferral = answer('return-referral', 'return', 'Gives it back, and says why.');
export const withdrawReferral = answer('withdraw-referral', 'withdrawal', 'Takes an offer back before it is answered.');
export const reportReferral = answer('report-referral', 'report', 'Reports back what came of it.');

export const acceptReferrals = route({
  id: 'accept-referrals',
  method: 'POST',
  path: '/api/v1/referral-acceptances',
  permission: 'case.transfer',
  summary: 'Takes many offers at once, all or none: a province’s list for the common notice.',
  idempotency: true,
  body: closed({ referrals: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }), basis: Basis }),
  responses: { 200: closed({ accepted: Type.Array(Uuid) }) },
});

export const referralRoutes = [
  ...[listReferrals, readReferral, listReferralOffers, offerReferrals, acceptReferral, returnReferral, withdrawReferral, reportReferral],
  acceptReferrals,
] as const;
