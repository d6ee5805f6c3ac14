import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'

// A process of its own that opens the store named on its command line, migrates it and prints what it applied.
const store = await openStore(process.argv[2] ?? '')
process.stdout.write(JSON.stringify((await migrate(store)).applied))
await store.close()
