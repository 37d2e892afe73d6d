import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';

const Choice = oneOf(['none', 'inbox', 'email', 'digest']);

export const Notification = closed({
  id: Uuid,
  topic: Type.String(),
  subject: Type.String({ description: 'in the language of the request' }),
  text: Type.String(),
  object: closed({ kind: Type.String(), id: Type.String() }),
  isEscalation: Type.Boolean({ description: 'told because somebody else did not read it in time' }),
  createdAt: Instant,
  readAt: nullable(Instant),
});

const TopicChoice = closed({
  topic: Type.String(),
  subject: closed({ zh: Type.String(), en: Type.String() }),
  choice: Choice,
  usual: Choice,
});

export const listNotifications = route({
  id: 'list-notifications',
  method: 'GET',
  path: '/api/v1/notifications',
  permission: 'notification.read-own',
  summary: 'One’s own inbox, the newest first.',
  query: closed({ ...paging, topic: Type.Optional(Word), isUnread: Type.Optional(Type.Boolean()) }),
  responses: { 200: page(Notification) },
});

export const readNotification = route({
  id: 'read-notification',
  method: 'POST',
  path: '/api/v1/notifications/:notification/read',
  permission: 'notification.read-own',
  summary: 'Marks one of one’s own messages as read.',
  params: closed({ notification: Uuid }),
  responses: { 200: Notification },
});

export const readAllNotifications = route({
  id: 'read-all-notifications',
  method: 'POST',
  path: '/api/v1/notifications/read',
  permission: 'notification.read-own',
  summary: 'Marks one’s own messages up to an instant as read.',
  body: closed({ until: Instant }),
  responses: { 200: closed({ count: Count }) },
});

export const listNotificationChoices = route({
  id: 'list-notification-choices',
  method: 'GET',
  path: '/api/v1/notification-choices',
  permission: 'notification.read-own',
  summary: 'Every topic, how one is told of it, and how it is usual.',
  responses: { 200: closed({ items: Type.Array(TopicChoice) }) },
});

export const chooseNotifications = route({
  id: 'choose-notifications',
  method: 'PUT',
  path: '/api/v1/notification-choices',
  permission: 'notification.read-own',
  summary: 'Chooses for some topics: nothing, the inbox, mail at once, or mail once a day; the others stay as they are.',
  body: closed({ choices: Type.Array(closed({ topic: Word, choice: Choice }), { minItems: 1, maxItems: 200 }) }),
  responses: { 200: closed({ items: Type.Array(TopicChoice) }) },
});

export const notificationRoutes = [
  listNotifications,
  readNotification,
  readAllNotifications,
  listNotificationChoices,
  chooseNotifications,
] as const;
