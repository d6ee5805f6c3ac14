// Runs inside the fence (fence.server.ts): one webR, the jobs one after another, one line of JSON for each. It knows
// nothing but what comes in through stdin. `/app/webr` is where the fence puts webR; without a fence the place is given.
import { readFileSync } from 'node:fs'

/** @typedef {{ script: string, files: { name: string, text: string }[], expression: string }} Job */
/** @typedef {{ scriptPath: string, folder: string, jobs: Job[] }} Request */

// Else webR looks for the package `ws`; nothing here may open a socket anyway.
Object.assign(globalThis, { WebSocket: class {} })

const webrFolder = process.argv[2] ?? '/app/webr/'
const { WebR, ChannelType } = await import(`${webrFolder}webr.mjs`)
/** @type {Request} */
const { scriptPath, folder, jobs } = JSON.parse(readFileSync(0, 'utf8'))
const encoder = new TextEncoder()

const webr = new WebR({ baseUrl: webrFolder, channelType: ChannelType.PostMessage, interactive: false })
await webr.init()
await webr.FS.mkdir(folder)
process.stdout.write('{"ready":true}\n')
for (const { script, files, expression } of jobs) {
  await webr.FS.writeFile(scriptPath, encoder.encode(script))
  for (const { name, text } of files) await webr.FS.writeFile(`${folder}/${name}`, encoder.encode(text))
  const shelter = await new webr.Shelter()
  const capture = {
    captureStreams: false,
    captureConditions: false,
    captureGraphics: false,
    withAutoprint: false,
  }
  const { result } = await shelter.captureR(expression, capture)
  const outcome = await result.toString()
  await shelter.purge()
  process.stdout.write(`${JSON.stringify({ outcome })}\n`)
}
process.exit(0)
