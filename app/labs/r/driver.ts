/**
 * How a script is run and looked at, written in R: the same text in the page, under Node and in R on its own, so that a
 * learner and a key are treated alike. Nothing of it is visible to the script, and it uses package base alone.
 */

/** What a run prints is cut after so many bytes. */
export const OUTPUT_LIMIT = 64_000

/** Why a named result is no number. */
export type ResultProblem = 'missing' | 'not-a-number' | 'not-one-value' | 'not-finite'

interface ScriptError {
  /** R's own words. */
  message: string
  /** Line of the script on which the failed statement begins, from 1; null when nobody knows. */
  line: number | null
}

export interface ScriptOutcome {
  /** The named results that are one finite number; null for the others. */
  values: Record<string, number | null>
  problems: Record<string, ResultProblem>
  output: string
  /** True when there was more output than OUTPUT_LIMIT. */
  isCut: boolean
  error: ScriptError | null
}

interface Call {
  /** Paths in R's file system: the script, the folder it works in, a file for what it prints. */
  script: string
  folder: string
  printed: string
  /** Names of the data files; everything else in the folder is from an earlier run, and goes. */
  files: string[]
  results: string[]
  /** True when plots go to a screen that is open already. */
  hasScreen: boolean
}

const texts = (values: string[]) => `c(${values.map((value) => JSON.stringify(value)).join(', ')})`

/** An expression of R whose value is a `ScriptOutcome` as JSON. */
export function runExpression({ script, folder, printed, files, results, hasScreen }: Call): string {
  const words = [script, folder, printed].map((path) => JSON.stringify(path))
  return `(${DRIVER})(${words.join(', ')}, ${texts(files)}, ${texts(results)}, ${hasScreen ? 'TRUE' : 'FALSE'})`
}

/** Reads what the expression answered; the text comes from a process that ran someone's script. */
export function readOutcome(json: string): ScriptOutcome {
  const { values, problems, output, isCut, error } = JSON.parse(json) as ScriptOutcome
  return { values, problems, output, isCut, error }
}

const DRIVER = String.raw`local({
  quoted <- function(x) {
    x <- iconv(enc2utf8(paste(x, collapse = "\n")), "UTF-8", "UTF-8", sub = "?")
    x <- gsub("\\", "\\\\", x, fixed = TRUE)
    x <- gsub("\"", "\\\"", x, fixed = TRUE)
    x <- gsub("\n", "\\n", x, fixed = TRUE)
    x <- gsub("\t", "\\t", x, fixed = TRUE)
    x <- gsub("[[:cntrl:]]", "", x)
    paste0("\"", x, "\"")
  }
  object <- function(names, texts) {
    if (length(names) == 0L) return("{}")
    paste0("{", paste0(vapply(names, quoted, ""), ":", texts, collapse = ","), "}")
  }
  problem_of <- function(name) {
    if (!exists(name, envir = globalenv(), inherits = FALSE)) return("missing")
    value <- get(name, envir = globalenv(), inherits = FALSE)
    if (!is.numeric(value)) return("not-a-number")
    if (length(value) != 1L) return("not-one-value")
    if (!is.finite(as.numeric(value))) return("not-finite")
    ""
  }
  show <- function(value) if (isS4(value)) methods::show(value) else print(value)

  function(script, folder, printed, files, results, has_screen) {
    if (is.null(getOption("lab.first"))) options(lab.first = options())
    options(getOption("lab.first"))
    if (!has_screen) options(device = function(...) grDevices::pdf(NULL))
    setwd(folder)
    unlink(setdiff(list.files(all.files = TRUE, no.. = TRUE), files), recursive = TRUE)
    RNGkind("default", "default", "default")
    rm(list = ls(globalenv(), all.names = TRUE), envir = globalenv())
    # Leaving R would end the engine, not the run; help pages would be 7 MB for the first one.
    leave <- function(...) stop("quit() is not available here")
    help <- function(...) message("R's help pages are not part of this lab.")
    masks <- list(q = leave, quit = leave, help = help, "?" = help)
    if (!"lab" %in% search()) attach(masks, name = "lab", warn.conflicts = FALSE)

    out <- file(printed, open = "w+")
    sink(out)
    sink(out, type = "message")
    line <- NA_integer_
    error <- NULL
    own_call <- quote(eval(parsed[[i]], globalenv()))
    fail <- function(e) {
      call <- conditionCall(e)
      text <- conditionMessage(e)
      error <<- if (is.null(call) || identical(call, own_call)) text else paste0(deparse(call, nlines = 1L)[1L], ": ", text)
    }
    parsed <- tryCatch(parse(script, keep.source = TRUE, encoding = "UTF-8"), error = function(e) {
      # As in "script.R:3:5: unexpected ','", then lines that quote the script.
      text <- sub("\n[[:digit:]]+:.*", "", conditionMessage(e))
      at <- regmatches(text, regexpr(":[[:digit:]]+:[[:digit:]]+: ", text))
      if (length(at) == 1L) line <<- as.integer(strsplit(at, ":", fixed = TRUE)[[1L]][2L])
      error <<- sub(".*:[[:digit:]]+:[[:digit:]]+: ", "", text)
      NULL
    })
    for (i in seq_along(parsed)) {
      line <- as.integer(attr(parsed, "srcref")[[i]][1L])
      done <- tryCatch(
        withCallingHandlers(
          {
            made <- withVisible(eval(parsed[[i]], globalenv()))
            if (made$visible) show(made$value)
            TRUE
          },
          warning = function(w) {
            cat("Warning: ", conditionMessage(w), "\n", sep = "", file = stderr())
            tryInvokeRestart("muffleWarning")
          }
        ),
        error = function(e) { fail(e); FALSE }
      )
      if (!done) break
      if (seek(out, rw = "write") > 10 * ${OUTPUT_LIMIT}) break
    }

    sink(type = "message")
    while (sink.number() > 0L) sink()
    tryCatch(close(out), error = function(e) NULL)
    size <- file.size(printed)
    bytes <- readBin(printed, "raw", min(size, ${OUTPUT_LIMIT}))
    output <- rawToChar(bytes[bytes != 0L])
    Encoding(output) <- "UTF-8"
    problems <- vapply(results, problem_of, "")
    number <- function(name) sprintf("%.17g", as.numeric(get(name, envir = globalenv())))
    values <- vapply(results, function(name) if (problems[[name]] == "") number(name) else "null", "")
    odd <- results[problems != ""]
    paste0(
      "{\"values\":", object(results, values),
      ",\"problems\":", object(odd, vapply(problems[odd], quoted, "")),
      ",\"output\":", quoted(output),
      ",\"isCut\":", if (size > ${OUTPUT_LIMIT}) "true" else "false",
      ",\"error\":", if (is.null(error)) "null" else paste0(
        "{\"message\":", quoted(error), ",\"line\":", if (is.na(line)) "null" else line, "}"
      ),
      "}"
    )
  }
}, envir = new.env(parent = baseenv()))`
