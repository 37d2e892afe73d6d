import type { listNoticeCandidates } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { semicolon } from '../../parts/punctuation.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';

export type Candidate = RowOf<typeof listNoticeCandidates>;

interface Props {
  readonly candidates: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

/** Cases that may stand in a notice, to be ticked. */
export function Candidates({ candidates, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const hasAll = candidates.length > 0 && candidates.every((one) => chosen.has(one.case));
  const columns: readonly Column<Candidate>[] = [
    {
      key: 'name',
      words: 'notice.candidates.name',
      isName: true,
      text: ({ name }) => name,
      cell: ({ case: id, name }) => (
        <label>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> <Text>{name}</Text>
        </label>
      ),
    },
    {
      key: 'developer',
      words: 'notice.field.developer',
      text: ({ developer }) => developer ?? '—',
      cell: ({ developer }) => (developer === null ? '—' : <Text>{developer}</Text>),
    },
    {
      key: 'problems',
      words: 'notice.field.problems',
      text: ({ problems }) => problems.join(semicolon()),
      cell: ({ problems }) => <Text>{problems.join(semicolon())}</Text>,
    },
    {
      key: 'state',
      words: 'notice.candidates.state',
      text: ({ state }) => t(`states.case.${state}`),
      cell: ({ state, unreached }) => (
        <>
          <StateTag kind="case" state={state} />{' '}
          {unreached === null ? null : (
            <PageLink to={`/orders/${unreached}`} className="tag tone-warn">
              {t('notice.candidates.unreached')}
            </PageLink>
          )}
        </>
      ),
    },
    {
      key: 'issuer',
      words: 'notice.candidates.list',
      text: ({ issuer, list }) => `${issuer === 'ministry' ? t('notices.ministry') : province(issuer)} · ${t(`notice.listKind.${list}`)}`,
    },
    {
      key: 'case',
      words: 'notice.column.case',
      text: ({ number }) => number ?? '',
      cell: ({ case: id, number }) => <PageLink to={`/cases/${id}`}>{number ?? t('notice.column.open')}</PageLink>,
    },
  ];
  return (
    <>
      {candidates.length < 2 ? null : (
        <label>
          <input
            type="checkbox"
            checked={hasAll}
            onChange={() => onChoose(hasAll ? new Set() : new Set(candidates.map((one) => one.case)))}
          />{' '}
          {t('notice.candidates.all', { count: candidates.length })}
        </label>
      )}
      <DataTable
        isPart
        caption={t('notice.candidates.title')}
        list={staticList(candidates)}
        columns={columns}
        empty={t('notice.candidates.empty')}
        keyOf={(one) => `${one.case} ${one.list}`}
      />
    </>
  );
}
