// The thread's first file when we run from the sources: the rest is TypeScript, which Node does not run by itself
// everywhere. The build has it in one piece (cli/build.js).
import { register } from 'tsx/esm/api'

register()
await import('./write-thread.ts')
