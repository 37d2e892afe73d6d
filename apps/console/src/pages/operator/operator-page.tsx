import type { OutputOf } from '@touchstone/api-client';
import type { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import type { readOperator } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Tone } from '../../parts/tones.ts';
import { useRecordColumns } from './operator-columns.tsx';
import { OperatorFacts } from './operator-facts.tsx';
import { OperatorHistory } from './operator-history.tsx';
import { OperatorIdentity } from './operator-identity.tsx';

export type OperatorRecord = OutputOf<typeof readOperatorRecord>;

interface Props {
  readonly record: OperatorRecord;
  readonly history: OutputOf<typeof readOperator>['history'];
}

const RISK_TONE: Readonly<Record<OperatorRecord['risk']['level'], Tone>> = { low: 'good', medium: 'warn', high: 'bad' };

/** All that is known of a company: risk with its reasons, products, findings, cases, notices, conduct, promises, penalties. */
export function OperatorPage({ record, history }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useRecordColumns();
  const { risk, deadlines, offences, operator } = record;
  const own = `/operators/${operator.id}`;
  const { totals } = record;
  const firm = `firm=${operator.id}`;
  const of = `operator=${operator.id}`;
  return (
    <>
      <OperatorFacts
        operator={operator}
        group={record.group}
        marks={
          <span className={`tag tone-${RISK_TONE[risk.level]}`}>
            {t('operator.risk.title')} {t(`operator.risk.level.${risk.level}`)} · {t('operator.risk.points', { points: risk.points })}
          </span>
        }
      />
      <div className="sections panel">
        <Section title={t('operator.risk.why')}>
          {risk.reasons.length === 0 ? <p className="none">{t('operator.risk.none')}</p> : null}
          <div className="figures">
            {risk.reasons.map(({ reason, count, points, list }) => (
              <Figure
                key={reason}
                label={t(`operator.risk.reason.${reason}`)}
                count={count}
                list={list}
                hint={t('operator.risk.points', { points })}
              />
            ))}
          </div>
        </Section>
        <Section title={t('case.deadlines.title')}>
          <div className="figures">
            <Figure label={t('operator.figures.kept')} count={deadlines.kept} list={`/deadlines?${firm}&result=kept`} />
            <Figure
              label={t('operator.figures.missed')}
              count={deadlines.missed}
              tone={deadlines.missed > 0 ? 'bad' : 'calm'}
              list={`/deadlines?${firm}&result=missed`}
            />
            <Figure label={t('operator.figures.running')} count={deadlines.running} list={`/deadlines?${firm}&result=running`} />
            <Figure label={t('operator.figures.times')} count={offences.times} list={`${own}/offences?each=time&imported=true`} />
            <Figure
              label={t('operator.figures.imported')}
              count={offences.importedTimes}
              list={`${own}/offences?each=time&imported=true&isImported=true`}
            />
          </div>
        </Section>
      </div>
      <Part
        words="operator.products"
        rows={record.products}
        total={totals.products}
        all={`/apps?${firm}`}
        columns={columns.products}
        hrefOf={({ id, kind }) => (kind === 'sdk' ? `/sdks/${id}` : `/apps/${id}`)}
      />
      <Part
        words="operator.cases"
        rows={record.cases}
        total={totals.cases}
        all={`/cases?${firm}`}
        columns={columns.cases}
        hrefOf={({ id }) => `/cases/${id}`}
      />
      <Part
        words="operator.findings"
        rows={record.findings}
        total={totals.findings}
        all={`/findings?${firm}&isEstablished=true`}
        columns={columns.findings}
        hrefOf={({ id }) => `/findings/${id}`}
      />
      <Part
        words="operator.conduct"
        rows={record.conduct}
        columns={columns.conduct}
        hrefOf={({ id }) => `/conduct-entries/${id}`}
        all={`/conduct-entries?${of}`}
        add={{ to: `/conduct-entries/new?${of}`, text: t('conductEntry.new.title') }}
      />
      <Part
        words="operator.interviews"
        rows={record.interviews}
        columns={columns.interviews}
        all={`/interviews?${of}`}
        add={{ to: `/interviews/new?${of}`, text: t('interview.new.title') }}
      />
      <Part
        words="operator.commitments"
        rows={record.commitments}
        columns={columns.commitments}
        all={`/commitments?${of}`}
        add={{ to: `/commitments/new?${of}`, text: t('commitment.new.title') }}
      />
      <Part words="operator.notices" rows={record.notices} columns={columns.notices} hrefOf={({ id }) => `/notices/${id}`} />
      <Part
        words="operator.penalties"
        rows={record.penalties}
        columns={columns.penalties}
        hrefOf={({ id }) => `/penalties/${id}`}
        all={`/penalties?${of}`}
      />
      <Part
        words="operator.credit"
        rows={record.credit}
        columns={columns.credit}
        hrefOf={({ id }) => `/credit-entries/${id}`}
        all={`/credit-entries?${of}`}
      />
      <Part words="operator.imported" rows={record.imported} columns={columns.imported} all={`${own}/imported`} />
      <OperatorHistory history={history} />
      <OperatorIdentity record={record} />
    </>
  );
}

/** How many rows of each come with a record. */
const MOST_OF_EACH = 200;

interface PartProps<Row> {
  /** Key of its words: `title` and `empty` are below it. */
  readonly words: string;
  /** The first of them. */
  readonly rows: readonly Row[];
  /** How many there are; where nobody counts them, as many as came, unless more may be left. */
  readonly total?: number;
  readonly columns: Parameters<typeof DataTable<Row>>[0]['columns'];
  hrefOf?(row: Row): string;
  /** The list that it is a piece of. */
  readonly all?: string;
  /** Where one more is written down. */
  readonly add?: { readonly to: string; readonly text: string };
}

function Part<Row extends { readonly id: string }>({ words, rows, total, columns, hrefOf, all, add }: PartProps<Row>): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const title = t(`${words}.title`);
  return (
    <Section
      title={title}
      count={total ?? (rows.length < MOST_OF_EACH ? rows.length : undefined)}
      actions={
        <span className="actions">
          {all === undefined || rows.length === 0 ? null : <PageLink to={all}>{t('operator.all')}</PageLink>}
          {add === undefined || !may('conduct.record') ? null : <PageLink to={add.to}>{add.text}</PageLink>}
        </span>
      }
    >
      <DataTable
        isPart
        caption={title}
        list={staticList(rows)}
        columns={columns}
        empty={t(`${words}.empty`)}
        keyOf={(row) => row.id}
        {...(hrefOf === undefined ? {} : { hrefOf })}
      />
    </Section>
  );
}
