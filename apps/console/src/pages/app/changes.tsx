import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Text } from '../../parts/text.tsx';

interface Props {
  readonly title: string;
  readonly of: { readonly added: readonly string[]; readonly removed: readonly string[] };
  hrefOf?(name: string): string;
}

/** More lines than these are drawn when they are asked for. */
const AT_ONCE = 30;

/** What came and what went, each with its sign. */
export function Changes({ title, of: { added, removed }, hrefOf }: Props): ReactNode {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const all = [
    ...added.map((name) => ({ name, sign: '+', tone: 'tone-warn' })),
    ...removed.map((name) => ({ name, sign: '−', tone: 'tone-good' })),
  ];
  return (
    <div>
      <h3>
        {title}{' '}
        <small className="none">
          +{added.length} −{removed.length}
        </small>
      </h3>
      {all.length === 0 ? <p className="none">{t('app.diff.same')}</p> : null}
      <ul>
        {all.slice(0, most).map(({ name, sign, tone }) => (
          <li key={sign + name}>
            <span className={tone}>
              {sign} <span className="unseen">{t(sign === '+' ? 'app.diff.added' : 'app.diff.removed')}</span>
            </span>
            {hrefOf === undefined ? (
              <Text>{name}</Text>
            ) : (
              <PageLink to={hrefOf(name)}>
                <Text className="code">{name}</Text>
              </PageLink>
            )}
          </li>
        ))}
      </ul>
      {all.length <= most ? null : (
        <button type="button" className="button button-quiet" onClick={() => setMost((count) => count + 10 * AT_ONCE)}>
          {t('parts.table.more', { shown: most, total: all.length })}
        </button>
      )}
    </div>
  );
}
