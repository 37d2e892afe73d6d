/** API levels at which Android's handling of signatures changed. */
export const KITKAT = 19;
export const JELLY_BEAN_MR2 = 18;
export const NOUGAT = 24;
export const OREO = 26;
export const PIE = 28;
export const RED_VELVET = 30;
export const TIRAMISU = 33;

/** The open end of a range: Java's largest int, as packages write it. */
export const NEWEST = 0x7fffffff;
