import { textDoors } from './doors/texts.ts'
import { throwThrough } from './throw-through.ts'

throwThrough(textDoors)
