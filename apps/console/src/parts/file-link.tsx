import type { ReactNode } from 'react';
import { sizeText } from './size-text.ts';

interface Props {
  /** Path of the API that gives the bytes; see `fileAddress`. */
  readonly address: string;
  readonly children: ReactNode;
  readonly sizeBytes?: number;
}

/** A file to keep: it is downloaded and never shown inside the console. */
export function FileLink({ address, children, sizeBytes }: Props): ReactNode {
  return (
    <a href={address} download className="file">
      {children}
      {sizeBytes === undefined ? null : <span className="file-size"> {sizeText(sizeBytes)}</span>}
    </a>
  );
}
