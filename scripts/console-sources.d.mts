export function consoleSources(root: string): string;
export function isConsoleCurrent(root: string): boolean;
export function stampOf(root: string): string;
export function librarySources(root: string): string;
