import { readOutcome, runExpression, type ScriptOutcome } from './driver.ts'

/** R in the page, in a worker of its own. Nothing is loaded before `startR` is called. */

interface RFile {
  name: string
  text: string
}

export interface RRun extends ScriptOutcome {
  /** The plots, in order; the first MOST_IMAGES of them. Close each after drawing it. */
  images: ImageBitmap[]
}

export interface RSession {
  /**
   * Runs a script on the files and looks at its named results. Starts R again after a stop; the files are there by then.
   * @throws {RStoppedError} when it was stopped meanwhile; {Error} when R is busy, or cannot be loaded
   */
  run(script: string, files: RFile[], results: string[]): Promise<RRun>
  /** Ends what runs, at once. R takes about two seconds to start again, which the next run does; no bytes are loaded. */
  stop(): void
}

class RStoppedError extends Error {}

/** Bytes loaded so far and altogether, as they travel: compressed. */
export type OnProgress = (loaded: number, total: number) => void

const MOST_IMAGES = 12
const SCREEN = { width: 720, height: 480 }
/** Paths in R's own file system. */
const paths = {
  script: '/home/web_user/script.R',
  folder: '/home/web_user/lab',
  printed: '/home/web_user/printed',
}

type Webr = InstanceType<typeof import('webr')['WebR']>
type Sizes = Record<string, { bytes: number; sent: number }>

interface Engine {
  webr: Webr
  /** Ends the worker; who waits for it is told. */
  end: (why: Error) => void
  /** Rejects when the engine ends before it should. */
  ended: Promise<never>
}

/**
 * Loads and starts R.
 * @param base folder of R's files, as in `/labs/r/0.6.0-1a2b3c4d5e/`: the server says it (`rManifest`)
 * @throws {Error} when a file cannot be loaded
 */
export async function startR({
  base,
  onProgress,
}: {
  base: string
  onProgress: OnProgress
}): Promise<RSession> {
  const start = () => startEngine(new URL(base, location.href), onProgress)
  let engine: Promise<Engine> | null = start()
  let isRunning = false
  await engine
  return {
    async run(script, files, results) {
      if (isRunning) throw new Error('R is running a script already.')
      isRunning = true
      try {
        engine ??= start()
        const { webr, ended } = await engine
        return await Promise.race([runIn(webr, script, files, results), ended])
      } catch (error) {
        // Whatever happened inside, a new worker is in order.
        endEngine(error instanceof Error ? error : new Error(String(error)))
        throw error
      } finally {
        isRunning = false
      }
    },
    stop: () => endEngine(new RStoppedError('R was stopped.')),
  }

  function endEngine(why: Error): void {
    engine?.then(({ end }) => end(why)).catch(() => {})
    engine = null
  }
}

async function startEngine(base: URL, onProgress: OnProgress): Promise<Engine> {
  const [{ WebR, ChannelType }, sizes] = await Promise.all([
    import(/* @vite-ignore */ new URL('webr.js', base).href) as Promise<typeof import('webr')>,
    fetch(new URL('sizes.json', base)).then((response) => response.json() as Promise<Sizes>),
  ])
  const webr = new WebR({ baseUrl: base.href, channelType: ChannelType.PostMessage, interactive: false })
  const { promise: ended, reject } = settledLater()
  const end = (why: Error) => {
    webr.close()
    reject(why)
  }
  listen(webr, base, sizes, onProgress, end)
  await Promise.race([webr.init(), ended])
  const total = totalOf(sizes)
  onProgress(total, total)
  await webr.FS.mkdir(paths.folder)
  return { webr, end, ended }
}

const totalOf = (sizes: Sizes) => Object.values(sizes).reduce((sum, { sent }) => sum + sent, 0)

function settledLater() {
  let reject: (why: Error) => void = () => {}
  const promise = new Promise<never>((_resolve, no) => {
    reject = no
  })
  // Nobody may be waiting when it ends.
  promise.catch(() => {})
  return { promise, reject }
}

/** Reads all that the worker says: see worker-prelude.js for what is ours. */
async function listen(
  webr: Webr,
  base: URL,
  sizes: Sizes,
  onProgress: OnProgress,
  end: Engine['end'],
): Promise<void> {
  const total = totalOf(sizes)
  const loaded: Record<string, number> = {}
  for await (const { type, data } of webr.stream()) {
    if (type === 'start-failed') end(new Error(`R could not be loaded: ${data}`))
    if (type !== 'loaded') continue
    loaded[data.path.slice(base.pathname.length)] = data.bytes
    // What is not counted byte by byte, the scripts, was there before the first file that is.
    const sum = Object.entries(sizes).reduce((soFar, [file, { bytes, sent }]) => {
      const share = file.endsWith('.js') ? 1 : (loaded[file] ?? 0) / bytes
      return soFar + Math.min(share, 1) * sent
    }, 0)
    onProgress(Math.round(sum), total)
  }
}

async function runIn(webr: Webr, script: string, files: RFile[], results: string[]): Promise<RRun> {
  const encoder = new TextEncoder()
  await webr.FS.writeFile(paths.script, encoder.encode(script))
  for (const { name, text } of files) await webr.FS.writeFile(`${paths.folder}/${name}`, encoder.encode(text))
  const names = files.map(({ name }) => name)
  const expression = runExpression({ ...paths, files: names, results, hasScreen: true })
  const shelter = await new webr.Shelter()
  try {
    const { result, images } = await shelter.captureR(expression, {
      captureStreams: false,
      captureConditions: false,
      captureGraphics: SCREEN,
    })
    for (const image of images.slice(MOST_IMAGES)) image.close()
    const json = await (result as unknown as { toString(): Promise<string> }).toString()
    return { ...readOutcome(json), images: images.slice(0, MOST_IMAGES) }
  } finally {
    await shelter.purge()
  }
}
