import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy } from '../../policy.ts';
import type { Line, Outline, Table } from '../outline/outline.ts';

/** Topics that count only where something is called sensitive. */
const OF_SENSITIVE: ReadonlySet<string> = new Set(['necessity', 'effect']);

/** The first line that speaks of each topic. Of definitions nothing is taken. */
export function topicsOf({ parts }: Outline, { topics, patterns }: DocumentKnowledge): Policy['topics'] {
  const lines = parts.filter(
    (part): part is Line => isText(part) && part.section.about !== 'definitions' && part.section.about !== 'history',
  );
  return topics.flatMap(({ name, pattern }) => {
    const fits = ({ plain, kind }: Line): boolean => (kind !== 'heading' || name === 'child-rules') && pattern.test(plain);
    const isOfSensitive = ({ plain, section }: Line): boolean => section.about === 'sensitive' || patterns['marked-sensitive'].test(plain);
    const line = lines.find((one) => fits(one) && (!OF_SENSITIVE.has(name) || isOfSensitive(one)));
    return line === undefined ? [] : [{ topic: name, line: line.line, quote: line.text }];
  });
}

const isText = (part: Line | Table): part is Line => part.kind !== 'table';
