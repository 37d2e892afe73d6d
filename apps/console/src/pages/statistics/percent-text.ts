/** `12.5%`, from 0.125. */
export const percentText = (share: number): string => `${(share * 100).toFixed(1)}%`;
