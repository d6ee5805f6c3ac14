// The worker's first file. The rest is TypeScript, which Node does not run by itself everywhere.
import { register } from 'tsx/esm/api'

register()
await import('./build-thread.ts')
