export { statisticsHandlers } from './statistics.ts';
