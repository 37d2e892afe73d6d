import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/language-context.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { canMeasure } from './programme-law.ts';
import type { TargetRow } from './programme-page.tsx';

/** Listings of a programme with what was found. @param onMeasure absent where no measure may be imposed now */
export function useTargetColumns(onMeasure: ((target: TargetRow) => void) | undefined): readonly Column<TargetRow>[] {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const columns: readonly Column<TargetRow>[] = [
    {
      key: 'name',
      words: 'programme.column.name',
      isName: true,
      text: ({ name }) => name,
      cell: ({ app, name }) =>
        app === null ? (
          <Text>{name}</Text>
        ) : (
          <PageLink to={`/apps/${app}`}>
            <Text>{name}</Text>
          </PageLink>
        ),
    },
    {
      key: 'version',
      words: 'programme.column.version',
      text: ({ versionName }) => versionName ?? '',
      cell: ({ versionName }) => <Text>{versionName ?? '—'}</Text>,
    },
    {
      key: 'developer',
      words: 'programme.column.developer',
      text: ({ developer }) => developer ?? '',
      cell: ({ developer }) => <Text>{developer ?? '—'}</Text>,
    },
    {
      key: 'state',
      words: 'programme.column.state',
      text: ({ state }) => t(`states.target.${state}`),
      cell: ({ state, reason }) => (
        <>
          <StateTag kind="target" state={state} /> {reason === '' ? null : <Text>{reason}</Text>}
        </>
      ),
    },
    {
      key: 'problems',
      words: 'programme.column.problems',
      text: ({ problems }) => problems.map(({ clause, strength }) => `${clause} ${t(`states.strength.${strength}`)}`).join('; '),
      cell: (target) => <Problems of={target} notice={language === 'en' ? target.noticeEn : target.noticeZh} />,
    },
    {
      key: 'notTested',
      words: 'programme.column.notTested',
      isNumber: true,
      text: ({ notTested }) => String(notTested),
    },
    {
      key: 'notified',
      words: 'programme.column.notified',
      text: ({ notifiedAt }) => (notifiedAt === null ? '' : shanghaiTime(notifiedAt)),
      cell: ({ notifiedAt }) => <TimeText at={notifiedAt} isDay />,
    },
  ];
  if (onMeasure === undefined) return columns;
  const acting: Column<TargetRow> = {
    key: 'act',
    words: 'programme.column.act',
    text: () => '',
    cell: (target) =>
      canMeasure(target.state) ? (
        <button type="button" className="button" onClick={() => onMeasure(target)}>
          {t('programme.impose')}
        </button>
      ) : null,
  };
  return [...columns, acting];
}

function Problems({ of, notice }: { readonly of: TargetRow; readonly notice: string | null }): ReactNode {
  const { t } = useTranslation();
  if (of.problems.length === 0) return '—';
  return (
    <details>
      <summary>{t('programme.problems', { count: of.problems.length })}</summary>
      <ul className="links">
        {of.problems.map(({ clause, strength, place }) => (
          <li key={`${clause} ${place}`}>
            {clause} <StateTag kind="strength" state={strength} /> <Text className="code">{place}</Text>
          </li>
        ))}
      </ul>
      {notice === null ? null : <Text>{notice}</Text>}
    </details>
  );
}
