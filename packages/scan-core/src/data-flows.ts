import { type Archive, loadApp } from '@touchstone/app-model';
import { detectors, type Fact, runDetectors } from '@touchstone/facts';
import type { Ports } from '@touchstone/kernel/ports';
import type { Problem } from '@touchstone/kernel/problem';
import { knowledge } from '@touchstone/knowledge';
import { sdkPrefixes } from './sdk-prefixes.ts';

/** Where data goes in one app, and nothing else. */
export interface DataFlows {
  /** False: there is no manifest that can be read. */
  readonly isReadable: boolean;
  /** Facts `flow.leak` of data that leaves: what the app stores for itself alone is none. */
  readonly flows: readonly Fact[];
  /** Why analysis failed, when it did: the name of the error. */
  readonly failure: string | undefined;
  /** Whether the work budget ended first: what was not found then proves nothing. */
  readonly isPartial: boolean;
  readonly problems: readonly Problem[];
}

const following = detectors.filter(({ yields }) => yields.includes('flow.leak'));

/** Follows the data of one app given as its archives, without the other detectors. */
export function dataFlowsOf(archives: readonly Archive[], ports: Ports): DataFlows {
  const { value: app, problems } = loadApp(archives, { ports, sdkPrefixes });
  const isReadable = app.manifest !== undefined;
  const facts = isReadable ? runDetectors(following, app, knowledge, { depth: 'full' }) : [];
  const failed = facts.find(({ kind }) => kind === 'analysis.failed');
  return {
    isReadable,
    flows: facts.filter(({ kind, attributes }) => kind === 'flow.leak' && attributes['private'] !== true),
    failure: failed === undefined ? undefined : String(failed.attributes['reason']),
    isPartial: facts.some(({ kind }) => kind === 'analysis.limit'),
    problems,
  };
}
