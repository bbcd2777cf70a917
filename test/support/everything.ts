import { Access } from '../../src/store/make-access.ts'

/** Sees all, as the command line does. */
export const everything = Access.ofConsole('test')
