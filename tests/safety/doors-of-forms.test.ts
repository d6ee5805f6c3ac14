import { formDoors } from './doors/forms.ts'
import { throwThrough } from './throw-through.ts'

throwThrough(formDoors)
