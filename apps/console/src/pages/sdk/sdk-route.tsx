import { readSdk } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { Apps } from './sdk-apps.tsx';
import { SdkPage } from './sdk-page.tsx';

export function Route(): ReactNode {
  const sdk = useParam('sdk');
  const read = useRead(readSdk, { params: { sdk } });
  return (
    <Ready of={read}>
      {(value) => (
        <SdkPage detail={value}>
          <Apps sdk={sdk} />
        </SdkPage>
      )}
    </Ready>
  );
}
