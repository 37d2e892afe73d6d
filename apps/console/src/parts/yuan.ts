const FEN_PER_YUAN = 100;
/** As the API bounds it, in 分. */
const MOST_FEN = 100_000_000_000_000;

/** 分 as they are read: `100,000.00`; a dash where there is no amount. */
export const yuanText = (fen: number): string =>
  fen === 0 ? '—' : (fen / FEN_PER_YUAN).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 分 of an amount that somebody typed in yuan, separators or not; undefined for what is none. */
export function fenOf(text: string): number | undefined {
  const [, yuan, cents = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，\s]/g, '')) ?? [];
  if (yuan === undefined) return undefined;
  const fen = Number(yuan) * FEN_PER_YUAN + Number(cents.padEnd(2, '0'));
  return fen <= MOST_FEN ? fen : undefined;
}
