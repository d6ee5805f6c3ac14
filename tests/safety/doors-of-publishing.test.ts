import { publishingDoors } from './doors/publishing.ts'
import { throwThrough } from './throw-through.ts'

throwThrough(publishingDoors)
