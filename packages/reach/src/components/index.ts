export { type ComponentEdges, ComponentStarts } from './component-starts.ts';
export type { StartSite } from './start-sites.ts';
