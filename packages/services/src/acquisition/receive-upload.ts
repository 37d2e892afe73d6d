import { ARTIFACT_KINDS, type ArtifactKind } from '@touchstone/domain/artifact';
import type { AcquisitionClaim, AcquisitionPorts } from './ports.ts';

/** An upload that came to its end; its bytes lie in this machine's quarantine. */
export interface FinishedUpload {
  /** Made when the upload began: under it the uploader asks what became of it. */
  readonly id: string;
  readonly organisation: string;
  readonly person: string | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** What the uploader said the bytes hash to; null when nothing was said. */
  readonly sha256: string | null;
  readonly kind: ArtifactKind;
  readonly claim: AcquisitionClaim;
  readonly machine: string;
  readonly quarantineName: string;
}

/** Takes an upload on the way that files of stores go: read in quarantine, compared with what was declared, stored, scanned. Twice is once. */
export function receiveUpload(ports: AcquisitionPorts, upload: FinishedUpload): Promise<void> {
  const { id, organisation, person, fileName, sizeBytes, sha256, kind, claim, machine, quarantineName } = upload;
  return ports.inTransaction((tx) =>
    tx.declareReceived({
      id,
      source: 'upload',
      what: 'artifact',
      store: null,
      listing: null,
      organisation,
      askedBy: person,
      fileName,
      sha256,
      sizeBytes,
      signers: [],
      kind,
      claim,
      state: 'QUARANTINED',
      heldBy: machine,
      quarantineName,
    }),
  );
}

/** What one organisation may upload. */
export interface UploadLimits {
  /** Unfinished at once. */
  readonly open: number;
  /** In 24 hours, those under way counted whole. */
  readonly bytesPerDay: number;
}

const DAY_MS = 86_400_000;

/** Whether an organisation may begin one more upload. @param open sizes of those it has under way */
export async function mayUpload(
  ports: AcquisitionPorts,
  organisation: string,
  sizeBytes: number,
  open: readonly number[],
  limits: UploadLimits,
): Promise<boolean> {
  if (open.length >= limits.open) return false;
  const before = await ports.inTransaction((tx) => tx.uploadedBytes(organisation, ports.nowMs() - DAY_MS));
  return before + open.reduce((sum, size) => sum + size, sizeBytes) <= limits.bytesPerDay;
}

/** Kind of a file by its name; a package of Android when the name says nothing. */
export function kindOfFile(fileName: string): ArtifactKind {
  const extension = /\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase();
  return ARTIFACT_KINDS.find((kind) => kind === extension) ?? 'apk';
}
