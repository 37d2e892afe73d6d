import type { OutputOf } from '@touchstone/api-client';
import { compareAppVersions, type listAppVersions } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { Changes } from './changes.tsx';

type Version = RowOf<typeof listAppVersions>;
type Comparison = OutputOf<typeof compareAppVersions>;
type Side = Comparison['older'];

interface Props {
  readonly app: string;
  readonly versions: readonly Version[];
}

/** Any two versions against each other; the address keeps which. */
export function VersionDiff({ app, versions }: Props): ReactNode {
  const { t } = useTranslation();
  const { search, put } = useAddress();
  const { data } = useRead(
    compareAppVersions,
    { params: { app }, query: { older: search['older'] ?? '', newer: search['newer'] ?? '' } },
    { enabled: search['older'] !== undefined && search['newer'] !== undefined },
  );
  if (versions.length < 2 && data === undefined) return null;
  const choices = choicesOf(versions, data);
  const older = search['older'] ?? versions[1]?.id ?? '';
  const newer = search['newer'] ?? versions[0]?.id ?? '';
  const isAsked = search['older'] !== undefined || search['newer'] !== undefined;
  const choose = (key: 'older' | 'newer', value: string) => (
    <span className="filter">
      <label>
        {t(`app.diff.${key}`)}{' '}
        <select value={value} onChange={({ target }) => put({ older, newer, [key]: target.value })}>
          {choices.map(({ id, versionName, versionCode }) => (
            <option key={id} value={id}>
              {visibleText(versionName)} ({String(versionCode)})
            </option>
          ))}
        </select>
      </label>
    </span>
  );
  return (
    <Section
      title={t('app.diff.title')}
      actions={
        <span className="actions">
          {choose('older', older)}
          {choose('newer', newer)}
          <button type="button" className="button" onClick={() => put({ older: newer, newer: older })}>
            {t('app.diff.swap')}
          </button>
          {isAsked ? null : (
            <button type="button" className="button" onClick={() => put({ older, newer })}>
              {t('app.diff.compare')}
            </button>
          )}
        </span>
      }
    >
      {isAsked ? <Compared app={app} older={older} newer={newer} /> : <p className="none">{t('app.diff.choose')}</p>}
    </Section>
  );
}

/** The versions that are listed, and those that were chosen on another page of them. */
function choicesOf(versions: readonly Version[], chosen: Comparison | undefined) {
  const listed = new Set(versions.map(({ id }) => id));
  const others = chosen === undefined ? [] : [chosen.newer, chosen.older].filter(({ id }) => !listed.has(id));
  return [...others, ...versions];
}

function Compared({ app, older, newer }: { readonly app: string; readonly older: string; readonly newer: string }): ReactNode {
  const comparison = useRead(compareAppVersions, { params: { app }, query: { older, newer } });
  return <Ready of={comparison}>{(value) => <Shown comparison={value} />}</Ready>;
}

function Shown({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { t } = useTranslation();
  const { older, newer, permissions, signers, behaviour } = comparison;
  return (
    <>
      <Facts
        lines={[
          { label: t('app.diff.older'), value: <SideText side={older} /> },
          { label: t('app.diff.newer'), value: <SideText side={newer} /> },
          { label: t('app.diff.size'), value: sizeChange(older, newer) },
          ...(behaviour?.identity ?? []).map(({ what, from, to }) => ({
            label: t(`app.diff.identity.${what}`, { defaultValue: what }),
            value: <Text>{`${from} → ${to}`}</Text>,
          })),
        ]}
      />
      <div className="diff">
        <Changes title={t('app.diff.permissions')} of={permissions} />
        <Changes title={t('app.diff.signers')} of={signers} hrefOf={(sha256) => `/signers/${sha256}`} />
        {behaviour === null ? null : (
          <>
            <Changes title={t('app.diff.sdks')} of={behaviour.sdks} />
            <Changes title={t('app.diff.domains')} of={behaviour.domains} />
            <Changes title={t('app.diff.behaviours')} of={behaviour.behaviours} />
            <Changes title={t('app.diff.policy')} of={behaviour.policy} />
          </>
        )}
      </div>
      {behaviour === null ? (
        <p className="tone-warn">{t('app.diff.notTested')}</p>
      ) : (
        <Results comparison={comparison} behaviour={behaviour} />
      )}
    </>
  );
}

function SideText({ side }: { readonly side: Side }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <Text>{`${side.versionName} (${side.versionCode})`}</Text>{' '}
      {side.artifact === null ? null : (
        <PageLink to={`/artifacts/${side.artifact.sha256}`}>
          <code>{side.artifact.sha256.slice(0, 12)}</code>
        </PageLink>
      )}{' '}
      {side.run === null || !may('run.read') ? null : <PageLink to={`/runs/${side.run}`}>{t('app.diff.report')}</PageLink>}
    </>
  );
}

function sizeChange(older: Side, newer: Side): string | null {
  if (older.artifact === null || newer.artifact === null) return null;
  const [before, after] = [older.artifact.sizeBytes, newer.artifact.sizeBytes];
  const share = before === 0 ? '' : ` (${after >= before ? '+' : '−'}${Math.abs(Math.round(((after - before) / before) * 1000) / 10)}%)`;
  return `${sizeText(before)} → ${sizeText(after)}${share}`;
}

interface ResultsProps {
  readonly comparison: Comparison;
  readonly behaviour: NonNullable<Comparison['behaviour']>;
}

/** Clauses whose result is another one now. */
function Results({ comparison: { newer }, behaviour }: ResultsProps): ReactNode {
  const { t } = useTranslation();
  const { findings, isSameRules, isSameMaterials } = behaviour;
  return (
    <>
      <h3>
        {t('app.diff.findings')} <span className="section-count">{findings.length}</span>
      </h3>
      {isSameRules ? null : <p className="tone-warn">{t('app.diff.otherRules')}</p>}
      {isSameMaterials ? null : <p className="tone-warn">{t('app.diff.otherMaterials')}</p>}
      {findings.length === 0 ? <p className="none">{t('app.diff.sameResults')}</p> : null}
      <ul className="diff-results">
        {findings.map(({ rule, clause, title, from, to }) => (
          <li key={rule}>
            <ResultWord state={from} /> → <ResultWord state={to} />{' '}
            {newer.run === null || to === 'absent' ? (
              `${clause} ${title}`
            ) : (
              <PageLink
                to={`/runs/${newer.run}?part=clauses&result=${to}&rule=${encodeURIComponent(rule)}`}
              >{`${clause} ${title}`}</PageLink>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ResultWord({ state }: { readonly state: string }): ReactNode {
  const { t } = useTranslation();
  return state === 'absent' ? <span className="tag">{t('app.diff.absent')}</span> : <StateTag kind="result" state={state} />;
}
