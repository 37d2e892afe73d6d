import type { Dex, EncodedValue } from '@touchstone/formats/dex';
import type { Constant } from './program.ts';

/** An encoded value of a DEX file as a constant; undefined for what no detector reads, such as method handles. */
export function constantOf(dex: Dex, value: EncodedValue): Constant | undefined {
  switch (value.kind) {
    case 'number':
    case 'text':
    case 'null':
      return value;
    case 'type':
      return { kind: 'class', descriptor: value.descriptor };
    case 'enum':
    case 'field': {
      const { fieldIds, fieldCount } = dex.tables;
      if (!(value.field < fieldCount)) return undefined;
      return {
        kind: 'field',
        class: dex.typeDescriptor(fieldIds[value.field * 2]! & 0xffff),
        name: dex.string(fieldIds[value.field * 2 + 1]!),
      };
    }
    case 'array':
      return { kind: 'array', items: value.items.map((item) => constantOf(dex, item)) };
    default:
      return undefined;
  }
}
