import type { FactRow } from '@touchstone/render';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../text.tsx';

interface Props {
  readonly rows: readonly FactRow[];
  /** How many there are; those that are not shown stand in the file. */
  readonly total: number;
  /** What is shown below a fact that has a chain and is opened. */
  chain(fact: number): ReactNode;
}

/** Facts line by line: what was seen, whose code it is, where, and the words at which it stands. */
export function FactRows({ rows, total, chain }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <ul className="report-facts">
        {rows.map((row) => (
          <FactItem key={row.index} row={row} chain={chain} />
        ))}
      </ul>
      {total > rows.length ? <p className="none">{t('report.facts.more', { shown: rows.length, total })}</p> : null}
    </>
  );
}

function FactItem({ row, chain }: { readonly row: FactRow; chain(fact: number): ReactNode }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div>
        <Text>{row.what}</Text>
        {row.owner === '' ? null : (
          <span className="none">
            {' · '}
            <Text>{row.owner}</Text>
          </span>
        )}
      </div>
      <Text className="code">{row.place}</Text>
      {row.quote === null ? null : (
        <blockquote>
          <Text>{row.quote}</Text>
        </blockquote>
      )}
      {row.hasLadder ? (
        <button type="button" className="button button-quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'report.facts.hideChain' : 'report.facts.chain')}
        </button>
      ) : null}
      {isOpen ? chain(row.index) : null}
    </li>
  );
}
