export { bulkJobHandlers } from './bulk-jobs.ts';
