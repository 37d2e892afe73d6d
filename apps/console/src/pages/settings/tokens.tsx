import { issueOwnToken, listOwnTokens } from '@touchstone/api-client/routes/tokens';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Section } from '../../parts/section.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { commonScope } from '../../parts/token/common-scope.ts';
import { IssueToken } from '../../parts/token/issue-token.tsx';
import { RevokeToken } from '../../parts/token/revoke-token.tsx';
import { type Token, useTokenColumns } from '../../parts/token/token-columns.tsx';

/** What the script of the page of pipelines asks for. */
const FOR_PIPELINES = ['artifact.upload', 'artifact.read', 'scan.request', 'run.read'];

/** Tokens for scripts: made with some of one's own permissions, shown once, revoked at any time. */
export function Tokens(): ReactNode {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  const [revoked, setRevoked] = useState<Token>();
  const tokens = useList(listOwnTokens, { query: { limit: '100' } });
  const columns = useTokenColumns(setRevoked);
  return (
    <Section title={t('settings.tokens.title')} actions={<Action onAct={() => setNew(true)}>{t('settings.tokens.issue')}</Action>}>
      <p className="form-hint">{t('settings.tokens.about')}</p>
      <DataTable
        isPart
        caption={t('settings.tokens.title')}
        list={tokens}
        columns={columns}
        empty={t('settings.tokens.empty')}
        keyOf={({ id }) => id}
      />
      {isNew ? <NewToken onClose={() => setNew(false)} /> : null}
      {revoked === undefined ? null : <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />}
    </Section>
  );
}

function NewToken({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const { rights } = useMe();
  const issue = useChange(issueOwnToken, [listOwnTokens]);
  const hasPipelines = FOR_PIPELINES.every((one) => rights.some(({ permission }) => permission === one));
  return (
    <IssueToken
      title={t('settings.tokens.issue')}
      about={t('settings.tokens.about')}
      rights={rights.map(({ permission }) => permission)}
      offered={hasPipelines ? { label: t('settings.tokens.forPipelines'), permissions: FOR_PIPELINES } : undefined}
      scopeOf={(wanted) => commonScope(wanted.map((one) => rights.find(({ permission }) => permission === one)?.scopes ?? []))}
      onIssue={async (body) => (await issue.mutateAsync({ body })).token}
      onClose={onClose}
    />
  );
}
