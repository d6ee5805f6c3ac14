import type { SqlErrorCode } from '#app/labs/sql/run.ts'
import { fr } from './typeset.ts'

/** Why a query was refused by us; what the engine says itself stays in its words. */
const failures: Record<SqlErrorCode, string> = {
  empty: fr`elle est vide`,
  syntax: fr`son SQL ne se lit pas`,
  incomplete: fr`elle s’arrête avant la fin`,
  'no-such-column': fr`une colonne n’existe pas`,
  'no-such-table': fr`une table n’existe pas`,
  'no-such-function': fr`une fonction n’existe pas`,
  'ambiguous-column': fr`plusieurs tables ont cette colonne`,
  'misused-aggregate': fr`un agrégat ne peut pas figurer là`,
  'wrong-argument-count': fr`une fonction a reçu trop ou trop peu de valeurs`,
  'not-a-query': fr`ce n’est pas une requête`,
  'not-allowed': fr`elle demande quelque chose qui est fermé ici`,
  'second-statement': fr`une seconde requête la suit`,
  'too-long': fr`elle est trop longue`,
  'too-complex': fr`elle est trop imbriquée`,
  'unreadable-text': fr`elle contient des caractères illisibles`,
  time: fr`elle prend trop de temps`,
  memory: fr`elle demande trop de mémoire`,
  'too-much': fr`son résultat est trop grand`,
  busy: fr`trop de requêtes sont en cours`,
  'already-running': fr`une autre requête est encore en cours`,
  off: fr`les requêtes ne sont pas exécutées ici en ce moment`,
  other: fr`elle a échoué`,
}

const isFailure = (reason: string): reason is SqlErrorCode => Object.hasOwn(failures, reason)

export const engineSays = (reason: string): string =>
  isFailure(reason) ? failures[reason] : fr`« ${reason} »`
