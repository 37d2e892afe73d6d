export { inflateRaw } from './inflate.ts';
