import type { OutputOf } from '@touchstone/api-client';
import { editStore, listStores, pollStoreNow, readStore } from '@touchstone/api-client/routes/acquisition';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import { draftOf, isWhole, type StoreDraft, secretsOf, settingsOf } from '../stores/store-draft.ts';
import { StoreFields } from '../stores/store-fields.tsx';

type Store = OutputOf<typeof readStore>;

/** Where a store can go from where it is. */
const MOVES: Readonly<Record<Store['state'], readonly Store['state'][]>> = {
  ACTIVE: ['PAUSED', 'CLOSED'],
  PAUSED: ['ACTIVE', 'CLOSED'],
  CLOSED: ['ACTIVE'],
};

/** What who keeps the connectors does with a store: polls it, changes how it is reached, pauses and closes it. */
export function StoreSteps({ store }: { readonly store: Store }): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<StoreDraft>>({});
  // what is not typed is as the store is now: somebody may have changed it since
  const draft = { ...draftOf(store), ...typed };
  const edit = useChange(editStore, [readStore, listStores]);
  const poll = useChange(pollStoreNow, [readStore]);
  const params = { store: store.id };
  const step = (key: string, take: Step['take'], kind: Step['kind'] = 'plain'): Step => ({
    ...{ key, kind, permission: 'connector.manage', label: t(`stores.step.${key}`), consequence: t(`stores.means.${key}`), take },
  });
  const { province } = draft;
  const wanted = {
    ...{ name: draft.name.trim(), province: province === '' ? null : province, settings: settingsOf(draft, store.settings ?? {}) },
    ...secretsOf(draft),
  };
  const steps: readonly Step[] = [
    step('poll', () => poll.mutateAsync({ params }), 'main'),
    {
      ...step('edit', () => edit.mutateAsync({ params, ifMatch: store.version, body: wanted })),
      fields: (
        <StoreFields
          draft={draft}
          isNew={false}
          hasSecrets={store.hasSecrets}
          onPut={(change) => setTyped((before) => ({ ...before, ...change }))}
        />
      ),
      isReady: isWhole(draft),
    },
    ...MOVES[store.state].map((state) =>
      step(state, () => edit.mutateAsync({ params, ifMatch: store.version, body: { state } }), state === 'CLOSED' ? 'danger' : 'plain'),
    ),
  ];
  return <Steps steps={store.state === 'CLOSED' ? steps.slice(2) : steps} onClose={() => setTyped({})} />;
}
