import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { colon } from '../../parts/punctuation.ts';
import { Text } from '../../parts/text.tsx';
import { keptLines } from './kept-lines.ts';

/** What is still known of something that was purged, line by line. */
export function KeptOf({ kept }: { readonly kept: unknown }): ReactNode {
  const { t } = useTranslation();
  const lines = keptLines(kept);
  if (lines.length === 0) return '—';
  return (
    <ul className="plain">
      {lines.map(({ name, said }) => (
        <li key={name}>
          {t(`tombstones.kept.${name}`)}
          {colon()}
          <Text>{name === 'kind' ? t(`finding.evidenceKind.${said}`, { defaultValue: said.toUpperCase() }) : said}</Text>
        </li>
      ))}
    </ul>
  );
}
