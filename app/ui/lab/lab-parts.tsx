/** All that a lab needs beyond its form; loaded when one is opened. */
export { LabVerdict } from './lab-verdict.tsx'
export { RPanel } from './r-panel.tsx'
export { SqlPanel } from './sql-panel.tsx'
