import { fileDoors } from './doors/files.ts'
import { throwThrough } from './throw-through.ts'

throwThrough(fileDoors)
