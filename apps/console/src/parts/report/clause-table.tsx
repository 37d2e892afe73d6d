import type { ClauseGroup, ClauseLine } from '@touchstone/render';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../empty.tsx';
import { Section } from '../section.tsx';
import { StateTag } from '../state-tag.tsx';
import { Text } from '../text.tsx';
import { RESULTS, type Result } from './results.ts';

interface Props {
  readonly documents: readonly ClauseGroup[];
  readonly counts: Readonly<Record<Result, number>>;
  /** What is shown below a clause that is opened. */
  detail(rule: string): ReactNode;
}

/** Every clause with its result: one press shows those of one result, another opens the proof of one. */
export function ClauseTable({ documents, counts, detail }: Props): ReactNode {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Result>(() => RESULTS.find((result) => counts[result] > 0) ?? 'not-tested');
  const groups = documents
    .map((group) => ({ ...group, clauses: group.clauses.filter(({ result }) => result === shown) }))
    .filter(({ clauses }) => clauses.length > 0);
  return (
    <Section
      title={t('report.clauses.title')}
      count={documents.reduce((sum, { clauses }) => sum + clauses.length, 0)}
      actions={
        <span className="actions">
          {RESULTS.map((result) => (
            <button
              key={result}
              type="button"
              className={result === shown ? 'chip' : 'button'}
              aria-pressed={result === shown}
              onClick={() => setShown(result)}
            >
              {t(`states.result.${result}`)} {counts[result]}
            </button>
          ))}
        </span>
      }
    >
      <p className="form-hint">{t(`report.means.${shown}`)}</p>
      {groups.length === 0 ? <Empty text={t('report.clauses.none')} /> : null}
      {groups.map(({ document, number, clauses }) => (
        <details key={`${document} ${number}`} className="report-group" open={shown !== 'not-tested' && shown !== 'not-found'}>
          <summary>
            {document} <span className="none">{number}</span> <span className="section-count">{clauses.length}</span>
          </summary>
          <ul className="report-lines">
            {clauses.map((line) => (
              <ClauseItem key={line.rule} line={line} detail={detail} />
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

function ClauseItem({ line, detail }: { readonly line: ClauseLine; detail(rule: string): ReactNode }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { rule, clause, title, result, reason, facts, isTrial } = line;
  return (
    <li>
      <button type="button" className="report-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <StateTag kind="result" state={result} />
        <code>{clause}</code>
        <span className="report-title">{title}</span>
        {isTrial ? <span className="tag">{t('report.trial')}</span> : null}
        <span className="none">{facts === 0 ? null : t('report.proofs', { count: facts })}</span>
      </button>
      {reason === null ? null : (
        <p className="form-hint report-reason">
          <Text>{reason}</Text>
        </p>
      )}
      {isOpen ? <div className="report-detail">{detail(rule)}</div> : null}
    </li>
  );
}
