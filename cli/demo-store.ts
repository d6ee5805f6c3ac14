// The middle part of `npm run demo`: fills the new store with a made-up cohort, or gives a kept one its new password,
// which comes by the standard input so that no list of processes shows it.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { hashPassword } from '#app/auth/password.server.ts'
import { fillStore } from '#app/domain/demo/fill-store.server.ts'
import { renewPasswords } from '#app/domain/demo/renew-passwords.server.ts'
import { withCurrentStore } from '#cli/with-store.ts'

/** What the made-up cohort learns: a course with all that comes before it. */
const COURSES = ['foundations', 'collecting']

const [, , seed = '1', isKept = ''] = argv
try {
  const passwordHash = await hashPassword(readFileSync(0, 'utf8').trim())
  await withCurrentStore(async ({ db }) => {
    if (isKept === 'kept') return renewPasswords(db, { passwordHash, now: Date.now() })
    console.log('Making up a cohort of 24 and four weeks of answers (about half a minute) …')
    const { learners, answers, sittings } = await fillStore(db, {
      seed: Number(seed),
      now: Date.now(),
      passwordHash,
      courseIds: COURSES,
    })
    console.log(`Made up: ${learners} people, ${answers} answers, ${sittings} tests sat (seed ${seed}).`)
  })
  // Threads in which queries ran would keep the process.
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  if (process.env.JALON_DEBUG && error instanceof Error) console.error(error.stack)
  process.exit(1)
}
