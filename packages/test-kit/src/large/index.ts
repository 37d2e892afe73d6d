export { type LargeCounts, type LargeDex, type LargeOptions, large, largeClasses, largeDexFiles, writeLarge } from './large.ts';
