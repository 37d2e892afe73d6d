import type { OutputOf } from '@touchstone/api-client';
import {
  checkLedger,
  downloadLedgerTemplate,
  importLedger,
  listLedgerImports,
  listLedgerKinds,
  uploadLedger,
} from '@touchstone/api-client/routes/ledgers';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { TABLE_FILES, tableTypeOf } from '../../parts/table-file.ts';
import { Unread } from '../../parts/unread.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { useSaid } from '../../parts/use-said.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { BookMapping } from './book-mapping.tsx';
import { CellFaults } from './cell-faults.tsx';
import { KeptMappings } from './kept-mappings.tsx';

const KINDS = ['firms', 'apps', 'filings', 'findings', 'orders', 'deadlines', 'notices', 'lab-results'] as const;
type Kind = (typeof KINDS)[number];
type Book = OutputOf<typeof uploadLedger>;
type Mapping = Book['mapping'];

/** Brings an old book in: the file, what its columns mean, which cells do not fit, and then for good. */
export function BookForm({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const open = useOpen();
  const known = useRead(listLedgerKinds, {});
  const kinds = known.data?.kinds ?? [];
  const change = useChange(importLedger, [listLedgerImports]);
  const [kind, setKind] = useState<Kind>('firms');
  const [name, setName] = useState('');
  const [book, setBook] = useState<Book>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [checked, setChecked] = useState<OutputOf<typeof checkLedger>>();
  const { isBusy, error, attempt } = useAttempt();
  const unsaved = useUnsaved(book !== undefined && !isBusy);
  const row = kinds.find((one) => one.kind === kind);

  const forget = () => {
    setBook(undefined);
    setChecked(undefined);
  };
  const upload = (file: File | undefined) => {
    forget();
    if (file === undefined) return;
    setName(file.name);
    void attempt(async () => {
      const sent = { bytes: file, mediaType: tableTypeOf(file.name) };
      const read = await call(uploadLedger, { params: { kind }, query: { name: file.name }, upload: sent });
      setBook(read);
      setMapping(read.mapping);
    });
  };
  const check = (file: string) =>
    attempt(async () => setChecked(await call(checkLedger, { params: { kind }, body: { file, mapping: { ...mapping } } })));
  const accept = (file: string) =>
    attempt(async () => {
      const done = await change.mutateAsync({ params: { kind }, body: { file, mapping: { ...mapping }, fileName: name } });
      open(`/ledger-imports/${done.import.id}`);
    });
  return (
    <Section
      title={t('ledgers.new')}
      actions={
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t('parts.close')}
        </button>
      }
    >
      {unsaved}
      <div className="form">
        <div className="form-pair">
          <Pick
            label={t('ledgers.kind')}
            value={kind}
            choices={KINDS}
            say={(one) => {
              const found = kinds.find((other) => other.kind === one);
              return found === undefined ? one : said(found);
            }}
            onPick={(one) => {
              setKind(one);
              forget();
            }}
          />
          <Field
            label={t('ledgers.file')}
            hint={<FileLink address={fileAddress(downloadLedgerTemplate.path, { kind })}>{t('ledgers.template')}</FileLink>}
          >
            {(id) => <input key={kind} id={id} type="file" accept={TABLE_FILES} onChange={({ target }) => upload(target.files?.[0])} />}
          </Field>
        </div>
        {book === undefined || row === undefined ? null : (
          <>
            <p role="status">{t('ledgers.read', { rows: book.rows, sheets: book.sheets.length })}</p>
            <BookMapping
              book={book}
              fields={row.fields}
              mapping={mapping}
              onMap={(next) => {
                setMapping(next);
                setChecked(undefined);
              }}
            />
            <KeptMappings
              kind={kind}
              heads={new Set(book.sheets.flatMap(({ heads }) => heads))}
              mapping={mapping}
              onMap={(next) => {
                setMapping(next);
                setChecked(undefined);
              }}
            />
            <div className="actions">
              <Button type={checked === undefined ? 'primary' : 'default'} loading={isBusy} onClick={() => void check(book.file)}>
                {t('ledgers.check')}
              </Button>
              {checked === undefined ? null : (
                <Button type="primary" loading={isBusy} disabled={checked.good === 0} onClick={() => void accept(book.file)}>
                  {t('ledgers.accept', { count: checked.good })}
                </Button>
              )}
            </div>
          </>
        )}
        {checked === undefined ? null : (
          <div role="status">
            <p className={checked.faulty === 0 ? 'tone-good' : 'tone-bad'}>
              {t('ledgers.checked', { rows: checked.rows, good: checked.good, faulty: checked.faulty })}
            </p>
            <CellFaults faults={checked.faults} isCut={checked.isCut} />
          </div>
        )}
        <Unread of={[known]} />
        {error === undefined ? null : <Problem error={error} />}
      </div>
    </Section>
  );
}
