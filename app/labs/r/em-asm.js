// R.wasm carries some compiled libraries inside, and one of them (the canvas) brings JavaScript as text, which R.js
// would evaluate at start. This reads those texts, so that the build can write them down as functions.

/** One text ends with NUL; R.js makes parameters of `$0`, `$1`, … as far as the body names them. */
const asFunction = (/** @type {string} */ body) => {
  const parameters = []
  while (body.includes(`$${parameters.length}`)) parameters.push(`$${parameters.length}`)
  return `(${parameters.join(',')}) => { ${body} };`
}

const MODULE_START = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
const DATA_SECTION = 11
/** Memory for one library, in pages of 64 KiB: plenty. */
const PAGES = 64

/**
 * The functions that R.js makes with eval, exactly as it spells them, each once.
 * @param {Buffer} wasm the content of R.wasm
 * @returns {string[]}
 */
export function emAsmFunctions(wasm) {
  const found = new Set()
  // The file leaves out runs of zeros: only in memory do the libraries stand whole.
  const memory = dataOf(wasm)
  for (let at = memory.indexOf(MODULE_START); at !== -1; at = memory.indexOf(MODULE_START, at + 1)) {
    const library = memory.subarray(at, endOfModule(memory, at))
    for (const body of textsOf(new WebAssembly.Module(Uint8Array.from(library)))) found.add(asFunction(body))
  }
  return [...found]
}

/** The memory of R before it starts. Nothing of R runs. @param {Buffer} wasm */
function dataOf(wasm) {
  const module = new WebAssembly.Module(Uint8Array.from(wasm))
  const { exports } = new WebAssembly.Instance(module, importsOf(module))
  return Buffer.from(/** @type {WebAssembly.Memory} */ (exports.memory).buffer)
}

/** A module among other data: its end is that of its data section. @param {Buffer} bytes @param {number} start */
function endOfModule(bytes, start) {
  let at = start + MODULE_START.length
  for (;;) {
    const id = bytes[at]
    let [size, shift] = [0, 0]
    let byte = 0x80
    for (at += 1; byte >= 0x80; at += 1, shift += 7) {
      byte = bytes[at] ?? 0
      size += (byte & 0x7f) * 2 ** shift
    }
    at += size
    if (id === DATA_SECTION || at >= bytes.length) return at
  }
}

/**
 * The engine itself lays out the data: we give the library memory from address 0 and look where its texts came to lie.
 * @param {WebAssembly.Module} library
 */
function textsOf(library) {
  const names = WebAssembly.Module.exports(library).map(({ name }) => name)
  if (names.some((name) => name.startsWith('__em_js__')))
    throw new Error('A library inside R.wasm brings EM_JS functions, for which there is no patch.')
  if (!names.includes('__start_em_asm')) return []
  const memory = new WebAssembly.Memory({ initial: PAGES })
  const { exports } = new WebAssembly.Instance(library, importsOf(library, memory))
  const address = (/** @type {string} */ name) => /** @type {WebAssembly.Global} */ (exports[name]).value
  const bytes = Buffer.from(memory.buffer).subarray(address('__start_em_asm'), address('__stop_em_asm'))
  return bytes.toString('utf8').split('\0').filter(Boolean)
}

/**
 * Stand-ins for all that a module wants: nothing is ever called.
 * @param {WebAssembly.Module} module @param {WebAssembly.Memory} [memory]
 */
function importsOf(module, memory) {
  /** @type {WebAssembly.Imports} */
  const imports = {}
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    const group = imports[from] ?? {}
    imports[from] = group
    if (kind === 'function') group[name] = () => 0
    else if (kind === 'memory' && memory) group[name] = memory
    else if (kind === 'table') group[name] = new WebAssembly.Table({ initial: 4096, element: 'anyfunc' })
    else if (kind === 'global') {
      const mutable = from.startsWith('GOT.') || name === '__stack_pointer'
      group[name] = new WebAssembly.Global({ value: 'i32', mutable }, 0)
    }
  }
  return imports
}
