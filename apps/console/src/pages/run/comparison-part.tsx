import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { Overview, PartProps } from './run-page.tsx';

type Row = Overview['comparison']['rows'][number];

/** Beside each colour: who cannot tell colours apart reads the same. */
const SIGNS = { bad: '✕', warn: '▲', good: '✓', plain: '', none: '', absent: '' } as const;

/** Every kind of personal information from all sides: code, policy, run, screens. Each number opens its facts. */
export function ComparisonPart({ run, overview: { comparison } }: PartProps): ReactNode {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const telling = comparison.rows.filter(({ mismatches }) => mismatches.length > 0);
  const rows = isAll || telling.length === 0 ? comparison.rows : telling;
  return (
    <Section
      title={t('run.comparison.title')}
      count={comparison.rows.length}
      actions={
        telling.length === comparison.rows.length ? undefined : (
          <button type="button" className={isAll ? 'chip' : 'button'} aria-pressed={isAll} onClick={() => setAll(!isAll)}>
            {t('run.comparison.all', { count: comparison.rows.length })}
          </button>
        )
      }
    >
      <p className="form-hint">{t('run.comparison.note')}</p>
      {rows.length === 0 ? <Empty text={t('run.comparison.empty')} /> : <Table run={run} sides={comparison.sides} rows={rows} />}
    </Section>
  );
}

interface TableProps {
  readonly run: string;
  readonly sides: Overview['comparison']['sides'];
  readonly rows: readonly Row[];
}

function Table({ run, sides, rows }: TableProps): ReactNode {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="table-box" tabIndex={0} aria-label={t('run.comparison.title')}>
      <table className="table comparison">
        <caption className="unseen">{t('run.comparison.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('run.comparison.kind')}</th>
            {sides.map(({ side, name }) => (
              <th key={side} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.data}>
              <th scope="row">
                {row.name} {row.isSensitive ? <span className="tag">{t('run.comparison.sensitive')}</span> : null}
                {row.mismatches.map(({ mark, says, isLesser }) => (
                  <div key={mark} className={isLesser ? 'tone-warn' : 'tone-bad'} title={says}>
                    {isLesser ? SIGNS.warn : SIGNS.bad} {mark}
                  </div>
                ))}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.side} data-label={sides.find(({ side }) => side === cell.side)?.name}>
                  <Cell run={run} data={row.data} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ run, data, cell }: { readonly run: string; readonly data: string; readonly cell: Row['cells'][number] }): ReactNode {
  const shown = cell.parts.map(({ tone, text }) => (
    <div key={`${tone} ${text}`} className={`cell-${tone}`}>
      {SIGNS[tone] === '' ? null : `${SIGNS[tone]} `}
      <Text>{text}</Text>
    </div>
  ));
  if (cell.facts === 0) return shown;
  return <PageLink to={`/runs/${run}?part=facts&data=${encodeURIComponent(data)}&side=${cell.side}`}>{shown}</PageLink>;
}
