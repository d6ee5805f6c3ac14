// webR evaluates text as JavaScript in some places, which our policy forbids. These patches take every one of them out.
// They fit one version: at another, `patched` stops the build, and somebody has to look again.

/** The version that the patches were made for. */
export const WEBR_VERSION = '0.6.0'

/** What stands in place of `webr::eval_js()` and its kin: a script of R must not reach the page's JavaScript. */
const REFUSED = 'throw new Error("JavaScript is off in this lab")'

/** A call of eval, direct or not; methods of that name evaluate R. */
const EVAL = /(?<![.\w])eval\((?!\)\{)|\(0,\s*eval\)|(?<![.\w])Function\(/

/**
 * @param {string} text @param {[anchor: string, instead: string][]} replacements each anchor stands once
 * @param {string} file for the message
 */
function patched(text, replacements, file) {
  let result = text
  for (const [anchor, instead] of replacements) {
    const found = result.split(anchor).length - 1
    if (found !== 1)
      throw new Error(`${file} of webR is not as expected: "${anchor}" stands there ${found} times.`)
    result = result.replace(anchor, () => instead)
  }
  if (EVAL.test(result)) throw new Error(`${file} of webR still has an eval in it.`)
  return result
}

/**
 * R.js without eval: the functions that it would make from text stand in a table; a text that is not there is an error.
 * @param {string} source of R.js
 * @param {string[]} functions of `emAsmFunctions`
 * @param {(path: string, name: string) => boolean} isShipped which files of R's file system are served, by the path of
 *   the file or of the image it is in; R must not know the others
 */
export function patchR(source, functions, isShipped) {
  const table = functions.map((text) => `${JSON.stringify(text)}:${text.replace(/;$/, '')}`).join(',')
  const refuseOthers = 'if(!made)throw new Error("Unknown function in a library of R: "+text);return made'
  const anchors = /** @type {[string, string][]} */ ([
    [
      'var ASM_CONSTS={',
      `var EM_ASM={${table}};var emAsm=text=>{var made=EM_ASM[text];${refuseOthers}};var ASM_CONSTS={`,
    ],
    ['ASM_CONSTS[start]=eval(func)', 'ASM_CONSTS[start]=emAsm(func)'],
    ['moduleExports[name]=eval(func)', 'moduleExports[name]=emAsm(func)'],
    ['_emscripten_run_script=ptr=>{eval(UTF8ToString(ptr))}', '_emscripten_run_script=ptr=>{}'],
    ['_emscripten_run_script_int=ptr=>eval(UTF8ToString(ptr))|0', '_emscripten_run_script_int=ptr=>0'],
    ['var s=eval(UTF8ToString(ptr));if(s==null){return 0}', 'var s="";'],
    ['eval(data);loadDone()', REFUSED],
    // Where Node's permissions are in force, process.binding is refused.
    ['process.binding("constants")["fs"]', 'require("fs").constants'],
  ])
  return patched(withFilesOf(source, isShipped), anchors, 'R.js')
}

/** @param {string} source @param {(path: string, name: string) => boolean} isShipped */
function withFilesOf(source, isShipped) {
  let kept = 0
  const lines = source.split('\n').filter((line) => {
    const [, name, path] = /^load(?:File|Image)\('[^']*','([^']*)','(vfs\/[^']*)'/.exec(line) ?? []
    if (!path || name === undefined) return true
    const stays = isShipped(path, name)
    if (stays) kept += 1
    return stays
  })
  if (kept === 0) throw new Error("R.js of webR is not as expected: it names none of R's files.")
  return lines.join('\n')
}

/** @param {string} source of webr-worker.js @param {string} [prelude] runs before it */
export function patchWorker(source, prelude = '') {
  const anchors = /** @type {[string, string][]} */ ([
    ['s=(0,eval)(c.UTF8ToString(t))', REFUSED],
    // Sockets and workers that R asks for would be opened by the page, under the page's policy.
    ['globalThis.Module=c,U?.WebSocketProxy){', 'globalThis.Module=c,!1){'],
    ['U?.WorkerProxy&&(', '!1&&('],
  ])
  return `${prelude}${patched(source, anchors, 'webr-worker.js')}`
}

/** @param {string} source of webr.js or webr.mjs, which runs in the page or in Node */
export const patchClient = (source) => {
  const withoutMap = source.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n')
  return patched(withoutMap, [['c.result=await(0,eval)(i)', REFUSED]], 'webr.js')
}
