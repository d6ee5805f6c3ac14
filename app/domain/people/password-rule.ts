/** In characters. No rule about kinds of them: length is what makes a password hard to guess. */
export const shortestPassword = 10
export const longestPassword = 200
