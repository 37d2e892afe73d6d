import type { Packer } from '@touchstone/facts';
import type { Entry } from './entry.ts';
import { checkPattern } from './sdks.ts';

const TYPES = ['lib', 'lib-regex', 'asset', 'asset-regex', 'class', 'class-prefix', 'class-regex', 'dex-string', 'native-string'] as const;

/** data/packers/<id>.yaml */
export function readPacker(file: Entry): Packer {
  file.only('id', 'name', 'vendor', 'country', 'kind', 'markers', 'sources');
  const id = file.get('id').text();
  if (!file.file.endsWith(`/${id}.yaml`)) file.get('id').fail('must be the name of the file');
  return {
    id,
    name: file.get('name').bothTexts(),
    vendor: file.get('vendor').text(),
    kind: file.get('kind').oneOf(['packer', 'protector', 'anti-cheat']),
    markers: file
      .get('markers')
      .entries()
      .flatMap(([type, values]) => readMarkers(type, values)),
  };
}

function readMarkers(type: string, values: Entry): Packer['markers'][number][] {
  const known = TYPES.find((one) => one === type) ?? values.fail(`must be one of ${TYPES.join(', ')}`);
  return values.entries().map(([value, confidence]) => {
    if (known.endsWith('-regex')) checkPattern({ text: () => value, fail: (message: string) => confidence.fail(message) } as Entry);
    return { type: known, value, confidence: confidence.oneOf(['high', 'medium', 'low']) };
  });
}
