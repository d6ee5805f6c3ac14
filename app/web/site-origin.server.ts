import { environment } from './environment.server.ts'

/**
 * The address under which people reach this site, for links on paper. Without ORIGIN it is what the trainer's own browser
 * used; such a link is shown to that trainer and goes into no mail.
 */
export const siteOrigin = (url: URL): string => environment().origin ?? url.origin
