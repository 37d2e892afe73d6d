export * from './arsc/index.ts';
export * from './axml/index.ts';
export * from './bytes/byte-writer.ts';
export * from './bytes/join.ts';
export * from './bytes/pseudo-random.ts';
export * from './dex/index.ts';
export * from './res/index.ts';
export * from './zip/index.ts';
