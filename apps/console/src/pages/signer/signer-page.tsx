import type { OutputOf } from '@touchstone/api-client';
import type { readSigner } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Signer = OutputOf<typeof readSigner>;

/** One signing certificate: what it says, what came before and after it, and the apps that it signs. */
export function SignerPage({ signer }: { readonly signer: Signer }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={visibleText(signer.subject)}
        marks={signer.isDebug ? <span className="tag tone-warn">{t('app.signers.debug')}</span> : undefined}
        crumbs={[{ to: '/apps', text: t('apps.title') }]}
      />
      <Facts
        lines={[
          { label: t('signer.fact.sha256'), value: <code>{signer.sha256}</code> },
          { label: t('signer.fact.issuer'), value: <Text>{signer.issuer}</Text> },
          { label: t('signer.fact.validFrom'), value: <TimeText at={signer.validFrom} isDay /> },
          { label: t('signer.fact.validUntil'), value: <TimeText at={signer.validUntil} isDay /> },
          { label: t('signer.fact.predecessors'), value: <Others of={signer.predecessors} /> },
          { label: t('signer.fact.successors'), value: <Others of={signer.successors} /> },
        ]}
      />
      <Section title={t('signer.apps.title')} count={signer.apps.length}>
        <DataTable
          isPart
          caption={t('signer.apps.title')}
          list={staticList(signer.apps)}
          columns={APPS}
          empty={t('signer.apps.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/apps/${id}`}
        />
      </Section>
    </>
  );
}

/** Certificates that this one was rotated from or to. */
function Others({ of }: { readonly of: readonly string[] }): ReactNode {
  if (of.length === 0) return '—';
  return of.map((sha256) => (
    <PageLink key={sha256} to={`/signers/${sha256}`}>
      <code>{sha256.slice(0, 16)}… </code>
    </PageLink>
  ));
}

const APPS: readonly Column<Signer['apps'][number]>[] = [
  { key: 'name', words: 'apps.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
  { key: 'package', words: 'apps.column.package', text: (app) => app.package, cell: (app) => <Text className="code">{app.package}</Text> },
];
