import type { OutputOf } from '@touchstone/api-client';
import {
  judgeEngine,
  limitEngine,
  listEngineEvents,
  listEngines,
  moveEngine,
  readEngine,
  runGoldenSet,
} from '@touchstone/api-client/routes/engines';
import { readWork } from '@touchstone/api-client/routes/runs';
import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { ENGINE_ORDERS } from './engine-orders.ts';

type Engine = OutputOf<typeof readEngine>;

const STALE = [readEngine, listEngines, listEngineEvents, readWork];
/** Reports are imported and sheets are handed in: neither is asked for. */
const IS_ASKED: ReadonlySet<Engine['kind']> = new Set(['own', 'command', 'pull']);
const LIMITS = [
  ['licences', 100_000],
  ['ratePerMinute', 1_000_000],
  ['runsPerDay', 100_000_000],
] as const;

/** What can be done with a version: whether it works and how much at once, and what it reaches on the golden set. */
export function EngineSteps({ engine }: { readonly engine: Engine }): ReactNode {
  const { t } = useTranslation();
  const { licences, ratePerMinute, runsPerDay, rowVersion, state } = engine;
  const params = { engine: engine.key };
  const [typed, setTyped] = useState<Partial<Record<(typeof LIMITS)[number][0], number | null>>>({});
  const limits = { licences, ratePerMinute, runsPerDay, ...typed };
  const move = useChange(moveEngine, STALE);
  const limit = useChange(limitEngine, STALE);
  const judge = useChange(judgeEngine, STALE);
  const run = useChange(runGoldenSet, STALE);
  const notNow = t('steps.why', { state: t(`states.engine.${state}`) });
  const reason = { permission: 'engine.manage', reasonLabel: t('parts.reason') } as const;
  const orders = ENGINE_ORDERS.map(
    ({ order, kind, states }): Step => ({
      ...{ key: order, kind, ...reason },
      label: t(`engines.order.${order}`),
      consequence: t(`engines.order.${order}Consequence`),
      notNow: states.includes(state) ? undefined : notNow,
      take: (why) => move.mutateAsync({ params, ifMatch: rowVersion, body: { order, reason: why } }),
    }),
  );
  const steps: readonly Step[] = [
    ...orders,
    {
      ...{ key: 'limit', kind: 'plain', ...reason },
      label: t('engines.limit.do'),
      consequence: t('engines.limit.consequence'),
      fields: LIMITS.map(([name, max]) => (
        <Field key={name} label={t(`engines.limit.${name}`)} hint={t('engines.limit.none')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={max}
              precision={0}
              value={limits[name]}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          )}
        </Field>
      )),
      take: (why) => limit.mutateAsync({ params, ifMatch: rowVersion, body: { ...limits, reason: why } }),
    },
    {
      ...{ key: 'golden', kind: 'plain', permission: 'engine.manage' },
      label: t('engines.golden.run'),
      consequence: t('engines.golden.runConsequence'),
      notNow: engine.runs === 'no' ? notNow : IS_ASKED.has(engine.kind) ? undefined : t('engines.golden.notAsked'),
      take: () => run.mutateAsync({ params }),
    },
    {
      ...{ key: 'judge', kind: 'plain', permission: 'engine.manage' },
      label: t('engines.golden.judge'),
      consequence: t('engines.golden.judgeConsequence'),
      take: () => judge.mutateAsync({ params }),
    },
  ];
  return (
    <>
      <Steps steps={steps} none={t('steps.none')} onClose={() => setTyped({})} />
      <div role="status">
        {run.data === undefined ? null : (
          <p>
            {t('engines.golden.requested', {
              ...{ count: run.data.requested, already: run.data.alreadyRun },
              ...{ missing: run.data.missing.length, left: run.data.left },
            })}
          </p>
        )}
        {judge.data === undefined ? null : (
          <p>
            {t(judge.data.verdict.passed ? 'engines.golden.judgedGood' : 'engines.golden.judgedBad', {
              state: t(`states.engine.${judge.data.state}`),
            })}
          </p>
        )}
      </div>
    </>
  );
}
