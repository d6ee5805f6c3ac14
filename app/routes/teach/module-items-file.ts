import { askedItemsFile } from './asked-analysis.server.ts'

/** Item analysis of a module as a file, by the same choices as its page. */
export const loader = askedItemsFile
