import type { listScans } from '@touchstone/api-client/routes/runs';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { AboutText, aboutOf } from '../../parts/about-text.tsx';
import { ArtifactLink } from '../../parts/artifact-link.tsx';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';

type Row = RowOf<typeof listScans>;

/** Columns of a list of scans, on their own page and as a part of others. */
export function useScanColumns(): readonly Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'about',
      words: 'scans.column.about',
      isName: true,
      text: ({ about, sha256 }) => aboutOf(about, sha256),
      cell: ({ about, sha256 }) => <AboutText about={about} artifact={sha256} />,
    },
    {
      key: 'app',
      words: 'scans.column.app',
      isExtra: true,
      text: ({ app }) => (app === null ? '' : fullAddress(`/apps/${app}`)),
      cell: ({ app }) => (app === null ? '—' : <PageLink to={`/apps/${app}`}>{t('scans.openApp')}</PageLink>),
    },
    {
      key: 'file',
      words: 'scans.column.file',
      isExtra: true,
      text: ({ sha256 }) => sha256,
      cell: ({ sha256 }) => <ArtifactLink artifact={sha256} digits={16} />,
    },
    { key: 'profile', words: 'scans.column.profile', text: ({ profile }) => t(`scans.profile.${profile}`) },
    {
      key: 'state',
      words: 'scans.column.state',
      text: (scan) => t(`scans.stage.${stageOf(scan)}`),
      cell: (scan) => <span className={`tag tone-${STAGE_TONE[stageOf(scan)]}`}>{t(`scans.stage.${stageOf(scan)}`)}</span>,
    },
    { key: 'priority', words: 'scans.column.priority', isNumber: true, isExtra: true, text: ({ priority }) => String(priority) },
    {
      key: 'campaign',
      words: 'scans.column.campaign',
      text: ({ campaign }) => (campaign === null ? '' : fullAddress(`/campaigns/${campaign}`)),
      cell: ({ campaign }) => (campaign === null ? '—' : <PageLink to={`/campaigns/${campaign}`}>{t('scans.openCampaign')}</PageLink>),
    },
    {
      key: 'created',
      words: 'scans.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'finished',
      words: 'scans.column.finished',
      text: ({ finishedAt }) => (finishedAt === null ? '' : shanghaiTime(finishedAt)),
      cell: ({ finishedAt }) => <TimeText at={finishedAt} />,
    },
    {
      key: 'fused',
      words: 'scans.column.fused',
      isExtra: true,
      text: ({ fusedAt }) => (fusedAt === null ? '' : shanghaiTime(fusedAt)),
      cell: ({ fusedAt }) => <TimeText at={fusedAt} />,
    },
  ];
}

const STAGE_TONE = { open: 'wait', finished: 'calm', fused: 'good' } as const;

/** How far a scan has come: runs are left, all ended, the results are put together. */
export function stageOf({ finishedAt, fusedAt }: Pick<Row, 'finishedAt' | 'fusedAt'>): keyof typeof STAGE_TONE {
  if (fusedAt !== null) return 'fused';
  return finishedAt === null ? 'open' : 'finished';
}
