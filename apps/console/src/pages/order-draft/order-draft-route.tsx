import { readCase } from '@touchstone/api-client/routes/cases';
import { draftOrder, listOrders, listOrderTemplates, readOrderMaterial } from '@touchstone/api-client/routes/orders';
import { readPenalty } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { AboutCase } from './about-case.tsx';
import { CaseSearch } from './case-search.tsx';
import { begunIn, type Draft, NOTHING, sentOf } from './draft.ts';
import { type TypedFields, typedOf } from './draft-fields.ts';
import { OrderDraftPage } from './order-draft-page.tsx';
import { type PaperTemplate, paperTemplate } from './paper-template.ts';

/** A new document: about the case in the address, or about none. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { case: caseId, notice, replaces, template, penalty: penaltyId } = useAddress().search;
  const params = { case: caseId ?? '' };
  const enabled = caseId !== undefined;
  const templates = useRead(listOrderTemplates, {});
  const detail = useRead(readCase, { params }, { enabled });
  const material = useRead(readOrderMaterial, { params }, { enabled });
  const penalty = useRead(readPenalty, { params: { penalty: penaltyId ?? '' } }, { enabled: penaltyId !== undefined });
  const draft = useChange(draftOrder, [listOrders, readCase]);
  const named = {
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(notice === undefined ? {} : { notice }),
    ...(replaces === undefined ? {} : { replaces }),
  };
  const keep = async ({ template: chosen, addressee, ...typed }: Draft): Promise<string> => {
    if (chosen === undefined || addressee === undefined) throw new Error('a draft without template or addressee is not kept');
    const { fields, deadline, copies, citations } = sentOf({ template: chosen, addressee, ...typed });
    const to = { kind: addressee.kind, id: addressee.id };
    const body = { template: chosen.id, addressee: to, fields: { ...fields }, deadline, copies, citations: [...citations], ...named };
    return `/orders/${(await draft.mutateAsync({ body })).id}`;
  };
  const crumbs =
    detail.data === undefined
      ? [{ to: '/orders', text: t('orders.title') }]
      : [
          { to: '/cases', text: t('cases.title') },
          { to: `/cases/${caseId}`, text: detail.data.case.number ?? visibleText(detail.data.case.subject.name) },
        ];
  return (
    <Ready of={templates}>
      {({ items }) => {
        const known = templatesOf(items);
        const wanted = known.find(({ id }) => id === template);
        const page = (given: typeof material.data, typed: TypedFields) => (
          <OrderDraftPage
            key={caseId ?? ''}
            title={t('orderDraft.title')}
            crumbs={crumbs}
            about={detail.data === undefined ? undefined : <AboutCase one={detail.data.case} />}
            above={caseId === undefined ? <CaseSearch /> : null}
            templates={known}
            begin={wanted === undefined ? NOTHING : begunIn(wanted, { ...NOTHING, typed }, given)}
            material={given}
            caseId={caseId}
            isBegun={false}
            onSave={keep}
          />
        );
        const about = (typed: TypedFields) =>
          enabled ? <Ready of={material}>{(given) => page(given, typed)}</Ready> : page(undefined, typed);
        if (penaltyId === undefined) return about({});
        return <Ready of={penalty}>{({ paper }) => about(typedOf(wanted?.fields ?? [], paper))}</Ready>;
      }}
    </Ready>
  );
}

const templatesOf = (items: readonly { readonly template: unknown }[]): readonly PaperTemplate[] =>
  items.flatMap(({ template }) => paperTemplate(template) ?? []);
