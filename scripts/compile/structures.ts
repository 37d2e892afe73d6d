import type { SdkStructure, StructureMark } from '@touchstone/facts';
import type { Entry } from './entry.ts';

/** data/structures/<sdk>.yaml */
export function readStructure(file: Entry, sdks: ReadonlySet<string>): SdkStructure {
  file.only('sdk', 'least', 'from', 'texts', 'components', 'authorities', 'resources', 'shapes');
  const sdk = file.get('sdk').text();
  if (!file.file.endsWith(`/${sdk}.yaml`)) file.get('sdk').fail('must be the name of the file');
  if (!sdks.has(sdk)) file.get('sdk').fail('is not in data/sdks');
  file.get('from').text();
  const marks: StructureMark[] = [
    ...file
      .get('texts')
      .texts()
      .map((value) => ({ type: 'text' as const, value })),
    ...file
      .get('components')
      .list()
      .map((one) => ({ type: 'component' as const, value: suffix(one) })),
    ...file
      .get('authorities')
      .list()
      .map((one) => ({ type: 'authority' as const, value: suffix(one) })),
    ...file
      .get('resources')
      .texts()
      .map((value) => ({ type: 'resource' as const, value })),
    ...file.get('shapes').list().map(readShape),
  ];
  const least = file.get('least').whole();
  if (least < 1 || least > marks.length) file.get('least').fail(`must be from 1 to ${marks.length}`);
  return { sdk, least, marks };
}

function readShape(shape: Entry): StructureMark {
  shape.only('texts', 'calls', 'implements', 'natives', 'extends');
  const texts = shape.get('texts').texts();
  if (texts.length === 0) shape.get('texts').fail('needs a text to look for');
  const parent = shape.get('extends').optionalText();
  return {
    type: 'shape',
    texts,
    calls: shape.get('calls').texts(),
    implements: shape.get('implements').texts(),
    natives: shape.get('natives').texts(),
    ...(parent === undefined ? {} : { extends: parent }),
  };
}

/** What follows the app's package begins with a dot. */
function suffix(entry: Entry): string {
  const text = entry.text();
  return text.startsWith('.') ? text : entry.fail('must begin with a dot: it follows the package name');
}
