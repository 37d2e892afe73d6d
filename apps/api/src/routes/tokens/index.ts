export { tokenHandlers } from './tokens.ts';
