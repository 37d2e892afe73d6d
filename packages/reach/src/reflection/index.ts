export { type Matches, ReflectionFinder, type ReflectiveEdges } from './reflection-finder.ts';
