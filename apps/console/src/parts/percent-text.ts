/** `12.5%`, from 0.125; a dash where there was nothing to count. */
export const percentText = (share: number | null | undefined): string => (share == null ? '—' : `${(share * 100).toFixed(1)}%`);
