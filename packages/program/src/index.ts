export type { BlockGraph, Lists } from './body/block-graph.ts';
export type { Body } from './body/body.ts';
export type { SwitchCase } from './body/ways.ts';
export { buildProgram } from './build-program.ts';
export type { CodeIndex } from './code-index.ts';
export type { Hierarchy } from './hierarchy.ts';
export { KEPT_ALIVE } from './kept-alive.ts';
export type { LinkedDex } from './linked-dex.ts';
export type { CallSite, Class, Constant, FieldQuery, FieldSite, Method, MethodQuery, Program, Site } from './program.ts';
