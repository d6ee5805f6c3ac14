import { writeSync } from 'node:fs'
import { openStore } from '#db/gateway.server.ts'
import { answer } from './answering.ts'

// A process of its own: a learner who answers as fast as the store takes it and says each attempt's id once it was
// accepted. Store, person and the time to begin at stand on the command line. It ends when it is killed.
const [url = '', personId = '', startAt] = process.argv.slice(2)
const { db } = await openStore(url, { hasWriter: true })
for (let turn = 0; ; turn++) writeSync(1, `${await answer(db, personId, turn, Number(startAt))}\n`)
