import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemSession } from '@touchstone/db';
import { newestReport } from '@touchstone/db/repositories/submission-lists';
import type { Entry } from '@touchstone/domain/inventory';
import type { BuildSigns, RunSigns } from '@touchstone/domain/submission';
import type { Inspector } from '@touchstone/engines';
import type { ObjectStore } from '@touchstone/objects';
import type { CheckPorts, SignedRun } from '@touchstone/services/submissions';
import { compareBehaviour, type Report } from '@touchstone/verdict';
import type { Foundation } from '../platform.ts';
import { buildSigns, runBehaviour } from './evasion-signs.ts';
import { sha256Text } from './sha256-text.ts';
import { storedResult } from './stored-result.ts';
import { submissionPorts } from './submission-ports.ts';

export interface CheckParts {
  readonly platform: Pick<Foundation, 'now' | 'newId' | 'transaction'>;
  readonly objects: Pick<ObjectStore, 'open'>;
  readonly inspector: Pick<Inspector, 'inspect'>;
}

const SESSION = systemSession('submissions');

/** What looks at shelves and for evasion: stored bytes, read in a process of their own, and stored reports. */
export function checkPorts({ platform, objects, inspector }: CheckParts): CheckPorts {
  /** Our newest report of a file; undefined where there is none. */
  const reportOf = async (artifact: string): Promise<Report | undefined> => {
    const object = await platform.transaction(SESSION, (tx) => newestReport(tx, artifact));
    return object === undefined ? undefined : ((await storedResult(objects, object)).report as Report | undefined);
  };
  return {
    ...submissionPorts({ platform, session: SESSION }),
    entriesOf: (sha256) => entriesOf(objects, inspector, sha256),
    async signsOf(artifact): Promise<BuildSigns | null> {
      const report = await reportOf(artifact);
      return report === undefined ? null : buildSigns(report);
    },
    async runSigns(runs: readonly SignedRun[], clauses): Promise<readonly RunSigns[]> {
      const signs: RunSigns[] = [];
      for (const run of runs) signs.push(signsOfRun(run, await storedResult(objects, run.object), clauses));
      return signs;
    },
    async compare(before, after) {
      const [from, to] = [await reportOf(before), await reportOf(after)];
      return from === undefined || to === undefined ? null : compareBehaviour(from, to);
    },
    hash: sha256Text,
    nowMs: () => platform.now().getTime(),
  };
}

const WATCHES = new Set(['trace', 'har', 'capture']);

function signsOfRun(
  { engine, ground, inputs }: SignedRun,
  result: Awaited<ReturnType<typeof storedResult>>,
  clauses: readonly string[],
): RunSigns {
  const detected = result.clauses.filter(({ clause, vote }) => vote === 'DETECTED' && clauses.includes(clause)).map(({ clause }) => clause);
  return {
    engine,
    ground: [ground.device, ground.region, ground.day].filter((part) => part !== undefined).join(' '),
    isWatched: inputs.some((kind) => WATCHES.has(kind)),
    detected: [...detected].sort(),
    behaviour: runBehaviour(result.facts),
  };
}

async function entriesOf(
  objects: Pick<ObjectStore, 'open'>,
  inspector: Pick<Inspector, 'inspect'>,
  sha256: string,
): Promise<readonly Entry[] | null> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-entries-'));
  try {
    const path = join(folder, randomUUID());
    await pipeline(await objects.open(sha256), createWriteStream(path));
    const read = await inspector.inspect({ path, kind: 'apk', name: sha256, withEntries: true });
    return read.ok ? (read.entries ?? null) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
