export { type ComponentEdges, ComponentStarts, componentEdges } from './component-edges.ts';
export type { StartSite } from './start-sites.ts';
