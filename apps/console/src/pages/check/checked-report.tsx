import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checked, Engine } from '../../engine/engine.ts';
import type { CheckedFile, ReportLanguage } from '../../engine/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { ClauseTable } from '../../parts/report/clause-table.tsx';
import { FixFirst } from '../../parts/report/fix-first.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { Text } from '../../parts/text.tsx';
import { ClauseProof } from './clause-proof.tsx';
import { FactList } from './fact-list.tsx';
import { KeepFiles } from './keep-files.tsx';
import '../../parts/report/report.css';

interface Props {
  readonly checked: Checked;
  readonly engine: Engine;
  readonly language: ReportLanguage;
}

/** What was found in the chosen file, drawn from the engine in this browser. */
export function CheckedReport({ checked: { file, failure }, engine, language }: Props): ReactNode {
  const { t } = useTranslation();
  const { overview, problems } = file;
  const isReadable = overview.app !== null;
  return (
    <>
      {failure === undefined ? null : (
        <p className="problem" role="alert">
          {t(`check.failure.${failure}`)}
        </p>
      )}
      <h2 className="checked-title">
        <Text>{overview.app?.label ?? overview.app?.package ?? overview.file}</Text>
      </h2>
      <Identity file={file} />
      {problems.length === 0 ? null : <Problems problems={problems} isReadable={isReadable} />}
      <KeepFiles engine={engine} language={language} hasLists={isReadable} />
      <FixFirst fixes={overview.fixFirst} isReadable={isReadable} run={undefined} />
      <ClauseTable
        documents={overview.documents}
        counts={overview.counts}
        detail={(rule) => <ClauseProof engine={engine} rule={rule} language={language} />}
      />
      {isReadable ? <FactList engine={engine} areas={overview.areas} language={language} /> : null}
      <Section title={t('report.limits')}>
        {overview.limits.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Section>
    </>
  );
}

function Identity({ file: { overview, isSigned, signers } }: { readonly file: CheckedFile }): ReactNode {
  const { t } = useTranslation();
  const { app, engine, category } = overview;
  if (app === null) return <p className="problem">{t('report.unreadable')}</p>;
  return (
    <Facts
      lines={[
        { label: t('check.fact.package'), value: <Text className="code">{app.package}</Text> },
        { label: t('check.fact.version'), value: <Text>{`${app.versionName ?? '—'} (${app.versionCode})`}</Text> },
        { label: t('check.fact.size'), value: sizeText(app.sizeBytes) },
        { label: 'SHA-256', value: <code className="hash">{app.sha256}</code> },
        { label: t('check.fact.signature'), value: t(isSigned ? 'check.fact.accepted' : 'check.fact.rejected') },
        ...signers.map(({ subject, sha256 }, i) => ({
          label: `${t('check.fact.signer')}${signers.length > 1 ? ` ${i + 1}` : ''}`,
          value: (
            <>
              <Text>{subject}</Text>
              <div>
                <code className="hash">{sha256}</code>
              </div>
            </>
          ),
        })),
        { label: t('check.fact.category'), value: category === null ? null : `${category.number} ${category.name}` },
        {
          label: t('check.fact.engine'),
          value: t('check.fact.versions', { engine: engine.version, rules: engine.rules, asOf: engine.asOf }),
        },
      ]}
    />
  );
}

function Problems({ problems, isReadable }: { readonly problems: CheckedFile['problems']; readonly isReadable: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('check.problems')} count={problems.length}>
      <details open={!isReadable}>
        <summary>{t('check.problemsAbout')}</summary>
        <ul>
          {problems.map(({ code, meaning, count }) => (
            <li key={code}>
              {meaning} <code>{code}</code>
              {count === 1 ? null : ` ×${count}`}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
