import { type Engine, type EngineWorker, openEngine } from './engine.ts';

/** The engine in workers of this browser. */
export const openBrowserEngine = (): Engine =>
  openEngine(() => new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' }) as EngineWorker);
