import { caller, cls, text } from '@touchstone/test-kit';
import { example } from './example-name.ts';
import type { Parts, Plant } from './plant.ts';
import { given } from './tables.ts';

const rows = given('packers', (row) => `${row['packer_id']} ${row['marker_type']} ${row['marker']} ${row['confidence']}`);

/** Every marker alone in an app: its packer is to be named. Markers that are another vendor's SDK are decoys. */
export const packerPlants: readonly Plant[] = rows.flatMap((row): Plant[] => {
  const { packer_id: packer = '', marker_type: type = '', marker = '' } = row;
  const isSeen: Plant['isSeen'] = (facts) =>
    facts.some(({ kind, attributes }) => kind === 'code.packed' && attributes['packer'] === packer);
  const id = `${packer} ${type} ${marker}`;
  const decoy = decoyParts(type, marker);
  return [
    {
      category: marker === 'libsgmain.so' || marker === 'libsgsecuritybody.so' ? 'packer, an SDK’s library' : `packer, ${type}`,
      id,
      alone: true,
      parts: parts(type, marker),
      isSeen,
      ...(marker.startsWith('libsg') ? { isDecoy: true as const } : {}),
    },
    ...(decoy === undefined ? [] : [{ category: 'packer, a name that is alike', id, isDecoy: true as const, parts: decoy, isSeen }]),
  ];
});

function parts(type: string, marker: string): Parts {
  switch (type) {
    case 'lib':
      return file(`lib/arm64-v8a/${marker}`);
    case 'lib-regex':
      return file(`lib/arm64-v8a/${example(marker)}`);
    case 'asset':
      return file(marker.endsWith('/') ? `${inAssets(marker)}x.bin` : inAssets(marker));
    case 'class':
      return { classes: [cls(marker)] };
    case 'class-prefix':
      return { classes: [cls(`${marker}Alpha`)] };
    case 'class-regex':
      return { classes: [cls(example(marker))] };
    default:
      return {
        classes: [caller('cn.plant.Texts', ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(marker)])],
      };
  }
}

/** The same name where it means nothing: another folder, a reference only. */
function decoyParts(type: string, marker: string): Parts | undefined {
  if (type === 'lib') return file(`res/raw/${marker}`);
  if (type === 'class')
    return { classes: [caller(`cn.plant.Refers${marker.replaceAll('.', '_')}`, `static L${marker.replaceAll('.', '/')};->go()V`)] };
  return undefined;
}

function inAssets(path: string): string {
  return /^(assets|lib)\//.test(path) ? path : `assets/${path}`;
}

function file(path: string): Parts {
  return { files: { [path]: 'x' } };
}
