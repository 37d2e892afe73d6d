import { changeWatchRule, listWatchChecks, listWatchRules, readWatchRule } from '@touchstone/api-client/routes/watch';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMe } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { RuleTarget } from './rule-target.tsx';

/** To which state each step leads, and from which it can be taken. */
const STEPS = [
  { to: 'PAUSED', from: ['ACTIVE'], kind: 'plain' },
  { to: 'ACTIVE', from: ['PAUSED'], kind: 'main' },
  { to: 'ENDED', from: ['ACTIVE', 'PAUSED'], kind: 'danger' },
] as const;

/** One rule of 回头看. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const params = { rule: useParam('rule') };
  const rule = useRead(readWatchRule, { params });
  const change = useChange(changeWatchRule, [readWatchRule, listWatchRules, listWatchChecks]);
  return (
    <Ready of={rule}>
      {(one) => {
        const steps = STEPS.map(
          ({ to, from, kind }): Step => ({
            ...{ key: to, kind, permission: 'watch.manage', reasonLabel: t('parts.reason') },
            label: t(`watch.step.${to}`),
            consequence: t(`watch.consequence.${to}`),
            notNow: (from as readonly string[]).includes(one.state)
              ? undefined
              : t('steps.why', { state: t(`states.watchRule.${one.state}`) }),
            take: (reason) => change.mutateAsync({ params, ifMatch: one.version, body: { state: to, reason } }),
          }),
        );
        return (
          <>
            <PageHeader
              title={one.note === '' ? t('watch.rules.one') : one.note}
              marks={<StateTag kind="watchRule" state={one.state} />}
              crumbs={[
                { to: '/watch/checks', text: t('watch.title') },
                { to: '/watch/rules', text: t('watch.rules.title') },
              ]}
            />
            <div className="columns-2">
              <Facts
                lines={[
                  { label: t('watch.column.target'), value: <RuleTarget kind={one.kind} target={one.target} /> },
                  { label: t('watch.column.clauses'), value: one.clauses.length === 0 ? t('watch.sameClauses') : one.clauses.join(' ') },
                  { label: t('watch.column.every'), value: one.everyDays === null ? null : t('watch.everyDays', { count: one.everyDays }) },
                  { label: t('watch.column.triggers'), value: one.triggers.map((word) => t(`watch.trigger.${word}`)).join(comma()) },
                  { label: t('watch.column.note'), value: one.note === '' ? null : <Text>{one.note}</Text> },
                  { label: t('watch.column.from'), value: <TimeText at={one.from} isDay /> },
                  { label: t('watch.column.until'), value: one.until === null ? null : <TimeText at={one.until} isDay /> },
                  { label: t('watch.column.next'), value: one.nextDueAt === null ? null : <TimeText at={one.nextDueAt} isDay /> },
                  {
                    label: t('watch.rules.checks'),
                    value: <PageLink to={`/watch/checks?rule=${one.id}`}>{t('watch.open.checks')}</PageLink>,
                  },
                ]}
              />
              <aside>{one.organisation === me.organisation.id ? <Steps steps={steps} none={t('steps.none')} /> : null}</aside>
            </div>
          </>
        );
      }}
    </Ready>
  );
}
