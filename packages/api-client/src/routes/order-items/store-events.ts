import { route } from '../../route.ts';
import { closed, Nothing, Uuid } from '../../schema.ts';

export const receiveStoreEvent = route({
  id: 'receive-store-event',
  method: 'POST',
  path: '/api/v1/stores/:store/events',
  permission: 'public',
  summary:
    'Where a store tells that an order moved on, or that its feed has news; signed with the secret of both sides. The same again changes nothing.',
  params: closed({ store: Uuid }),
  upload: { mediaTypes: ['application/json'], maxBytes: 64 * 1024 },
  responses: { 204: Nothing },
});
