import { listServices, MAX_SCAN_BYTES, readOrder, recordScan, SEAL_TYPES, sealOrder } from '@touchstone/api-client/routes/orders';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { instantOfMinute, LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { UploadAction } from '../../parts/upload-action.tsx';
import type { OrderDetail } from './order-page.tsx';
import type { ServiceRow } from './order-services.tsx';

const SCANS = { mediaTypes: SEAL_TYPES, maxBytes: MAX_SCAN_BYTES };

interface Props {
  readonly order: OrderDetail;
  readonly services: readonly ServiceRow[];
}

/** 送达回证: the scan of what was signed for on paper, with who took it and when. Time runs from then. */
export function ScanUpload({ order, services }: Props): ReactNode {
  const { t } = useTranslation();
  const record = useChange(recordScan, [listServices, readOrder]);
  const [at, setAt] = useState('');
  const [signatory, setSignatory] = useState('');
  const paper = services.find(({ channel, state }) => channel === 'paper' && state !== 'DELIVERED');
  const why = order.state === 'ISSUED' ? undefined : t('steps.why', { state: t(`states.order.${order.state}`) });
  return (
    <UploadAction
      label={t('order.serve.scan')}
      about={t('order.serve.scanConsequence')}
      permission="order.serve"
      kind={paper === undefined ? 'plain' : 'main'}
      reason={why ?? (paper === undefined ? t('order.serve.noPaper') : undefined)}
      fileLabel={t('order.serve.scanFile')}
      accepted={SCANS}
      isReady={at !== '' && signatory.trim() !== ''}
      onSend={({ file, mediaType, sha256 }) =>
        record.mutateAsync({
          params: { order: order.id, service: paper?.id ?? '' },
          query: { deliveredAt: instantOfMinute(at) ?? '', signatory: signatory.trim() },
          headers: { 'x-content-sha256': sha256 },
          upload: { mediaType, bytes: file },
        })
      }
    >
      <Field label={t('order.serve.at')}>
        {(id) => (
          <Input id={id} type="datetime-local" max={LAST_MINUTE} required value={at} onChange={({ target }) => setAt(target.value)} />
        )}
      </Field>
      <Field label={t('order.serve.signatory')}>
        {(id) => <Input id={id} required maxLength={100} value={signatory} onChange={({ target }) => setSignatory(target.value)} />}
      </Field>
    </UploadAction>
  );
}

/** The scan of the stamped paper. Once there it does not change. */
export function SealUpload({ order }: Pick<Props, 'order'>): ReactNode {
  const { t } = useTranslation();
  const seal = useChange(sealOrder, [readOrder]);
  return (
    <UploadAction
      label={t('order.files.seal')}
      about={t('order.files.sealConsequence')}
      permission="order.serve"
      reason={order.sealed === null ? undefined : t('order.files.sealedAlready')}
      fileLabel={t('order.files.sealed.paper')}
      accepted={SCANS}
      onSend={({ file, mediaType, sha256 }) =>
        seal.mutateAsync({ params: { order: order.id }, headers: { 'x-content-sha256': sha256 }, upload: { mediaType, bytes: file } })
      }
    />
  );
}
