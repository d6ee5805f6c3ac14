import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return entry.name === 'generated' || entry.name === 'migrations' ? [] : filesUnder(path)
    return /\.(ts|tsx|js)$/.test(entry.name) ? [path] : []
  })

/** Every import of a file: packages by name, our own files by path from the root. Type imports are marked. */
function importsOf(file: string): { target: string; isType: boolean }[] {
  const source = readFileSync(join(root, file), 'utf8')
  const pattern =
    /(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g
  return [...source.matchAll(pattern)].map((match) => {
    const name = (match[2] ?? match[3] ?? match[4]) as string
    let target = name
    if (name.startsWith('#')) target = name.slice(1).replace(/\?.*$/, '')
    else if (name.startsWith('.')) target = normalize(join(dirname(file), name))
    return { target, isType: match[1] !== undefined }
  })
}

const rooms = ['app', 'db', 'cli', 'bench'] as const
const files = rooms.flatMap(filesUnder)

/** The room of a file: the folder that the map in the README names. */
const roomOf = (path: string): string => {
  if (/^app\/(root|routes|entry)\./.test(path)) return 'rim'
  const match = /^app\/([^/]+)\//.exec(path)
  if (match) return match[1] === 'routes' ? 'rim' : (match[1] as string)
  return path.split('/')[0] as string
}

/** Which rooms a room may import from, itself aside. `t:` = types only. */
const arrows: Record<string, string[]> = {
  rim: ['web', 'auth', 'domain', 'labs', 'ui', 'messages', 'styles', 'db'],
  web: ['auth', 'domain', 'messages', 'db'],
  ui: ['domain', 'labs', 'messages', 'web'],
  auth: ['domain', 'db', 'messages', 'web'],
  content: ['domain', 'labs', 'db', 'messages'],
  domain: ['content', 'labs', 'db', 'messages'],
  labs: ['db'],
  messages: [],
  db: ['t:domain', 't:labs', 'messages'],
  cli: ['content', 'domain', 'labs', 'db', 'web', 'auth', 'messages'],
  bench: ['content', 'domain', 'labs', 'db', 'web', 'auth', 'messages', 'cli', 'tests'],
}

/** What only some rooms may import from npm. */
const packageOwners: [RegExp, (file: string) => boolean][] = [
  [
    /^(drizzle-orm|better-sqlite3|drizzle-kit)(\/|$)/,
    (file) => file.startsWith('db/') || file.startsWith('bench/'),
  ],
  [/^mdx-bundler(\/|$)/, (file) => file.startsWith('app/content/')],
  [/^lucia(\/|$)/, (file) => file.startsWith('app/auth/')],
  [/^@sqlite\.org\//, (file) => file.startsWith('app/labs/')],
  [/^webr(\/|$)/, (file) => file.startsWith('app/labs/')],
  [/^@remix-run\//, (file) => ['rim', 'web'].includes(roomOf(file))],
  [/^(express|helmet|compression|express-static-gzip)$/, () => false],
]

test('arrows between rooms run one way', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file).flatMap(({ target, isType }) => {
      if (!/^(app|db|cli|bench|tests)\//.test(target)) return []
      const [from, to] = [roomOf(file), roomOf(target)]
      const allowed = arrows[from] ?? []
      const fits = from === to || allowed.includes(to) || (isType && allowed.includes(`t:${to}`))
      return fits ? [] : [`${file} -> ${target}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('each given library stays behind the rooms that may know it', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file).flatMap(({ target }) =>
      packageOwners.some(([name, mayImport]) => name.test(target) && !mayImport(file))
        ? [`${file} -> ${target}`]
        : [],
    ),
  )
  expect(wrong).toEqual([])
})

test('a domain file without .server in its name is pure: no store, no clock, no chance, no Node', () => {
  const wrong = files
    .filter((file) => file.startsWith('app/domain/') && !file.includes('.server.'))
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      const impure = /Date\.now\(|new Date\(\)|Math\.random\(|crypto\./.exec(source)
      const imports = importsOf(file).filter(
        ({ target, isType }) =>
          !isType && (target.startsWith('db/') || target.startsWith('node:') || target.includes('.server.')),
      )
      return [
        ...(impure ? [`${file}: ${impure[0]}`] : []),
        ...imports.map(({ target }) => `${file} -> ${target}`),
      ]
    })
  expect(wrong).toEqual([])
})

test('what runs in the browser imports no server file', () => {
  const wrong = files
    .filter((file) => file.startsWith('app/ui/') && !file.includes('.server.'))
    .flatMap((file) =>
      importsOf(file).flatMap(({ target, isType }) =>
        !isType && target.includes('.server.') ? [`${file} -> ${target}`] : [],
      ),
    )
  expect(wrong).toEqual([])
})

test('no folder and no file is a dumping ground', () => {
  const wrong = files.filter((file) =>
    /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.(ts|tsx|js)$)/.test(file),
  )
  expect(wrong).toEqual([])
})
