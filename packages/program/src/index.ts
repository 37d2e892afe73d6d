export { buildProgram } from './build-program.ts';
export { KEPT_ALIVE } from './kept-alive.ts';
export type { CallSite, Class, Constant, FieldQuery, FieldSite, Method, MethodQuery, Program, Site } from './program.ts';
