export { leadHandlers } from './leads.ts';
