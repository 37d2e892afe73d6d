export { type Format, type Lang, type RenderOptions, render } from './render.ts';
