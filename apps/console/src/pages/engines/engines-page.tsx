import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { listDeadLetters, readWork } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { semicolon } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { type EngineRow, useEngineColumns } from './engine-columns.tsx';
import { goldenOf, saidOf } from './golden.ts';
import { isInTrouble } from './in-trouble.ts';
import { MachineRoom } from './machine-room.tsx';
import { Thresholds } from './thresholds.tsx';

interface Props {
  readonly engines: readonly EngineRow[];
  readonly work: UseQueryResult<OutputOf<typeof readWork>>;
  readonly letters: UseQueryResult<OutputOf<typeof listDeadLetters>>;
  readonly seesQueue: boolean;
}

/** Engines and queues: what runs, what waits, what was given up, and what each version may say. */
export function EnginesPage({ engines, work, letters, seesQueue }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useEngineColumns(seesQueue);
  const { search, put } = useAddress();
  const isNarrowed = search['inTrouble'] === 'true';
  const shown = isNarrowed ? engines.filter(({ state, breaker }) => isInTrouble({ state, breaker: breaker.state })) : engines;
  return (
    <>
      <PageHeader
        title={t('engines.title')}
        about={t('engines.about')}
        actions={
          may('engine.manage') ? (
            <>
              <PageLink className="button" to="/golden-set">
                {t('goldenSet.nav')}
              </PageLink>
              <PageLink className="button" to="/engines/new">
                {t('engineNew.nav')}
              </PageLink>
            </>
          ) : null
        }
      />
      {seesQueue ? <Ready of={work}>{(value) => <MachineRoom work={value} />}</Ready> : null}
      <Section
        title={t(isNarrowed ? 'engines.inTrouble' : 'engines.versions')}
        count={shown.length}
        actions={
          <button type="button" className="button button-quiet" onClick={() => put({ inTrouble: isNarrowed ? undefined : 'true' })}>
            {t(isNarrowed ? 'engines.showAll' : 'engines.showTrouble')}
          </button>
        }
      >
        <DataTable
          isPart
          caption={t('engines.versions')}
          list={staticList(shown)}
          columns={columns}
          empty={t(isNarrowed ? 'engines.noTrouble' : 'engines.empty')}
          keyOf={({ key }) => key}
          hrefOf={({ key }) => `/engines/${key}`}
        />
      </Section>
      {seesQueue ? <Ready of={letters}>{({ items }) => <DeadLetters letters={items} />}</Ready> : null}
      <GoldenResults engines={engines} />
      <Thresholds />
    </>
  );
}

/** How each version did on files whose answers people have established. */
function GoldenResults({ engines }: { readonly engines: readonly EngineRow[] }): ReactNode {
  const { t } = useTranslation();
  const judged = engines.flatMap((engine) => {
    const golden = goldenOf(engine.golden);
    return golden === undefined ? [] : [{ engine, golden }];
  });
  const columns: readonly Column<(typeof judged)[number]>[] = [
    { key: 'name', words: 'engines.column.name', isName: true, text: ({ engine }) => `${engine.name} ${engine.version}` },
    {
      key: 'passed',
      words: 'engines.golden.passed',
      text: ({ golden }) => t(`engines.golden.${saidOf(golden)}`),
      cell: ({ golden }) => (
        <span className={`tag tone-${saidOf(golden) === 'yes' ? 'good' : 'warn'}`}>{t(`engines.golden.${saidOf(golden)}`)}</span>
      ),
    },
    { key: 'recall', words: 'engines.golden.recall', isNumber: true, text: ({ golden }) => percentText(golden.recall) },
    { key: 'precision', words: 'engines.golden.precision', isNumber: true, text: ({ golden }) => percentText(golden.precision) },
    { key: 'untested', words: 'engines.golden.untested', isNumber: true, text: ({ golden }) => percentText(golden.untested) },
    { key: 'runs', words: 'engines.golden.runs', isNumber: true, text: ({ golden }) => String(golden.runs ?? '—') },
    { key: 'faults', words: 'engines.golden.faults', text: ({ golden }) => golden.faults.join(semicolon()) },
  ];
  return (
    <Section title={t('engines.golden.title')} count={judged.length}>
      <DataTable
        isPart
        caption={t('engines.golden.title')}
        list={staticList(judged)}
        columns={columns}
        empty={t('engines.golden.empty')}
        keyOf={({ engine }) => engine.key}
        hrefOf={({ engine }) => `/engines/${engine.key}`}
      />
    </Section>
  );
}
