import { Select } from 'antd';
import type { TFunction } from 'i18next';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { SubmissionDetail } from './submission-page.tsx';
import type { JudgedAs } from './use-submission-steps.ts';

type Check = SubmissionDetail['checks'][number];

interface Props {
  readonly detail: SubmissionDetail;
  readonly kind: Check['kind'];
  onJudge(check: string, as: JudgedAs, note: string): Promise<void>;
}

const OPEN: ReadonlySet<string> = new Set(['suspicious', 'unknown']);
const JUDGEMENTS: Readonly<Record<Check['kind'], readonly JudgedAs[]>> = {
  listing: ['seen-by-hand', 'evasion'],
  evasion: ['harmless', 'evasion'],
};

/** What every shelf carries, or which signs of evasion there are; what nobody could look at says so and never counts as clean. */
export function Checks({ detail, kind, onJudge }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [judged, setJudged] = useState<Check>();
  const [as, setAs] = useState<JudgedAs>(JUDGEMENTS[kind][0] ?? 'evasion');
  const checks = detail.checks.filter((check) => check.kind === kind);
  const columns: readonly Column<Check>[] = [
    {
      key: 'name',
      words: kind === 'listing' ? 'submission.checks.store' : 'submission.checks.sign',
      isName: true,
      text: ({ name, store }) => store?.name ?? t(`submission.sign.${name}`, { defaultValue: name }),
      cell: ({ name, store }) =>
        store === null ? (
          t(`submission.sign.${name}`, { defaultValue: name })
        ) : (
          <PageLink to={`/stores/${store.id}`}>
            <Text>{store.name}</Text>
          </PageLink>
        ),
    },
    {
      key: 'result',
      words: 'submission.checks.result',
      text: ({ result }) => t(`states.check.${result}`),
      cell: ({ result }) => <StateTag kind="check" state={result} />,
    },
    {
      key: 'reason',
      words: 'submission.checks.reason',
      text: ({ reason }) => reasonText(reason, t),
      cell: (check) => <Reason of={check} />,
    },
    {
      key: 'judged',
      words: 'submission.checks.judged',
      text: ({ judgedAs, judgedNote }) => (judgedAs === null ? '' : `${t(`submission.judgement.${judgedAs}`)} ${judgedNote}`),
      cell: (check) =>
        check.judgedAs !== null ? (
          <>
            {t(`submission.judgement.${check.judgedAs}`)} · <Text>{check.judgedNote}</Text>
          </>
        ) : OPEN.has(check.result) ? (
          <Action permission="submission.review" onAct={() => setJudged(check)}>
            {t('submission.checks.judge')}
          </Action>
        ) : (
          '—'
        ),
    },
    { key: 'at', words: 'submission.checks.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
  ];
  return (
    <Section title={t(`submission.checks.${kind}`)} count={checks.length}>
      <DataTable
        isPart
        caption={t(`submission.checks.${kind}`)}
        list={staticList(checks)}
        columns={columns}
        empty={t('submission.checks.empty')}
        keyOf={(check) => check.id}
      />
      {judged === undefined ? null : (
        <ReasonDialog
          title={t('submission.checks.judge')}
          consequence={t('submission.checks.judgeMeans')}
          confirm={t('submission.checks.judge')}
          maxLength={2000}
          isOpen
          onConfirm={(note) => onJudge(judged.id, as, note)}
          onClose={() => setJudged(undefined)}
        >
          <label htmlFor={id}>{t('submission.checks.as')}</label>
          <Select
            id={id}
            value={as}
            onChange={setAs}
            options={JUDGEMENTS[kind].map((value) => ({ value, label: t(`submission.judgement.${value}`) }))}
            getPopupContainer={(node) => node.parentElement ?? document.body}
          />
        </ReasonDialog>
      )}
    </Section>
  );
}

/** `reason:what`, said: the reason in words, and what it is about as it came. */
function reasonText(reason: string, t: TFunction): string {
  const [code = '', what = ''] = reason.split(':');
  return `${t(`submission.reason.${code}`, { defaultValue: code })} ${what}`.trim();
}

/** Why, and what it rests on. */
function Reason({ of }: { readonly of: Check }): ReactNode {
  const { t } = useTranslation();
  const [code = '', what] = of.reason.split(':');
  const detail = Array.isArray(of.detail) ? of.detail.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))) : [];
  return (
    <>
      {t(`submission.reason.${code}`, { defaultValue: code })} {what === undefined ? null : <Text className="code">{what}</Text>}
      {detail.length === 0 ? null : (
        <details>
          <summary>{t('submission.checks.detail', { count: detail.length })}</summary>
          <ul>
            {detail.map((line) => (
              <li key={line}>
                <Text className="code">{line}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
