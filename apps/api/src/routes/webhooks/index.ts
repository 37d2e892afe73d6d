export { webhookHandlers } from './webhooks.ts';
