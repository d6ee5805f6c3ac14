import type { ExchangeSource } from '../source.ts'
import { writeZip } from '../zip/write-zip.server.ts'
import { type ManifestItem, manifest } from './manifest.ts'
import { modulePage } from './module-page.ts'
import { playerFiles } from './player-files.server.ts'

const STYLE = 'shared/style.css'
const PLAYER = 'shared/player.js'

/**
 * A SCORM 1.2 package: one learning object a module, each a page that stands by itself, grades by the rules of the platform
 * and tells score, status, place and answers. Tests are left out; keys are inside: `lossReport` says both.
 */
export async function writeScorm(source: ExchangeSource): Promise<Buffer> {
  const { script, style } = await playerFiles()
  const files = new Map<string, Buffer>([
    [STYLE, style],
    [PLAYER, script],
  ])
  const items = source.modules
    .filter(({ facts }) => !facts.test)
    .map((module): ManifestItem => {
      const { html, pictures } = modulePage(module, source)
      const id = module.facts.moduleId
      const page = `${id}/index.html`
      files.set(page, Buffer.from(html))
      for (const [name, hash] of pictures) {
        const bytes = source.pictures.get(hash)?.bytes
        if (!bytes) throw new Error(`The picture ${name} is not at hand.`)
        files.set(`media/${name}`, bytes)
      }
      return {
        id,
        title: module.facts.title,
        page,
        files: [...pictures.keys()].map((name) => `media/${name}`),
      }
    })
  const [only] = items
  const named = items.length === 1 && only ? `${source.courseId}-${only.id}` : source.courseId
  const title = items.length === 1 && only ? only.title : source.title
  const id = `${named}-${source.language}`
  files.set('imsmanifest.xml', Buffer.from(manifest({ id, title }, items, [STYLE, PLAYER])))
  return writeZip(files)
}
