import { addOrderTemplate, listOrderTemplates, readOrderTemplate, tryOrderTemplate } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Paper } from '../../parts/paper.tsx';
import { Ready } from '../../parts/ready.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { draftOf, type TemplateDraft, templateOf } from './template-draft.ts';
import { TemplateFields } from './template-fields.tsx';

interface Props {
  /** The version that one begins with; undefined for a new template. */
  readonly first: unknown;
  onClose(): void;
}

const PATIENCE_MS = 500;

/** Adds a version of a template, with the page that it gives below; versions never change, and drafts keep the one they began with. */
export function TemplateDialog({ first, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const add = useChange(addOrderTemplate, [listOrderTemplates, readOrderTemplate]);
  const [draft, setDraft] = useState(() => draftOf(first));
  return (
    <FormDialog
      title={t('papers.add')}
      about={t('papers.addAbout')}
      confirm={t('papers.add')}
      isReady={draft.id !== '' && draft.title.trim() !== '' && draft.body.length > 0 && draft.addressees.length > 0}
      onConfirm={async () => {
        const { id } = await add.mutateAsync({ body: { template: templateOf(draft) } });
        open(`/order-templates/${encodeURIComponent(id)}`);
      }}
      onClose={onClose}
    >
      <TemplateFields draft={draft} isNew={first === undefined} onChange={setDraft} />
      <Trial draft={draft} />
    </FormDialog>
  );
}

/** The page as it would be, a moment after one stops typing; or what is wrong. */
function Trial({ draft }: { readonly draft: TemplateDraft }): ReactNode {
  const { t } = useTranslation();
  const text = useSettled(JSON.stringify(templateOf(draft)), PATIENCE_MS);
  const trial = useRead(tryOrderTemplate, { body: { template: JSON.parse(text) as unknown, addressee: t('papers.addressee') } });
  return (
    <section aria-label={t('papers.preview')}>
      <h3>{t('papers.preview')}</h3>
      <Ready of={trial}>
        {({ html, faults }) =>
          html === null ? (
            <ul className="links">
              {faults.map(({ at, fault }) => (
                <li key={`${at} ${fault}`} className="tone-bad">
                  <code>{at}</code> {t(`papers.fault.${fault}`, { defaultValue: fault })}
                </li>
              ))}
            </ul>
          ) : (
            <Paper html={html} />
          )
        }
      </Ready>
    </section>
  );
}
