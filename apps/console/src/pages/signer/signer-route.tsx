import { readSigner } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { SignerPage } from './signer-page.tsx';

export function Route(): ReactNode {
  const signer = useRead(readSigner, { params: { sha256: useParam('signer') } });
  return <Ready of={signer}>{(value) => <SignerPage signer={value} />}</Ready>;
}
