import { askedItemsFile } from './asked-analysis.server.ts'

/** Item analysis of a form of a test as a file, by the same choices as its page. */
export const loader = askedItemsFile
