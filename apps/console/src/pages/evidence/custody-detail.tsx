import type { listCustody } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { colon } from '../../parts/punctuation.ts';
import { Text } from '../../parts/text.tsx';

export type Custody = RowOf<typeof listCustody>;

/** What it belongs to, by the kind of thing. */
const PAGES: Readonly<Record<string, string>> = { finding: '/findings', sheet: '/sheets', item: '/order-items' };
/** Said by the list of holds, with its reason. */
const INSIDE: ReadonlySet<string> = new Set(['hold']);
/** Said by words of the page that is about them. */
const WORDS: Readonly<Record<string, string>> = { result: 'finding.evidence.result', retentionClass: 'evidence.retention' };

/** What is known of one entry: what it belongs to as a link, the rest in words. */
export function CustodyDetail({ detail }: { readonly detail: Custody['detail'] }): ReactNode {
  const { t } = useTranslation();
  const entries = Object.entries(detail).filter(([name]) => !INSIDE.has(name));
  if (entries.length === 0) return '—';
  return (
    <ul className="plain">
      {entries.map(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        const page = PAGES[name];
        if (page !== undefined) {
          return (
            <li key={name}>
              <PageLink to={`${page}/${text}`}>{t(`evidence.custody.open.${name}`)}</PageLink>
            </li>
          );
        }
        const words = WORDS[name];
        return (
          <li key={name}>
            {t(`evidence.custody.said.${name}`, { defaultValue: name })}
            {colon()}
            <Text>{words === undefined ? text : t(`${words}.${text}`, { defaultValue: text })}</Text>
          </li>
        );
      })}
    </ul>
  );
}
