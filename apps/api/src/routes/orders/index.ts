import type { Handler } from '../../handler.ts';
import { orderMaterialHandlers } from './order-material.ts';
import { readOrderHandlers } from './read-orders.ts';
import { serveOrderHandlers } from './serve-orders.ts';
import { serviceLinkHandlers } from './service-links.ts';
import { stepOrderHandlers } from './step-orders.ts';
import { templateHandlers } from './templates.ts';

/** Documents: templates, drafts, review, issue, files, seal, and service with proof. */
export const orderHandlers: readonly Handler[] = [
  ...templateHandlers,
  ...orderMaterialHandlers,
  ...readOrderHandlers,
  ...stepOrderHandlers,
  ...serveOrderHandlers,
  ...serviceLinkHandlers,
];
