import type { App } from '@touchstone/app-model';
import type { Program, Site } from '@touchstone/program';
import { DataMarkers } from '../data-markers.ts';
import type { DataMarker, Knowledge } from '../knowledge.ts';
import { NearbyCalls } from '../nearby-calls.ts';
import { Sightings } from '../sightings.ts';

/** A read of personal information, one for each instruction. */
export interface DataRead {
  /** Token of the personal information. */
  readonly data: string;
  /** As `via` of `code.reads`. */
  readonly via: string;
  /** As catalogued. */
  readonly api: string;
  /** Constant argument that decides, or what is said instead of one. */
  readonly argument: string | undefined;
  readonly site: Site;
}

/** Real apps have some thousand. */
export const MOST_READS = 50_000;

/** What all parts of this search look things up in, and where they note what they have seen. */
export class Search {
  readonly app: App;
  readonly program: Program;
  readonly knowledge: Knowledge;
  readonly markers: DataMarkers;
  readonly nearby: NearbyCalls;
  readonly sightings: Sightings;
  /** Every read of personal information by a call or field, also those that are told once for several. */
  readonly reads: DataRead[];
  readonly #tied: Set<string>;

  constructor(app: App, knowledge: Knowledge) {
    this.app = app;
    this.program = app.program;
    this.knowledge = knowledge;
    this.markers = new DataMarkers(knowledge.markers);
    this.nearby = new NearbyCalls(app.program);
    this.reads = [];
    this.sightings = new Sightings(app, (kind, { data, via, api, argument }, site) => {
      if (kind !== 'code.reads' || this.reads.length >= MOST_READS) return;
      this.reads.push({
        data: String(data),
        via: String(via),
        api: String(api),
        argument: argument === undefined ? undefined : String(argument),
        site,
      });
    });
    this.#tied = new Set();
  }

  /** Notes that a call in the class of `site` reads what a marker names. */
  tie(site: Site, marker: string, data: string | undefined): void {
    this.#tied.add(`${marker} ${site.method.class}`).add(`${data} ${site.method.class}`);
  }

  /** Whether a call in the class reads what the marker names; for content addresses: the same data. */
  isTied(site: Site, marker: DataMarker): boolean {
    return this.#tied.has(`${marker.kind === 'uri' ? marker.data : marker.value} ${site.method.class}`);
  }
}
