import type { OutputOf } from '@touchstone/api-client';
import { downloadOrderCover, downloadOrderFile, previewOrder, verifyOrder } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { call } from '../../api/call.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import type { OrderDetail } from './order-page.tsx';
import { SealUpload } from './scan-upload.tsx';
import { SignAction } from './sign-action.tsx';
import './order.css';
import { useAttempt } from '../../parts/use-attempt.ts';

/** Files of a document with their digests: frozen ones once it is issued, a preview before. */
export function OrderFiles({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const isOwn = order.organisation === me.organisation.id;
  const { files, sealed } = order;
  const params = { order: order.id };
  return (
    <Section title={t('order.files.title')}>
      {files === null ? (
        <>
          <p className="none">{t('order.files.none')}</p>
          {isOwn && may('order.draft') && order.state !== 'WITHDRAWN' ? (
            <ul className="links">
              {(['pdf', 'docx', 'html'] as const).map((format) => (
                <li key={format}>
                  <FileLink address={fileAddress(previewOrder.path, params, { format })}>{t(`order.files.preview.${format}`)}</FileLink>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <ul className="links">
          {(['pdf', 'docx', 'html'] as const).map((file) => (
            <Kept key={file} order={order.id} file={file} label={file.toUpperCase()} sha256={files[file]} />
          ))}
          {sealed === null ? null : (
            <Kept order={order.id} file="sealed" label={t(`order.files.sealed.${sealed.kind}`)} sha256={sealed.sha256} />
          )}
          {isOwn && may('order.serve') ? (
            <li>
              <FileLink address={fileAddress(downloadOrderCover.path, params)}>{t('order.files.cover')}</FileLink>
            </li>
          ) : null}
        </ul>
      )}
      {files === null ? null : <Verify order={order.id} />}
      {files === null || !isOwn ? null : (
        <div className="actions order-actions">
          <SealUpload order={order} />
          <SignAction order={order} />
        </div>
      )}
    </Section>
  );
}

interface KeptProps {
  readonly order: string;
  readonly file: string;
  readonly label: string;
  readonly sha256: string;
}

function Kept({ order, file, label, sha256 }: KeptProps): ReactNode {
  return (
    <li>
      <FileLink address={fileAddress(downloadOrderFile.path, { order, file })}>{label}</FileLink>{' '}
      <code title={sha256}>SHA-256 {sha256.slice(0, 16)}…</code>
    </li>
  );
}

function Verify({ order }: { readonly order: string }): ReactNode {
  const { t } = useTranslation();
  const { isBusy, error, attempt } = useAttempt();
  const [result, setResult] = useState<OutputOf<typeof verifyOrder>>();
  const verify = () => attempt(async () => setResult(await call(verifyOrder, { params: { order } })));
  return (
    <>
      <div className="actions">
        <Action permission="order.read" isBusy={isBusy} onAct={() => void verify()}>
          {t('order.files.verify')}
        </Action>
      </div>
      {error === undefined ? null : <Problem error={error} />}
      <p role="status">
        {result === undefined ? null : (
          <span className={`tag tone-${result.isSame ? 'good' : 'bad'}`}>{t(`order.files.${result.isSame ? 'same' : 'differs'}`)}</span>
        )}
      </p>
    </>
  );
}
