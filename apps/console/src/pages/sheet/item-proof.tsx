import { addEvidence, EVIDENCE_TYPES } from '@touchstone/api-client/routes/evidence';
import { MAX_EVIDENCE_BYTES } from '@touchstone/api-client/routes/work';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { digestOfFile, mediaTypeOf, refusalOf } from '../../parts/chosen-file.ts';
import { EvidencePicture } from '../../parts/evidence-picture.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Text } from '../../parts/text.tsx';
import { type Draft, freeName, kindOf } from './draft.ts';
import type { SheetDetail } from './sheet-page.tsx';
import type { Drafts } from './use-drafts.ts';

interface Props {
  readonly sheet: SheetDetail;
  readonly clause: SheetDetail['clauses'][number];
  readonly drafts: Drafts;
}

const ACCEPTED = { mediaTypes: EVIDENCE_TYPES, maxBytes: MAX_EVIDENCE_BYTES };
const LONGEST_PIECE = 200;

/** Photos and files of one answer: taken as they are chosen, shown as they were taken. */
export function ItemProof({ sheet, clause, drafts }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [sent, setSent] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>();
  const draft = drafts.of(clause.clause);
  const digests = new Map([...sheet.files.map(({ name, sha256 }) => [name, sha256] as const), ...Object.entries(sent)]);

  const take = async (files: readonly File[]) => {
    setRefused([]);
    setError(undefined);
    const taken = new Set(digests.keys());
    try {
      for (const [i, file] of files.entries()) {
        const no = refusalOf(file, ACCEPTED);
        if (no !== undefined) {
          setRefused((before) => [...before, `${file.name} ${t(`upload.refusal.${no}`)}`]);
          continue;
        }
        setBusy(t('sheet.form.sending', { number: i + 1, total: files.length }));
        const name = freeName(file.name, taken);
        taken.add(name);
        const { sha256, kind } = await send(sheet.id, name, file, draft);
        setSent((before) => ({ ...before, [name]: sha256 }));
        drafts.edit(clause.clause, ({ evidence }) => ({ evidence: [...evidence, { kind, file: name }] }));
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div className="sheet-proof">
      {draft.evidence.map(({ kind, file }) => (
        <figure key={kind + file}>
          {digests.has(file) && kind === 'screenshot' ? <EvidencePicture sha256={digests.get(file) ?? ''} name={file} isSmall /> : null}
          <figcaption>
            {t(`finding.evidenceKind.${kind}`)} <Text>{file}</Text>
            {digests.has(file) ? null : <span className="tone-warn"> {t('sheet.fault.evidence-not-handed-in')}</span>}{' '}
            <button
              type="button"
              className="button button-quiet"
              onClick={() => drafts.edit(clause.clause, ({ evidence }) => ({ evidence: evidence.filter((one) => one.file !== file) }))}
            >
              {t('sheet.form.remove')}
            </button>
          </figcaption>
        </figure>
      ))}
      <label htmlFor={id}>
        {t('sheet.form.addProof')}{' '}
        <small className="none">
          {t('sheet.form.fitting', { kinds: clause.proof.map((kind) => t(`finding.evidenceKind.${kind}`)).join(' · ') })}
        </small>
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept={EVIDENCE_TYPES.join(',')}
        disabled={busy !== undefined}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void take(files);
        }}
      />
      <span aria-live="polite">
        {busy}
        {refused.map((line) => (
          <span key={line} className="tone-bad">
            {line}{' '}
          </span>
        ))}
      </span>
      {error === undefined ? null : <Problem error={error} />}
    </div>
  );
}

async function send(sheet: string, fileName: string, file: File, { device }: Draft) {
  const mediaType = mediaTypeOf(file, ACCEPTED) ?? '';
  const kind = kindOf(mediaType);
  const about = device.trim() === '' ? {} : { device: device.trim().slice(0, LONGEST_PIECE) };
  const { sha256 } = await call(addEvidence, {
    query: { kind, sheet, fileName, ...about },
    headers: { 'x-content-sha256': await digestOfFile(file) },
    upload: { mediaType: mediaType as (typeof EVIDENCE_TYPES)[number], bytes: file },
  });
  return { sha256, kind };
}
