import type { ReactNode } from 'react';
import { Skeleton } from '../parts/skeleton.tsx';

export function PageLoading(): ReactNode {
  return <Skeleton rows={8} />;
}
