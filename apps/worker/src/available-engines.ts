import { androguardEngine, apksignerEngine, type Engine, ownEngine } from '@touchstone/engines';

export interface EngineSettings {
  /** Scans of our own at once. */
  readonly concurrency: number;
  /** Ids of engines to offer; empty: all that are here. */
  readonly only: readonly string[];
  readonly apksigner: string;
  readonly python: string;
}

/** The engines that this machine can run: our own, and those whose programs are installed. */
export async function availableEngines({ concurrency, only, apksigner, python }: EngineSettings): Promise<readonly Engine[]> {
  const isWanted = (id: string) => only.length === 0 || only.includes(id);
  const found = await Promise.all([
    isWanted('touchstone') ? ownEngine(concurrency) : undefined,
    isWanted('apksigner') ? apksignerEngine({ command: [apksigner] }) : undefined,
    isWanted('androguard') ? androguardEngine({ command: [python] }) : undefined,
  ]);
  return found.filter((engine) => engine !== undefined);
}
