import { typedCode } from '#app/domain/cohort/invitation/personal-code.server.ts'
import { invitationBy, takeUp } from '#app/domain/cohort/invitation/take-up.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { environment } from '#app/web/environment.server.ts'
import type { Db } from '#db/gateway.server.ts'

/** As for the session's cookie: `__Host-` where there is https. */
function nameOf(): string {
  return environment().origin?.startsWith('https:') ? '__Host-jalon-invitation' : 'jalon-invitation'
}

/**
 * Keeps the code of a personal link until the first answer: only then is there somebody to join. It goes when the
 * browser is closed, so that the next person at a shared computer doesn't answer under it.
 */
export function invitationCookie(code: string): string {
  const name = nameOf()
  const secure = name.startsWith('__Host-') ? '; Secure' : ''
  return `${name}=${code}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

function codeIn(request: Request): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=', 2)
    if (key === nameOf()) return typedCode(value)
  }
  return null
}

/** Whoever has just given a first answer joins the cohort whose link led here; a link that no longer works is let be. */
export async function joinByCookie(
  db: Db,
  { request, personId, now }: { request: Request; personId: string; now: number },
): Promise<void> {
  const code = codeIn(request)
  if (!code) return
  try {
    await takeUp(db, { invitation: await invitationBy(db, code), personId, now })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}
