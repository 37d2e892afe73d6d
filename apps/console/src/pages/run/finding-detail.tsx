import { listReportFacts, readReportFinding } from '@touchstone/api-client/routes/reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useFactColumns } from './fact-columns.tsx';
import { FactDetail } from './fact-detail.tsx';

const FEW = '20';

/** One clause: what the rule says, what came of it and why, its proof, and the proof that is open. */
export function FindingDetail({ run, rule }: { readonly run: string; readonly rule: string }): ReactNode {
  const { t } = useTranslation();
  const finding = useRead(readReportFinding, { params: { run, ruleName: rule } });
  return (
    <Ready of={finding} rows={4}>
      {(value) => (
        <>
          <h3>
            <StateTag kind="result" state={value.result} /> <code>{value.clause}</code> {value.title}
          </h3>
          {value.reason === null ? null : (
            <p>
              {t('run.finding.reason')}
              <Text>{value.reason}</Text>
            </p>
          )}
          {value.wording === '' ? null : <p>{value.wording}</p>}
          {value.remedy === '' ? null : (
            <p>
              <strong>{t('run.finding.remedy')}</strong>
              {value.remedy}
            </p>
          )}
          {value.facts === 0 ? <p className="none">{t('run.finding.noFacts')}</p> : <Proof run={run} rule={rule} count={value.facts} />}
        </>
      )}
    </Ready>
  );
}

interface ProofProps {
  readonly run: string;
  readonly rule: string;
  readonly count: number;
}

function Proof({ run, rule, count }: ProofProps): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const facts = useList(listReportFacts, { params: { run }, query: { rule, limit: FEW } });
  const items = facts.page?.items ?? [];
  const open = search['fact'] ?? (items.find(({ hasLadder }) => hasLadder) ?? items[0])?.index.toString();
  const here = `/runs/${run}?${new URLSearchParams({ ...search, part: 'clauses', rule })}`;
  return (
    <>
      {open === undefined ? null : <FactDetail run={run} fact={open} />}
      <h4>{t('run.finding.proof', { count })}</h4>
      <DataTable
        isPart
        caption={t('run.finding.proof', { count })}
        list={facts}
        columns={useFactColumns('proof')}
        empty={t('run.finding.noFacts')}
        keyOf={({ index }) => String(index)}
        hrefOf={({ index }) => `${here.replace(/&fact=\d+/, '')}&fact=${index}`}
      />
      {count <= Number(FEW) ? null : (
        <p className="section-more">
          <PageLink to={`/runs/${run}?part=facts&rule=${encodeURIComponent(rule)}`}>{t('run.finding.all', { count })}</PageLink>
        </p>
      )}
    </>
  );
}
