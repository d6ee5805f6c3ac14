import type { ExchangeModule, ExchangePicture, ExchangeSource } from '#app/content/exchange/source.ts'
import type { CourseFacts } from '#app/domain/course/course.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as media from '#db/media.server.ts'

/** What of a course is to be taken elsewhere; without a module all of it, its test included. */
export interface Wanted {
  moduleId: string | null
  /** Language of the texts. */
  language: string
  /** Where the platform is, for links back. */
  origin: string
}

/**
 * What is published of a course in one language, with keys and pictures: for who may write it, and nobody else.
 * @throws DomainError `not-found` for a module or a language that is not there
 */
export async function exchangeSource(
  db: Db,
  course: CourseFacts,
  { moduleId, language, origin }: Wanted,
): Promise<ExchangeSource> {
  const current = await editions.currentFactsOfCourse(db, course.id)
  const wanted = [...course.modules, ...(course.test === undefined ? [] : [course.test])].filter(
    (id) => moduleId === null || id === moduleId,
  )
  const modules: ExchangeModule[] = []
  const missing: string[] = []
  for (const id of wanted) {
    const texts = current.filter((facts) => facts.moduleId === id)
    const facts = texts.find((one) => one.language === language)
    const edition = facts && (await editions.byHash(db, facts.hash))
    if (edition) modules.push(edition)
    else missing.push(texts.find((one) => one.language === course.source)?.title ?? id)
  }
  if (modules.length === 0) throw new DomainError('not-found', 'page_not_found')
  return {
    courseId: course.id,
    title: shownText(course.title, language, course.source),
    language,
    passMark: course.passMark,
    modules,
    missing,
    pictures: await picturesOf(db, modules),
    origin,
  }
}

/** Addresses of pictures, wherever in blocks and exercises they stand. */
const address = /\/media\/([0-9a-f]{64})\/([^"\\/]+)/g

async function picturesOf(db: Db, modules: ExchangeModule[]): Promise<Map<string, ExchangePicture>> {
  const all = JSON.stringify(modules.map(({ blocks, exercises }) => [blocks, exercises]))
  const names = new Map([...all.matchAll(address)].map(([, hash = '', name = '']) => [hash, name]))
  const found = await Promise.all(
    [...names].map(async ([hash, name]) => {
      const picture = await media.byHash(db, hash)
      return picture ? ([[hash, { name, ...picture }]] as const) : []
    }),
  )
  return new Map(found.flat())
}
