import { CONDUCT_FILE_TYPES } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import type { ChosenFile } from './chosen-file.ts';
import { FileField } from './file-field.tsx';

const ACCEPTED = { mediaTypes: CONDUCT_FILE_TYPES, maxBytes: 64 * 1024 * 1024 };

/** A scan that a record about a firm names. */
export function ConductFileField({ label, onChoose }: { readonly label: string; onChoose(file: ChosenFile | undefined): void }): ReactNode {
  return <FileField label={label} accepted={ACCEPTED} onChoose={onChoose} />;
}
