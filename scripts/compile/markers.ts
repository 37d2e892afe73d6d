import type { DataMarker } from '@touchstone/facts';
import { action, token, type Words } from './apis.ts';
import type { Entry } from './entry.ts';
import { frameworkMember } from './framework-member.ts';

/** data/markers/<kinds>.yaml → kind. */
const KIND_OF: Readonly<Record<string, DataMarker['kind']>> = {
  'data/markers/uris.yaml': 'uri',
  'data/markers/files.yaml': 'file',
  'data/markers/commands.yaml': 'command',
  'data/markers/properties.yaml': 'property',
  'data/markers/broadcasts.yaml': 'broadcast',
  'data/markers/intents.yaml': 'intent',
  'data/markers/services.yaml': 'service',
  'data/markers/classes.yaml': 'class',
};

export function readMarkers(file: Entry, words: Words): DataMarker[] {
  const kind = KIND_OF[file.file] ?? file.fail(`is not one of ${Object.keys(KIND_OF).join(', ')}`);
  return file.list().map((entry) => readMarker(kind, entry, words));
}

function readMarker(kind: DataMarker['kind'], entry: Entry, words: Words): DataMarker {
  entry.only('value', 'match', 'data', 'action', 'trigger', 'asksUser', 'fields', 'line');
  entry.get('line').text();
  const fields = entry
    .get('fields')
    .list()
    .map((field) => frameworkMember(field, 'provider'));
  const trigger = entry.get('trigger').optionalText();
  return {
    kind,
    value: entry.get('value').text(),
    match: entry.get('match').oneOf(['exact', 'prefix', 'contains', 'word']),
    ...(entry.get('data').isAbsent ? {} : { data: token(entry.get('data'), words) }),
    ...(entry.get('action').isAbsent ? {} : { action: action(entry.get('action'), words) }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(entry.get('asksUser').flag() ? { asksUser: true } : {}),
    ...(fields.length === 0 ? {} : { fields: fields.map(({ class: owner, name }) => `${owner}->${name}`) }),
  };
}
