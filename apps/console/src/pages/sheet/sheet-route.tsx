import { readSheet } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { SheetPage } from './sheet-page.tsx';

export function Route(): ReactNode {
  const detail = useRead(readSheet, { params: { sheet: useParam('sheet') } });
  return <Ready of={detail}>{(sheet) => <SheetPage key={sheet.id} sheet={sheet} />}</Ready>;
}
