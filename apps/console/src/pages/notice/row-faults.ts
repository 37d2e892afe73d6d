interface Fault {
  readonly at: string;
  readonly reason: string;
}

/** What stands in the way of one row, as words of faults. */
export const faultsOfRow = (faults: readonly Fault[], attachment: number, ordinal: number): readonly string[] =>
  faults.filter(({ at }) => at === `attachments/${attachment}/rows/${ordinal}`).map(({ reason }) => reason);

/** Faults that belong to no row: of the text, of the lists as a whole. */
export const faultsOfText = <F extends Fault>(faults: readonly F[]): readonly F[] =>
  faults.filter(({ at }) => !/^attachments\/\d+\/rows\/\d+$/.test(at));
