export { type Abi, type ElfSpec, elf } from './elf.ts';
