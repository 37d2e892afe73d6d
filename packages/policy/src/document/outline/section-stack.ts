import type { DocumentKnowledge, Subject } from '../../knowledge/document-knowledge.ts';
import { type Heading, subjectOf } from './heading.ts';
import type { Section } from './outline.ts';

interface Open {
  readonly heading: Heading;
  readonly section: Section;
}

/** A short line without number or level: below the last heading that has one. */
const isBare = ({ style, level }: Heading): boolean => style === 'plain' && level === undefined;

/** Subjects that hold for all below, whatever the headings below say. */
const WHOLE: ReadonlySet<Subject> = new Set(['child', 'definitions', 'history']);

/** More sections below one are not looked through. */
const MOST_BELOW = 500;

/** The sections that are open where a text is being read. */
export class SectionStack {
  readonly #knowledge: DocumentKnowledge;
  readonly #all: Section[] = [];
  readonly #root: Section;
  #open: readonly Open[] = [];

  /** @param about what the whole text is about, when it is a list and no policy */
  constructor(knowledge: DocumentKnowledge, about?: Subject) {
    this.#knowledge = knowledge;
    this.#root = {
      number: 0,
      title: '',
      plain: '',
      line: 1,
      untilLine: 0,
      depth: 0,
      isOwn: false,
      ...(about === undefined ? {} : { about }),
    };
    this.#all.push(this.#root);
  }

  get current(): Section {
    return this.#open.at(-1)?.section ?? this.#root;
  }

  open(heading: Heading, title: string, plain: string, line: number): void {
    this.#open = this.#above(heading, plain);
    const above = this.#open.at(-1)?.section ?? this.#root;
    const own = subjectOf(plain, this.#knowledge);
    const about = above.about !== undefined && WHOLE.has(above.about) ? above.about : (own ?? above.about);
    const section = {
      number: this.#all.length,
      title,
      plain,
      line,
      untilLine: line,
      depth: this.#open.length + 1,
      isOwn: own !== undefined,
      ...(about === undefined ? {} : { about }),
    };
    this.#all.push(section);
    this.#open = [...this.#open, { heading, section }];
  }

  /** Sections that stay open above a new one: those above the last of the same kind. */
  #above(heading: Heading, plain: string): readonly Open[] {
    if (heading.style === 'part' || /^附/.test(plain)) return [];
    if (heading.style === 'plain' && this.#knowledge.partTitle.test(plain) && (heading.level ?? 1) === 1) return [];
    let open = this.#open;
    if (heading.style === 'plain' && heading.level === undefined)
      return open.slice(0, open.findLastIndex((one) => !isBare(one.heading)) + 1);
    const same = open.findIndex(
      (one) => one.heading.style === heading.style && (heading.style !== 'plain' || one.heading.level === heading.level),
    );
    if (same >= 0) open = open.slice(0, same);
    if (heading.level === undefined) return open;
    const deeper = open.findIndex((one) => one.heading.level !== undefined && one.heading.level >= (heading.level ?? 0));
    return deeper < 0 ? open : open.slice(0, deeper);
  }

  /** All sections, each with the last line before the next that stands beside or above it. */
  closed(lastLine: number): readonly Section[] {
    return this.#all.map((section, at) => {
      const next = this.#all.slice(at + 1, at + 1 + MOST_BELOW).find(({ depth }) => depth <= section.depth);
      return { ...section, untilLine: Math.max(section.line, (next?.line ?? lastLine + 1) - 1) };
    });
  }
}
