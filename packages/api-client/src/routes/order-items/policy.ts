import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line } from '../../schema.ts';

export const DelistingPolicy = closed({
  looks: closed({ misses: Type.Integer({ minimum: 1, maximum: 20 }), vantagePoints: Type.Integer({ minimum: 1, maximum: 10 }) }),
  overdueAfterHours: Type.Integer({ minimum: 1, maximum: 720 }),
  escalateAfterHours: Type.Integer({ minimum: 1, maximum: 1440 }),
  noRelist: closed({ isOn: Type.Boolean(), workingDays: Type.Integer({ minimum: 1, maximum: 500 }), basis: line(500) }),
});

export const readDelistingPolicy = route({
  id: 'read-delisting-policy',
  method: 'GET',
  path: '/api/v1/delisting-policy',
  permission: 'order.read',
  summary: 'How many looks make an absence, when “at once” is over, and how long an app stays off, with what that rests on.',
  responses: { 200: DelistingPolicy },
});

export const setDelistingPolicy = route({
  id: 'set-delisting-policy',
  method: 'PUT',
  path: '/api/v1/delisting-policy',
  permission: 'system.manage',
  summary: 'Sets it for what comes from now on.',
  precondition: true,
  body: DelistingPolicy,
  responses: { 200: DelistingPolicy },
});
