import { LEAST_ITEMS } from '../../limits.ts'
import type { testProblems as english } from '../../test-problems.ts'
import type { WordsFor } from '../language-words.ts'
import { number } from './numbers.ts'
import { told } from './phrases.ts'
import { fr } from './typeset.ts'

/** `10 item(s) with 12.5 point(s)` */
const weight = (words: string): string =>
  words.replace(
    /^(\d+) item\(s\) with ([\d.]+) point\(s\)$/,
    (_, items, points) => fr`${number(Number(items))} question(s) et ${number(Number(points))} point(s)`,
  )

export const testProblems: WordsFor<typeof english> = {
  'test-kind': () => [
    fr`course.yaml nomme ce dossier comme test du cours, et l’en-tête ne le dit pas.`,
    fr`Ajoutez kind: test.`,
  ],
  'test-in-modules': (id) => [
    fr`Un test figure parmi les modules du cours.`,
    fr`Ôtez « ${id} » de modules dans course.yaml, et écrivez test: ${id}.`,
  ],
  'form-outside-test': () => [
    fr`<Form> appartient à un test, et ceci est un module.`,
    fr`Retirez la balise, ou écrivez kind: test dans l’en-tête et test: dans course.yaml.`,
  ],
  'form-missing': (id) => [
    fr`Le test n’a pas de <Form id="${id}">.`,
    fr`Un test a deux formes, « a » et « b », qui demandent la même chose par des questions différentes.`,
  ],
  'form-twice': (id) => [fr`<Form id="${id}"> figure deux fois.`, fr`N’en gardez qu’une.`],
  'form-few': (id, count) => [
    fr`Questions de la forme « ${id} » : ${number(count)}.`,
    fr`Écrivez-en au moins ${LEAST_ITEMS}.`,
  ],
  'form-unlike': (objective, a, b) => [
    fr`Pour l’objectif « ${objective} », la forme a compte ${weight(a)}, et la forme b ${weight(b)}.`,
    fr`Donnez aux deux formes autant de questions et de points pour chaque objectif, afin que leurs résultats se comparent.`,
  ],
  'form-footnote': () => [
    fr`Une note de bas de page figure dans une forme de test.`,
    fr`Nommez la source en toutes lettres, ou appelez la note dans l’introduction.`,
  ],
  'test-outside-form': (id) => [
    fr`La question « ${id} » est hors des deux formes.`,
    fr`Placez-la dans <Form id="a"> ou <Form id="b">.`,
  ],
  'test-item-kind': (kind) => [
    fr`Une question de test ne peut pas être ${told(kind)}.`,
    fr`Les questions se corrigent seules et aussitôt : employez <Choice>, <Numeric>, <Text>, <Match>, <Classify> ou <Order>, sans données.`,
  ],
  'test-item-hint': () => [
    fr`Une question de test a un <Hint>.`,
    fr`Retirez-le : rien n’est dit avant la fin.`,
  ],
  'test-item-tries': () => [
    fr`Une question de test a son propre nombre d’essais.`,
    fr`Retirez-le : une réponse peut changer jusqu’à la remise du test. Le nombre de passages du test figure dans l’en-tête.`,
  ],
  'test-item-objective': (id) => [
    fr`La question « ${id} » n’a pas d’objectif.`,
    fr`Nommez-en un de l’en-tête : les résultats sont donnés par objectif.`,
  ],
  'test-chart': () => [
    fr`Un <Chart> figure dans un test.`,
    fr`Montrez-le comme image : <Figure src="…" alt="…" />.`,
  ],
}
