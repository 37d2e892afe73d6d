import { addEvidence, EVIDENCE_KINDS, EVIDENCE_TYPES } from '@touchstone/api-client/routes/evidence';
import { readFinding } from '@touchstone/api-client/routes/findings';
import { readSheet } from '@touchstone/api-client/routes/sheets';
import { MAX_EVIDENCE_BYTES } from '@touchstone/api-client/routes/work';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../api/use-change.ts';
import { Field } from './field.tsx';
import { Pick } from './pick.tsx';
import { instantOfMinute, LAST_MINUTE } from './shanghai-minute.ts';
import { UploadAction } from './upload-action.tsx';

interface Props {
  /** Findings that it can be proof of, or the sheet and the names by which its answers call files. */
  readonly of:
    | { readonly findings: readonly { readonly id: string; readonly name: string }[] }
    | { readonly sheet: string; readonly names: readonly string[] };
  readonly reason?: string | undefined;
}

const ACCEPTED = { mediaTypes: EVIDENCE_TYPES, maxBytes: MAX_EVIDENCE_BYTES };

/** Brings a file of proof: what it is, of which finding or answer, when and on what it was taken. */
export function EvidenceUpload({ of, reason }: Props): ReactNode {
  const { t } = useTranslation();
  const add = useChange(addEvidence, [readFinding, readSheet]);
  const [kind, setKind] = useState<(typeof EVIDENCE_KINDS)[number]>('screenshot');
  const choices = 'findings' in of ? of.findings.map(({ id }) => id) : ['', ...of.names];
  const [target, setTarget] = useState(choices[0] ?? '');
  const [device, setDevice] = useState('');
  const [at, setAt] = useState('');
  const capturedAt = instantOfMinute(at);
  const nameOf = (choice: string): string =>
    'findings' in of ? (of.findings.find(({ id }) => id === choice)?.name ?? choice) : choice === '' ? t('evidence.ownName') : choice;
  return (
    <UploadAction
      label={t('evidence.add')}
      about={t('evidence.about')}
      permission="evidence.add"
      reason={reason}
      fileLabel={t('evidence.file')}
      accepted={ACCEPTED}
      onSend={({ file, name, mediaType, sha256 }) =>
        add.mutateAsync({
          query: {
            kind,
            ...('findings' in of ? { finding: target } : { sheet: of.sheet, fileName: target === '' ? name.slice(0, 200) : target }),
            ...(device.trim() === '' ? {} : { device: device.trim() }),
            ...(capturedAt === undefined ? {} : { capturedAt }),
          },
          headers: { 'x-content-sha256': sha256 },
          upload: { mediaType, bytes: file },
        })
      }
    >
      {choices.length < 2 ? null : (
        <Pick
          label={t('findings' in of ? 'evidence.finding' : 'evidence.fileName')}
          value={target}
          choices={choices}
          say={nameOf}
          onPick={setTarget}
        />
      )}
      <Pick
        label={t('finding.evidence.kind')}
        value={kind}
        choices={EVIDENCE_KINDS}
        say={(one) => t(`finding.evidenceKind.${one}`)}
        onPick={setKind}
      />
      <Field label={t('evidence.device')}>
        {(id) => <Input id={id} maxLength={200} value={device} onChange={({ target }) => setDevice(target.value)} />}
      </Field>
      <Field label={t('evidence.at')}>
        {(id) => <Input id={id} type="datetime-local" max={LAST_MINUTE} value={at} onChange={({ target }) => setAt(target.value)} />}
      </Field>
    </UploadAction>
  );
}
