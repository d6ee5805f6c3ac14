import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs'

/** A program to run where it sees nothing of the machine but what is named here. */
export interface Fenced {
  program: string
  words: string[]
  /** Files and folders it may read: where they are, and where it sees them. */
  readable: { at: string; as: string }[]
  /** Names that stand for other paths inside. */
  links: { to: string; as: string }[]
  /** Folders that start empty, may be written to, and vanish with it. */
  writable: string[]
  /** Bytes of memory, besides what is shared. */
  memory: number
  cpuSeconds: number
  openFiles: number
}

export interface CommandLine {
  program: string
  words: string[]
  /** The user to start it as; undefined: the one we are. */
  uid: number | undefined
}

/** Said where scripts cannot be fenced in: running them unfenced is a choice, not a fallback. */
export const NO_FENCE =
  'Bubblewrap (bwrap) does not run here, so R scripts cannot be kept from the files and the network of this machine. ' +
  'Install it (Debian: apt-get install bubblewrap), or say --trusted if you wrote or read every script yourself.'

const NOBODY = 65_534
const FILE_BYTES = 10_000_000
const PROCESSES = 64

/**
 * Bubblewrap with namespaces of its own for everything (no network, no processes, no files but those named), no rights,
 * an empty environment; prlimit for memory, time and files.
 */
export function fenceIn(fenced: Fenced, uid = ownUser()): CommandLine {
  const binds = fenced.readable.flatMap(({ at, as }) => ['--ro-bind', at, as])
  const links = fenced.links.flatMap(({ to, as }) => ['--symlink', to, as])
  const folders = fenced.writable.flatMap((path) => ['--size', String(FILE_BYTES), '--tmpfs', path])
  return {
    program: 'prlimit',
    words: [
      `--cpu=${fenced.cpuSeconds}`,
      `--data=${fenced.memory}`,
      `--nofile=${fenced.openFiles}`,
      `--fsize=${FILE_BYTES}`,
      '--core=0',
      `--nproc=${PROCESSES}`,
      '--',
      ...['bwrap', '--unshare-user', '--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
      ...['--cap-drop', 'ALL', '--uid', String(NOBODY), '--gid', String(NOBODY)],
      ...['--setenv', 'LANG', 'C.UTF-8', '--setenv', 'TZ', 'UTC'],
      ...binds,
      ...links,
      ...folders,
      ...['--chdir', '/', '--', fenced.program, ...fenced.words],
    ],
    uid,
  }
}

/** Root steps down to nobody, so that even a hole in the fence leads nowhere. */
const ownUser = () => (process.getuid?.() === 0 ? NOBODY : undefined)

/**
 * True when a program comes up inside the fence. As root it is tried as nobody first; where nobody may not make
 * namespaces, or may not read the program, the fence alone has to do.
 */
export function canFence(fenced: Fenced): { uid: number | undefined } | null {
  for (const uid of new Set([ownUser(), undefined])) {
    const line = fenceIn(fenced, uid)
    if (spawnSync(line.program, line.words, { uid, gid: uid, timeout: 20_000 }).status === 0) return { uid }
  }
  return null
}

/** A program and the libraries it is linked with, each seen where it is. */
export function programFiles(program: string): Fenced['readable'] {
  const linked = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout ?? ''
  const libraries = [...linked.matchAll(/(?:=>\s*)?(\/\S+) \(0x/g)].map((match) => match[1] ?? '')
  return [program, ...libraries].map((path) => ({ at: realpathSync(path), as: path }))
}

/** What a program of the distribution needs: programs and libraries of the system, and the settings of R alone. */
export function systemFiles(): Pick<Fenced, 'readable' | 'links'> {
  const present = ['/usr', '/bin', '/lib', '/lib64', '/etc/R', '/etc/alternatives'].filter(existsSync)
  const isLink = (path: string) => lstatSync(path).isSymbolicLink()
  return {
    readable: present.filter((path) => !isLink(path)).map((path) => ({ at: path, as: path })),
    links: present.filter(isLink).map((path) => ({ to: readlinkSync(path), as: path })),
  }
}
