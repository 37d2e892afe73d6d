import { judgeEngine, readGoldenSet, replaceGoldenSet, runGoldenSet } from '@touchstone/api-client/routes/engines';
import { artifactsBySha256 } from '@touchstone/db/repositories/run-lists';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import type { GoldenArtifact } from '@touchstone/domain/engine';
import { knownClauses } from '@touchstone/engines';
import { judgeEngine as judge } from '@touchstone/services/engines';
import { requestScan } from '@touchstone/services/work';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { engineEdits } from '../../wiring/engines-ports.ts';
import { engineAt } from './seen-engine.ts';

const SETTING = 'golden-set';
/** Runs asked for in one request. */
const AT_ONCE = 500;

async function golden({ platform, session }: Pick<Context, 'platform' | 'session'>) {
  const { value, rowVersion } = await platform.transaction(session, (tx) => settingRows(tx).setting<readonly GoldenArtifact[]>(SETTING));
  return { items: (value ?? []).map(({ artifact, answers }) => ({ artifact, answers: { ...answers } })), version: rowVersion };
}

export const readGoldenSetHandler = handle(readGoldenSet, async (context) => {
  const body = await golden(context);
  return { status: 200, body, rowVersion: body.version };
});

export const replaceGoldenSetHandler = handle(replaceGoldenSet, async (context) => {
  const { body, actor, ifMatch } = context;
  const unknown = body.items.flatMap(({ answers }, i) =>
    Object.keys(answers).flatMap((clause) =>
      knownClauses().has(clause) ? [] : [{ pointer: `/body/items/${i}/answers/${clause}`, message: 'no-such-clause' }],
    ),
  );
  const seen = new Set<string>();
  const twice = body.items.flatMap(({ artifact }, i) =>
    seen.size === seen.add(artifact).size ? [{ pointer: `/body/items/${i}/artifact`, message: 'named-before' }] : [],
  );
  if (unknown.length + twice.length > 0) throw new Refusal('invalid-input', { errors: [...unknown, ...twice].slice(0, 20) });
  const act = { action: 'engine.manage', kind: 'setting', id: SETTING, detail: { artifacts: body.items.length, reason: body.reason } };
  const result = await auditedEdit(context, act, settingRows, async (rows) => ({
    ok: await rows.saveSetting(SETTING, body.items, ifMatch, actor.person ?? null),
  }));
  if (!result.ok) throw new Refusal('version-conflict');
  const after = await golden(context);
  return { status: 200, body: after, rowVersion: after.version };
});

export const judgeEngineHandler = handle(judgeEngine, async (context) => {
  const { engine } = context.params;
  const result = await judge(
    engineEdits(context, { action: 'engine.manage', kind: 'engine-version', id: engine, detail: { judged: true } }),
    engine,
  );
  if (!result.ok) throw new Refusal(result.reason);
  const { passed, faults, figures, clauses, wrong } = result.verdict;
  const shown = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, (value as number | undefined) ?? null]));
  return {
    status: 200,
    body: {
      state: result.state,
      verdict: {
        ...{ passed, faults: [...faults], figures: shown },
        clauses: clauses.map((one) => ({ ...one })),
        wrong: wrong.map((one) => ({ ...one })),
      },
    },
  };
});

export const runGoldenSetHandler = handle(runGoldenSet, async (context) => {
  const { params, actor, platform, session } = context;
  const engine = await engineAt(context, params.engine);
  // reports are imported and sheets are handed in: neither is asked for
  if (engine.runs === 'no' || engine.kind === 'import' || engine.kind === 'lab') throw new Refusal('no-engine');
  const { items } = await golden(context);
  const known = new Map(
    (
      await platform.transaction(session, (tx) =>
        artifactsBySha256(
          tx,
          items.map(({ artifact }) => artifact),
        ),
      )
    ).map((one) => [one.sha256, one]),
  );
  let [requested, alreadyRun, left] = [0, 0, 0];
  for (const { id, app, category } of known.values()) {
    if (requested >= AT_ONCE) {
      left++;
      continue;
    }
    const asked = await requestScan(platform.work.work, {
      artifact: id,
      app,
      category,
      profile: 'quick',
      origin: 'new-version',
      campaign: null,
      organisation: actor.organisation,
      askedBy: actor.person ?? null,
      inputs: [],
      config: {},
      engines: [engine.id],
      versions: [engine.key],
    });
    if (asked.ok) requested++;
    else alreadyRun++;
  }
  const missing = items.flatMap(({ artifact }) => (known.has(artifact) ? [] : [artifact]));
  return { status: 202, body: { requested, alreadyRun, missing, left } };
});
