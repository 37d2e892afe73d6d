import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { useEngineName } from '../../parts/use-engine-name.ts';
import type { Fused } from './scan-page.tsx';

type Clause = Fused['clauses'][number];
type Engine = Fused['engines'][number];

/** What can be looked at alone. */
const VIEWS: Readonly<Record<'marked' | 'disputed' | 'all', (clause: Clause) => boolean>> = {
  marked: ({ votes, outcome }) => outcome === 'needs-review' || votes.some(({ vote }) => vote === 'DETECTED'),
  disputed: ({ votes }) => votes.some(({ vote }) => vote === 'DETECTED') && votes.some(({ vote }) => vote === 'NOT_DETECTED'),
  all: () => true,
};
const NAMES = ['marked', 'disputed', 'all'] as const;

/** Clause by engine: each vote with its reason, and what became of them together. */
export function FusedMatrix({ fused }: { readonly fused: Fused }): ReactNode {
  const { t } = useTranslation();
  const [view, setView] = useState<keyof typeof VIEWS>('marked');
  const shown = fused.clauses.filter(VIEWS[view]);
  return (
    <Section
      title={t('scan.matrix.title')}
      count={fused.clauses.length}
      actions={
        <span className="actions">
          {NAMES.map((name) => (
            <button
              key={name}
              type="button"
              className={name === view ? 'chip' : 'button'}
              aria-pressed={name === view}
              onClick={() => setView(name)}
            >
              {t(`scan.matrix.view.${name}`)} {fused.clauses.filter(VIEWS[name]).length}
            </button>
          ))}
        </span>
      }
    >
      {shown.length === 0 ? (
        <Empty text={t(fused.clauses.length === 0 ? 'scan.matrix.none.all' : `scan.matrix.none.${view}`)} />
      ) : (
        <Matrix engines={fused.engines} clauses={shown} />
      )}
    </Section>
  );
}

function Matrix({ engines, clauses }: { readonly engines: readonly Engine[]; readonly clauses: readonly Clause[] }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useEngineName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="table-box" tabIndex={0} aria-label={t('scan.matrix.title')}>
      <table className="table">
        <caption className="unseen">{t('scan.matrix.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scan.matrix.clause')}</th>
            <th scope="col">{t('scan.matrix.outcome')}</th>
            {engines.map(({ engine, engineVersion }) => (
              <th key={`${engine} ${engineVersion}`} scope="col">
                <Text>{nameOf(engine)}</Text> {engineVersion}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause.clause}>
              <th scope="row">
                <code>{clause.clause}</code> {clause.title}
              </th>
              <td data-label={t('scan.matrix.outcome')}>
                <Outcome clause={clause} />
              </td>
              {engines.map((engine) => (
                <td key={`${engine.engine} ${engine.engineVersion}`} data-label={`${nameOf(engine.engine)} ${engine.engineVersion}`}>
                  <VoteOf clause={clause} engine={engine} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Who has still to decide does not see what the machine made of the votes. */
function Outcome({ clause: { outcome, probability, reasons } }: { readonly clause: Clause }): ReactNode {
  const { t } = useTranslation();
  if (outcome === null) return t('scan.matrix.hidden');
  return (
    <>
      <StateTag kind="fused" state={outcome} /> {probability === null ? null : percentText(probability)}
      {reasons.length === 0 ? null : (
        <details>
          <summary>{t('scan.matrix.why')}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>
                <Text>{reason}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function VoteOf({ clause: { votes }, engine }: { readonly clause: Clause; readonly engine: Engine }): ReactNode {
  const { t } = useTranslation();
  const vote = votes.find((one) => one.engine === engine.engine && one.engineVersion === engine.engineVersion);
  if (vote === undefined) return <span className="none">—</span>;
  const reason = vote.reasonText ?? vote.reason;
  return (
    <>
      <StateTag kind="vote" state={vote.vote} />
      {vote.strength === null ? null : <StateTag kind="strength" state={vote.strength} />}
      {vote.isPerson ? <span className="tag">{t('scan.matrix.person')}</span> : null}
      {reason === null ? null : (
        <div className="form-hint">
          <Text>{reason}</Text>
        </div>
      )}
    </>
  );
}
