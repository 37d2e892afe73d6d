export { type ComponentEdges, ComponentStarts } from './component-starts.ts';
export { type Aim, startAims } from './start-aims.ts';
export type { StartSite } from './start-sites.ts';
