import { readCalibration, readFusionThresholds, setFusionThresholds } from '@touchstone/api-client/routes/engines';
import { systemSession } from '@touchstone/db';
import { calibrationOf } from '@touchstone/db/repositories/engine-lists';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import {
  type AnswerRates,
  FUSION_THRESHOLDS,
  type FusionThresholds,
  sumOf,
  sumTallies,
  UNKNOWN_ENGINE,
  UNKNOWN_TESTER,
  weightsFrom,
} from '@touchstone/domain/fusion';
import { THRESHOLDS_SETTING } from '@touchstone/services/fusion';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { clauseTitles } from '../../wiring/clause-titles.ts';
import { engineAt } from './seen-engine.ts';

export const readCalibrationHandler = handle(readCalibration, async (context) => {
  const { params, platform } = context;
  const { kind, golden } = await engineAt(context, params.engine);
  const rates = (golden as { readonly rates?: AnswerRates } | null)?.rates;
  const unknown = kind === 'lab' ? ('unknown-tester' as const) : ('unknown-engine' as const);
  const expected = rates ?? (kind === 'lab' ? UNKNOWN_TESTER : UNKNOWN_ENGINE);
  const rows = await platform.transaction(systemSession('calibration'), (tx) => calibrationOf(tx, params.engine));
  const ofEngine = sumTallies(rows.map(({ tally }) => tally));
  const titles = clauseTitles();
  const clauses = rows.map(({ clause, tally }) => ({
    clause,
    title: titles.get(clause) ?? clause,
    votes: sumOf(tally.real) + sumOf(tally.unreal),
    real: { ...tally.real },
    unreal: { ...tally.unreal },
    weights: { ...weightsFrom(tally, ofEngine, expected) },
  }));
  const basis = rates === undefined ? unknown : ('measured' as const);
  const body = {
    asOf: platform.now().toISOString(),
    expected: { real: { ...expected.real }, unreal: { ...expected.unreal }, basis },
    clauses,
  };
  return { status: 200, body };
});

async function thresholds({ platform, session }: Pick<Context, 'platform' | 'session'>) {
  const kept = await platform.transaction(session, (tx) => settingRows(tx).setting<FusionThresholds>(THRESHOLDS_SETTING));
  const body = { thresholds: { ...(kept.value ?? FUSION_THRESHOLDS) }, version: kept.rowVersion };
  return { status: 200, body, rowVersion: kept.rowVersion };
}

export const readFusionThresholdsHandler = handle(readFusionThresholds, thresholds);

export const setFusionThresholdsHandler = handle(setFusionThresholds, async (context) => {
  const { body, actor, ifMatch } = context;
  if (body.thresholds.unlikely >= body.thresholds.likely)
    throw new Refusal('invalid-input', { errors: [{ pointer: '/body/thresholds/unlikely', message: 'below-likely' }] });
  const act = {
    action: 'fusion.calibrate',
    kind: 'setting',
    id: THRESHOLDS_SETTING,
    detail: { likely: String(body.thresholds.likely), unlikely: String(body.thresholds.unlikely), reason: body.reason },
  };
  const result = await auditedEdit(context, act, settingRows, async (rows) => ({
    ok: await rows.saveSetting(THRESHOLDS_SETTING, body.thresholds, ifMatch, actor.person ?? null),
  }));
  if (!result.ok) throw new Refusal('version-conflict');
  return thresholds(context);
});
