import { joinByOrderCode } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { ByCode } from './by-code.tsx';

/** The code stands on the order that was served. */
export function ByOrderCode(): ReactNode {
  return <ByCode label="join.code.label" hint="join.code.hint" onJoin={(body) => call(joinByOrderCode, { body })} />;
}
