import { androguardEngine, apksignerEngine, type Engine, engineOfSettings, ownEngine } from '@touchstone/engines';
import { BadSetting } from './settings.ts';

export interface EngineSettings {
  /** Scans of our own at once. */
  readonly concurrency: number;
  /** Ids of engines to offer; empty: all that are here. */
  readonly only: readonly string[];
  readonly apksigner: string;
  readonly python: string;
  /** Programs that join as engines, as their files describe them. */
  readonly described?: readonly unknown[];
}

/**
 * The engines that this machine can run: our own, those whose programs are installed, and those that a file of settings describes.
 * @throws BadSetting for a description that is none, or the id of another engine
 */
export async function availableEngines({
  concurrency,
  only,
  apksigner,
  python,
  described = [],
}: EngineSettings): Promise<readonly Engine[]> {
  const isWanted = (id: string) => only.length === 0 || only.includes(id);
  const found = await Promise.all([
    isWanted('touchstone') ? ownEngine(concurrency) : undefined,
    isWanted('apksigner') ? apksignerEngine({ command: [apksigner] }) : undefined,
    isWanted('androguard') ? androguardEngine({ command: [python] }) : undefined,
  ]);
  const others = described.map(engineDescribed).filter(({ description }) => isWanted(description.id));
  const all = [...found.filter((engine) => engine !== undefined), ...others];
  const twice = all.find(({ description }, i) => all.findIndex((other) => other.description.id === description.id) < i);
  if (twice !== undefined) throw new BadSetting(`two engines are called ${twice.description.id}`);
  return all;
}

function engineDescribed(value: unknown): Engine {
  const read = engineOfSettings(value);
  if (!read.ok) throw new BadSetting(`--engine-settings: ${read.faults.join(', ')}`);
  return read.engine;
}
