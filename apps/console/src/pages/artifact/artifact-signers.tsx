import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Artifact } from './artifact-page.tsx';
import { contentsOf } from './contents.ts';

const TONE = { valid: 'tone-good', invalid: 'tone-bad', unknown: 'tone-warn' } as const;

/** Who signed it, and whether that holds. */
export function Signers({ artifact: { signers, isSignatureVerified, manifest } }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const { schemes = [], knownKey } = contentsOf(manifest) ?? {};
  const schemeText = ({ scheme, result }: (typeof schemes)[number]) =>
    `${t(`artifact.signature.scheme.${scheme}`, { defaultValue: scheme })} ${t(`artifact.signature.result.${result}`, { defaultValue: result })}`;
  const proof = isSignatureVerified === null ? 'unknown' : isSignatureVerified ? 'valid' : 'invalid';
  const columns: readonly Column<string>[] = [
    { key: 'sha256', words: 'app.signers.sha256', isName: true, text: (sha256) => sha256, cell: (sha256) => <code>{sha256}</code> },
  ];
  return (
    <Section title={t('app.signers.title')} count={signers.length}>
      <Facts
        lines={[
          { label: t('artifact.signature.label'), value: <span className={TONE[proof]}>{t(`artifact.signature.${proof}`)}</span> },
          { label: t('artifact.signature.schemes'), value: schemes.map(schemeText).join(comma()) },
          { label: t('artifact.signature.knownKey'), value: knownKey },
        ]}
      />
      <DataTable
        isPart
        caption={t('app.signers.title')}
        list={staticList(signers)}
        columns={columns}
        empty={t('app.signers.empty')}
        keyOf={(sha256) => sha256}
        hrefOf={(sha256) => `/signers/${sha256}`}
      />
    </Section>
  );
}
