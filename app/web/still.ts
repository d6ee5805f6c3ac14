/** The `handle` of a route whose page runs no scripts. */
export const STILL = 'still'
