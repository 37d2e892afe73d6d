import type { listEngines } from '@touchstone/api-client/routes/engines';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { waited } from './waited.ts';

export type EngineRow = RowOf<typeof listEngines>;

/** Columns of the versions of engines; what is queued is shown to who may see it. */
export function useEngineColumns(seesQueue: boolean): readonly Column<EngineRow>[] {
  const { t } = useTranslation();
  const quota = ({ licences, ratePerMinute, runsPerDay }: EngineRow): string =>
    [
      licences === null ? '' : t('engines.quota.licences', { count: licences }),
      ratePerMinute === null ? '' : t('engines.quota.rate', { count: ratePerMinute }),
      runsPerDay === null ? '' : t('engines.quota.day', { count: runsPerDay }),
    ]
      .filter((text) => text !== '')
      .join(' · ') || t('engines.quota.none');
  const columns: readonly Column<EngineRow>[] = [
    {
      key: 'name',
      words: 'engines.column.name',
      isName: true,
      text: ({ name, version }) => `${name} ${version}`,
      cell: ({ name, id, version, vendor }) => (
        <>
          <Text>{name}</Text> <code>{version}</code>
          <div className="form-hint">
            {id} · <Text>{vendor}</Text>
          </div>
        </>
      ),
    },
    { key: 'kind', words: 'engines.column.kind', text: ({ kind }) => t(`engines.kind.${kind}`) },
    {
      key: 'state',
      words: 'engines.column.state',
      text: ({ state }) => t(`states.engine.${state}`),
      cell: ({ state }) => <StateTag kind="engine" state={state} />,
    },
    { key: 'votes', words: 'engines.column.votes', text: ({ votes }) => t(votes ? 'engines.votes.yes' : 'engines.votes.no') },
    {
      key: 'breaker',
      words: 'engines.column.breaker',
      text: ({ breaker: { state, until } }) =>
        until === null ? t(`states.breaker.${state}`) : `${t(`states.breaker.${state}`)} ${t('engines.until')} ${shanghaiTime(until)}`,
      cell: ({ breaker }) => (
        <>
          <StateTag kind="breaker" state={breaker.state} />
          {breaker.until === null ? null : (
            <div className="form-hint">
              {t('engines.until')} <TimeText at={breaker.until} />
            </div>
          )}
        </>
      ),
    },
    { key: 'quota', words: 'engines.column.quota', text: quota },
    {
      key: 'capabilities',
      words: 'engines.column.capabilities',
      isNumber: true,
      text: ({ capabilities }) => String(new Set(capabilities.map(({ clause }) => clause)).size),
    },
  ];
  return [
    ...columns,
    ...(seesQueue ? queueColumns(t) : []),
    {
      key: 'created',
      words: 'engines.column.created',
      isExtra: true,
      text: ({ createdAt }) => shanghaiTime(createdAt),
    },
  ];
}

type Use = NonNullable<EngineRow['use']>;
type Counted = 'queued' | 'leased' | 'succeeded' | 'failed' | 'timedOut';

/** Which runs a number counts. */
const STATE_OF: Readonly<Record<Counted, string>> = {
  queued: 'QUEUED',
  leased: 'LEASED',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  timedOut: 'TIMED_OUT',
};

function queueColumns(t: TFunction): readonly Column<EngineRow>[] {
  const counted = (key: Counted): Column<EngineRow> => ({
    key,
    words: `engines.column.${key}`,
    isNumber: true,
    text: ({ use }) => String(use?.[key] ?? ''),
    cell: ({ key: engine, use }) => countLink(use, key, `/runs?engineVersion=${engine}&state=${STATE_OF[key]}`),
  });
  return [
    counted('queued'),
    {
      key: 'oldest',
      words: 'engines.column.oldest',
      isNumber: true,
      text: ({ use }) => {
        if (use?.oldestQueuedSeconds == null || use.queued === 0) return '—';
        const { unit, count } = waited(use.oldestQueuedSeconds);
        return t(`engines.waited.${unit}`, { count });
      },
    },
    counted('leased'),
    counted('succeeded'),
    counted('failed'),
    counted('timedOut'),
  ];
}

function countLink(use: Use | null, key: Counted, href: string) {
  const count = use?.[key] ?? 0;
  return count === 0 ? '0' : <PageLink to={href}>{countText(count)}</PageLink>;
}
