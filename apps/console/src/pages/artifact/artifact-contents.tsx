import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { Artifact } from './artifact-page.tsx';
import { contentsOf } from './contents.ts';

/** What is in the file: libraries, splits, components. */
export function ContentsPart({ artifact }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const contents = contentsOf(artifact.manifest);
  if (contents === undefined) {
    return (
      <Section title={t('artifact.contents.title')}>
        <p className="none">{t('artifact.contents.empty')}</p>
      </Section>
    );
  }
  const { label, minSdk, targetSdk, isDebuggable, permissions, splits, manifestSha256 } = contents;
  return (
    <Section title={t('artifact.contents.title')}>
      <Facts
        lines={[
          { label: t('artifact.contents.label'), value: label === undefined ? null : <Text>{label}</Text> },
          { label: t('artifact.contents.sdk'), value: minSdk === undefined ? null : `${minSdk} – ${targetSdk ?? '?'}` },
          {
            label: t('artifact.contents.debuggable'),
            value: isDebuggable === undefined ? null : t(isDebuggable ? 'parts.yes' : 'parts.no'),
          },
          { label: t('artifact.contents.permissions', { count: permissions.length }), value: <Names of={permissions} /> },
          { label: t('artifact.contents.splits', { count: splits.length }), value: splits.length === 0 ? null : <Names of={splits} /> },
          { label: t('artifact.contents.manifestSha256'), value: manifestSha256 === undefined ? null : <code>{manifestSha256}</code> },
        ]}
      />
    </Section>
  );
}

/** Names that an app wrote, behind a press. */
function Names({ of }: { readonly of: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (of.length === 0) return '—';
  return (
    <details>
      <summary>{t('artifact.contents.show')}</summary>
      <ul className="links">
        {[...new Set(of)].map((name) => (
          <li key={name}>
            <Text className="code">{name}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
