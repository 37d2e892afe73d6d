import { listFindings } from '@touchstone/api-client/routes/findings';
import { readArtifact } from '@touchstone/api-client/routes/inventory';
import { listScans } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { isStandIn } from '../../parts/stands-for.ts';
import { ArtifactFindings, ArtifactScans } from './artifact-lists.tsx';
import { type Artifact, ArtifactPage } from './artifact-page.tsx';
import { StandInPage } from './stand-in-page.tsx';

const FEW = '20';

export function Route(): ReactNode {
  const artifact = useRead(readArtifact, { params: { sha256: useParam('artifact') } });
  return <Ready of={artifact}>{(value) => <Read artifact={value} />}</Ready>;
}

function Read({ artifact }: { readonly artifact: Artifact }): ReactNode {
  const may = useMay();
  const Page = isStandIn(artifact.sha256) ? StandInPage : ArtifactPage;
  return (
    <Page artifact={artifact}>
      {may('run.read') ? <Scans id={artifact.id} /> : null}
      {may('finding.read') ? <Findings sha256={artifact.sha256} /> : null}
    </Page>
  );
}

function Scans({ id }: { readonly id: string }): ReactNode {
  return <ArtifactScans artifact={id} scans={useList(listScans, { query: { artifact: id, limit: FEW } })} />;
}

function Findings({ sha256 }: { readonly sha256: string }): ReactNode {
  return <ArtifactFindings artifact={sha256} findings={useList(listFindings, { query: { artifact: sha256, limit: FEW } })} />;
}
