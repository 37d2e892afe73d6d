import { addOrderTemplate, listOrderTemplates, readOrderTemplate } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { JsonField, jsonOf } from '../../parts/json-field.tsx';

interface Props {
  /** What one begins with: the version before, counted up. */
  readonly first: unknown;
  onClose(): void;
}

/** Adds a version of a template; versions never change, and drafts keep the one they began with. */
export function TemplateDialog({ first, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const add = useChange(addOrderTemplate, [listOrderTemplates, readOrderTemplate]);
  const [text, setText] = useState(first === undefined ? '' : JSON.stringify(first, null, 2));
  return (
    <FormDialog
      title={t('papers.add')}
      about={t('papers.addAbout')}
      confirm={t('papers.add')}
      isReady={jsonOf(text) !== undefined}
      onConfirm={async () => {
        const { id } = await add.mutateAsync({ body: { template: jsonOf(text) } });
        open(`/order-templates/${encodeURIComponent(id)}`);
      }}
      onClose={onClose}
    >
      <JsonField label={t('papers.content')} value={text} onChange={setText} />
    </FormDialog>
  );
}
