// The first file of the builder's process. The rest is TypeScript, which Node does not run by itself everywhere.
import { register } from 'tsx/esm/api'

register()
await import('./build-process.ts')
