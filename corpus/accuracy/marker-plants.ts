import { type Call, caller, text } from '@touchstone/test-kit';
import { isAt, type Plant } from './plant.ts';
import { given } from './tables.ts';

const rows = given('data-markers', (row) => row['line'] ?? '');

/** How code uses the texts of §8.5. */
const USES: Readonly<Record<string, (value: string) => readonly Call[]>> = {
  // `ContactsContract.*` is not a text: it stands for the constants of the class.
  uri: (value) =>
    value.startsWith('ContactsContract')
      ? ['Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;']
      : [['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(value)]],
  file: (value) => [['Ljava/io/FileInputStream;-><init>(Ljava/lang/String;)V', text(value)]],
  command: (value) => [['Ljava/lang/Runtime;->exec(Ljava/lang/String;)Ljava/lang/Process;', null, text(value)]],
  property: (value) => [['static Landroid/os/SystemProperties;->get(Ljava/lang/String;)Ljava/lang/String;', text(value)]],
  intent: (value) => [['Landroid/content/Intent;-><init>(Ljava/lang/String;)V', text(value)]],
  service: (value) => [['Landroid/content/Intent;->setPackage(Ljava/lang/String;)Landroid/content/Intent;', null, text(value)]],
};
const HARMLESS: Readonly<Record<string, string>> = {
  uri: 'content://cn.plant.app/items',
  file: '/data/local/tmp/x',
  command: 'echo',
  property: 'ro.build.version.sdk',
};

export const markerPlants: readonly Plant[] = rows
  .flatMap((row, i): Plant[] => {
    const { line = '', kind = '', value = '' } = row;
    const use = USES[kind];
    if (use === undefined) return [];
    return [
      inClass(`${kind}, plain`, line, `cn.plant.texts.T${i}`, use(value)),
      inClass(`${kind}, shrunk`, line, `q.${String.fromCharCode(97 + (i % 26))}${i}.a`, use(value)),
    ];
  })
  .concat(
    Object.entries(HARMLESS).map(([kind, value]) => ({
      ...inClass(`${kind}, harmless`, value, `cn.plant.harmless.${kind}`, USES[kind]?.(value) ?? [], /^code\.(reads|writes)$/),
      isDecoy: true as const,
    })),
  );

function inClass(category: string, id: string, name: string, calls: readonly Call[], kinds = /^code\.(reads|writes|acts)$/): Plant {
  const descriptor = `L${name.replaceAll('.', '/')};`;
  return {
    category: `text: ${category}`,
    id,
    parts: { classes: [caller(name, ...calls)] },
    isSeen: (facts) => facts.some((fact) => kinds.test(fact.kind) && isAt(fact, descriptor)),
  };
}
