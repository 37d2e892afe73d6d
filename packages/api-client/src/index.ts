export * from './client.ts';
export { openApi } from './openapi.ts';
export * from './problem.ts';
export * from './route.ts';
export { type Area, areas, routes } from './routes/index.ts';
export * from './routes/work.ts';
export * from './schema.ts';
export * from './send.ts';
