import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import { type previewCampaign, STRATA } from '@touchstone/api-client/routes/campaigns';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Problem } from '../../parts/problem.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { Checks } from './checks.tsx';
import { KeptConditions } from './kept-conditions.tsx';
import { ALLOCATIONS, CATEGORIES, DEPTHS, faultsOf, KEPT, KINDS, PLATFORMS, type Plan, REACHES } from './plan.ts';
import { PlanField } from './plan-field.tsx';
import { SamplePreview } from './sample-preview.tsx';
import './plan.css';
import { useChanged } from '../../parts/use-changed.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  /** The draft that is changed; absent while a new one is planned. */
  readonly draft?: { readonly id: string; readonly name: string };
  readonly plan: Plan;
  readonly stores: { readonly items: readonly Named[]; readonly next?: string | null } | undefined;
  readonly engines: readonly Named[] | undefined;
  /** What is previewed, and what came of it; undefined until it was asked for. */
  readonly preview: { readonly of: Plan; readonly answer: UseQueryResult<OutputOf<typeof previewCampaign>> } | undefined;
  readonly isPreviewOld: boolean;
  readonly isDone: boolean;
  onPlan(change: Partial<Plan>): void;
  onPreview(): void;
  onKeep(isDrawn: boolean): Promise<void>;
}

/** A campaign is planned: who can be in it, how the sample is drawn, how it is tested, and what that would draw. */
export function PlanPage({ draft, plan, stores, engines, preview, isPreviewOld, isDone, onPlan, onPreview, onKeep }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<'draft' | 'draw'>();
  const isChanged = useChanged(plan);
  // what is being kept is left by being kept
  const unsaved = useUnsaved(isChanged && !isDone && busy === undefined);
  const faults = faultsOf(plan);
  const toPreview = faults.filter((fault) => fault !== 'name');
  const why = (of: typeof faults) => (of.length === 0 ? undefined : t(`campaignPlan.fault.${of[0]}`));
  const names = (rows: readonly Named[]) => [...new Map(rows.map(({ id, name }) => [id, visibleText(name)] as const))];
  const words = (area: string, values: readonly string[]) => values.map((value) => [value, t(`${area}.${value}`)] as const);

  const give = async (what: 'draft' | 'draw') => {
    // either makes the campaign: pressed one after the other they would make two
    if (busy !== undefined) return;
    setBusy(what);
    setError(undefined);
    await onKeep(what === 'draw').catch(setError);
    setBusy(undefined);
  };
  return (
    <>
      {unsaved}
      <PageHeader
        title={t(draft === undefined ? 'campaignPlan.title' : 'campaignPlan.edit')}
        about={t('campaignPlan.about')}
        crumbs={[
          { to: '/campaigns', text: t('campaigns.title') },
          ...(draft === undefined ? [] : [{ to: `/campaigns/${draft.id}`, text: visibleText(draft.name) }]),
        ]}
      />
      <Section title={t('campaignPlan.step.frame')}>
        <div className="plan-fields">
          <PlanField label={t('campaignPlan.field.name')} value={plan.name} maxLength={200} onValue={(name) => onPlan({ name })} />
          <PlanField
            label={t('campaigns.column.kind')}
            value={plan.kind}
            choices={words('campaigns.kind', KINDS)}
            onValue={(kind) => onPlan({ kind: kind as Plan['kind'] })}
          />
          <PlanField
            label={t('campaignPlan.field.reach')}
            value={plan.reach}
            choices={[['', t('campaignPlan.any')], ...words('campaign.reach', REACHES)]}
            onValue={(reach) => onPlan({ reach })}
          />
        </div>
        <Checks
          legend={t('campaignPlan.field.platforms')}
          choices={words('campaignPlan.platform', PLATFORMS)}
          chosen={plan.platforms}
          none={t(plan.others.length === 0 ? 'campaignPlan.fault.platforms' : 'campaignPlan.any')}
          onChosen={(platforms) => onPlan({ platforms })}
        />
        <Checks
          legend={t('campaignPlan.field.stores')}
          choices={names(stores?.items ?? [])}
          chosen={plan.stores}
          none={t('campaignPlan.any')}
          onChosen={(chosen) => onPlan({ stores: chosen })}
        />
        <OnlyFirst of={stores} />
        <Checks
          legend={t('campaignPlan.field.categories')}
          choices={words('appTypes', CATEGORIES)}
          chosen={plan.categories}
          none={t('campaignPlan.any')}
          onChosen={(categories) => onPlan({ categories })}
        />
        <Checks
          legend={t('campaignPlan.field.provinces')}
          choices={PROVINCES.map((code) => [code, province(code)] as const)}
          chosen={plan.provinces}
          none={t('campaignPlan.any')}
          onChosen={(provinces) => onPlan({ provinces })}
        />
        <KeptConditions conditions={plan.others} />
      </Section>
      <Section title={t('campaignPlan.step.draw')}>
        <div className="plan-fields">
          <PlanField
            label={t('campaignPlan.field.allocation')}
            value={plan.allocation}
            choices={words('campaignPlan.allocation', plan.fixed === undefined ? ALLOCATIONS : [...ALLOCATIONS, KEPT])}
            onValue={(allocation) => onPlan({ allocation: allocation as Plan['allocation'] })}
          />
          {plan.allocation === 'all' || plan.allocation === KEPT ? null : (
            <PlanField label={t('campaignPlan.field.size')} value={plan.size} isNumber onValue={(size) => onPlan({ size })} />
          )}
          {plan.allocation === 'proportional' ? (
            <PlanField label={t('campaignPlan.field.least')} value={plan.least} isNumber onValue={(least) => onPlan({ least })} />
          ) : null}
          <PlanField
            label={t('campaign.seed')}
            value={plan.seed}
            maxLength={200}
            hint={t('campaign.seedHint')}
            onValue={(seed) => onPlan({ seed })}
          />
        </div>
        <Checks
          legend={t('campaignPlan.field.strata')}
          choices={words('campaignPlan.stratum', STRATA)}
          chosen={plan.strata}
          none={t('campaignPlan.noStrata')}
          onChosen={(strata) => onPlan({ strata })}
        />
      </Section>
      <Section title={t('campaignPlan.step.test')}>
        <div className="plan-fields">
          <PlanField
            label={t('campaign.fact.profile')}
            value={plan.depth}
            choices={words('campaign.profile', DEPTHS)}
            onValue={(depth) => onPlan({ depth: depth as Plan['depth'] })}
          />
        </div>
        <Checks
          legend={t('campaignPlan.field.engines')}
          choices={names(engines ?? [])}
          chosen={plan.engines}
          none={t('campaignPlan.allEngines')}
          onChosen={(chosen) => onPlan({ engines: chosen })}
        />
      </Section>
      <Section title={t('campaignPlan.step.preview')}>
        <div className="actions">
          <Action reason={why(toPreview)} isBusy={preview?.answer.isFetching === true} onAct={onPreview}>
            {t('campaignPlan.preview')}
          </Action>
        </div>
        {isPreviewOld ? <p className="tone-warn">{t('campaignPlan.previewOld')}</p> : null}
        {preview === undefined ? (
          <p className="none">{t('campaignPlan.noPreview')}</p>
        ) : (
          <Ready of={preview.answer}>
            {(value) => (
              <SamplePreview preview={value} plan={preview.of} storeName={(id) => stores?.items.find((one) => one.id === id)?.name ?? id} />
            )}
          </Ready>
        )}
      </Section>
      {error === undefined ? null : <Problem error={error} />}
      <div className="panel actions">
        <Action permission="campaign.create" reason={why(faults)} isBusy={busy === 'draft'} onAct={() => void give('draft')}>
          {t(draft === undefined ? 'campaignPlan.draft' : 'campaignPlan.save')}
        </Action>
        <Action permission="campaign.freeze" kind="main" reason={why(faults)} isBusy={busy === 'draw'} onAct={() => void give('draw')}>
          {t(draft === undefined ? 'campaignPlan.draw' : 'campaignPlan.saveAndDraw')}
        </Action>
        <span className="form-hint">{t('campaignPlan.drawHint')}</span>
      </div>
    </>
  );
}
