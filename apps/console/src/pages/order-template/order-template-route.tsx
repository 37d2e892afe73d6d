import { previewOrderTemplate, readOrderTemplate } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Paper } from '../../parts/paper.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { contentOf } from '../order-templates/template-content.ts';
import { TemplateDialog } from '../order-templates/template-dialog.tsx';

/** One template with all its versions, and the page that the newest gives. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const template = useParam('template');
  const [isNew, setNew] = useState(false);
  const versions = useRead(readOrderTemplate, { params: { template } });
  return (
    <Ready of={versions}>
      {({ items }) => {
        const newest = contentOf(items[0]?.template);
        return (
          <>
            <PageHeader
              title={said(newest.name)}
              marks={<span className="tag">{t('papers.versionOf', { version: newest.version })}</span>}
              crumbs={[{ to: '/order-templates', text: t('papers.title') }]}
              actions={
                <Action permission="template.manage" onAct={() => setNew(true)}>
                  {t('papers.addVersion')}
                </Action>
              }
            />
            <div className="beside">
              <div>
                <Facts
                  lines={[
                    { label: t('papers.column.id'), value: newest.id },
                    { label: t('papers.column.numberWord'), value: newest.numberWord },
                    { label: t('papers.basis'), value: newest.basis.join(comma()) },
                    {
                      label: t('papers.column.fields'),
                      value: newest.fields.map((field) => `${said(field)}${field.isRequired ? ' *' : ''}`).join(comma()),
                    },
                  ]}
                />
                {items.map(({ template: one, sha256, source, addedAt }, at) => {
                  const { version, texts } = contentOf(one);
                  return (
                    <Section
                      key={sha256}
                      title={t('papers.versionOf', { version })}
                      actions={
                        <small>
                          {t(`papers.source.${source}`)} · <TimeText at={addedAt} isDay />
                        </small>
                      }
                    >
                      <details open={at === 0}>
                        <summary>
                          <code>SHA-256 {sha256.slice(0, 16)}…</code>
                        </summary>
                        {texts.map((text) => (
                          <p key={text}>
                            <Text>{text}</Text>
                          </p>
                        ))}
                      </details>
                    </Section>
                  );
                })}
              </div>
              <aside>
                <Preview template={template} />
              </aside>
            </div>
            {isNew ? <TemplateDialog first={items[0]?.template} onClose={() => setNew(false)} /> : null}
          </>
        );
      }}
    </Ready>
  );
}

/** The page with nothing filled in: what is open stands in brackets. */
function Preview({ template }: { readonly template: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const body = { fields: {}, addressee: t('papers.addressee') };
  const page = useRead(previewOrderTemplate, { params: { template }, body }, { enabled: may('order.draft') });
  if (!may('order.draft')) return null;
  return (
    <Section title={t('papers.preview')}>
      <Ready of={page}>{({ html }) => <Paper html={html} />}</Ready>
    </Section>
  );
}
