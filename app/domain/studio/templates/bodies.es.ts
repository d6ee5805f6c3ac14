import type { Bodies } from './exercise-template.ts'

/** Working examples in Spanish. */
export const spanishBodies: Bodies = {
  'choice-one': `La noche del censo, Meridia contó 5090 niños nacidos en el extranjero. ¿Es una población en una fecha o un flujo? El país es inventado.

- [x] Una población en una fecha
  > Sí: cuenta a las personas presentes en un momento.
- [ ] Un flujo
  > Un flujo cuenta hechos durante un período. ¿Qué período sería aquí?

<Hint>Busque en la pregunta una fecha o un período.</Hint>
<Solution>Una población en una fecha: residentes en un momento.</Solution>`,
  'choice-several': `¿Cuáles de estas cifras cuentan personas en una fecha?

- [x] Los niños presentes en el país el 1 de enero
  > Sí: hay una fecha.
- [x] Los refugiados a fin de año
  > Sí: el fin de año es una fecha.
- [ ] Las solicitudes de asilo de 2024
  > Una solicitud es un hecho, y un año es un período.

<Hint>Unas cifras tienen una fecha; otras, un período.</Hint>
<Solution>Los niños y los refugiados se cuentan en una fecha; las solicitudes de un año son un flujo.</Solution>`,
  numeric: `Una tabla cuenta 200 personas; de 50 no consta la edad. ¿Qué parte es?

- [x] 25 ± 0.5
  > Sí: una de cada cuatro.
- [ ] 0.25 ± 0.005
  > Eso es una proporción. La pregunta pide un porcentaje.
- [ ] 33.3 ± 0.5
  > Ha dividido entre las personas cuya edad consta. Una parte se refiere al grupo entero.

<Hint>Divida la parte entre el total.</Hint>
<Solution>$50 / 200 = 25$ %.</Solution>`,
  text: `¿Cómo se llama el recuento de todos los habitantes de un país en una fecha?

- [x] censo
- [x] censo de población
- [ ] encuesta
  > Una encuesta pregunta solo a una parte de las personas.

<Hint>Se hace más o menos cada diez años.</Hint>
<Solution>Un censo.</Solution>`,
  match: `Relacione cada fuente con lo que cuenta.

| Fuente | Cuenta | Comentario |
|---|---|---|
| Un censo | las personas en una fecha | Se hace más o menos cada diez años. |
| Un registro de solicitudes de asilo | las solicitudes de un año | Piense en el hecho. |
| Una encuesta de hogares | una parte de las personas, que vale por todas | Pregunta solo a algunas. |

<Hint>Pregúntese ante cada fuente: ¿personas o hechos?</Hint>
<Solution>Un censo cuenta personas, un registro de solicitudes cuenta hechos y una encuesta pregunta a una parte de las personas.</Solution>`,
  classify: `¿Una fecha o un período?

| Cifra | Tipo | Comentario |
|---|---|---|
| Los niños presentes en el país el 1 de enero | Fecha | El 1 de enero es un día. |
| Las solicitudes de asilo de 2024 | Período | Una solicitud es un hecho. |
| Los refugiados a fin de año | Fecha | El fin de año es un día. |

<Hint>¿Se cuenta en un día o durante un año?</Hint>
<Solution>Los niños y los refugiados se cuentan en una fecha; las solicitudes, en un período.</Solution>`,
  order: `Ponga en orden los pasos de una encuesta, el primero delante.

1. Escribir lo que se quiere saber
2. Extraer la muestra
3. Hacer las preguntas
4. Ponderar las respuestas

<Hint>Solo se extrae una muestra cuando se sabe a quién debe representar.</Hint>
<Solution>Primero el objetivo, luego la muestra, las entrevistas y al final los pesos.</Solution>`,
  written: `¿Cuántos niños migrantes viven aquí? Responda al ministro en 100 palabras como máximo.

<Rubric>
- La respuesta empieza con una cifra y da su definición.
- Da la fecha de referencia.
- Dice qué no cuenta la cifra.
</Rubric>

<Hint>Empiece por la cifra.</Hint>
<Solution>
El 30 de junio de 2024 vivían en Meridia, un país inventado, 6510 niños nacidos en el extranjero o de nacionalidad extranjera. No se cuentan los niños cuya edad no consta.
</Solution>`,
  sql: ({ table, group }) =>
    group === null
      ? `¿Cuántas filas tiene la tabla \`${table}\`? Devuelva una cifra, \`n\`.

\`\`\`sql starter
SELECT * FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`COUNT(*)\` cuenta filas.</Hint>
<Hint>\`AS n\` da nombre a una columna.</Hint>
<Solution>Cuente todas las filas de la tabla.</Solution>`
      : `¿Cuántas filas tiene la tabla \`${table}\` para cada valor de \`${group}\`? Devuelva \`${group}\` y \`n\`, por orden de \`${group}\`.

\`\`\`sql starter
SELECT ${group} FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT ${group}, COUNT(*) AS n
FROM ${table}
GROUP BY ${group} ORDER BY ${group}
\`\`\`

\`\`\`sql mistake
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

> Ha contado todas las filas juntas. La pregunta pide una cifra para cada valor.

<Hint>\`GROUP BY\` hace una fila de todas las que tienen el mismo valor.</Hint>
<Hint>\`COUNT(*)\` cuenta las filas de un grupo.</Hint>
<Solution>Agrupe las filas y cuéntelas en cada grupo.</Solution>`,
  r: ({ table }) => `¿Cuántas filas tiene la tabla \`${table}\`? Deje la cifra con el nombre \`n\`.

\`\`\`r starter
rows <- read.csv("${table}.csv")
\`\`\`

\`\`\`sql key
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`read.csv\` ha leído la tabla en \`rows\`.</Hint>
<Hint>\`nrow\` cuenta las filas de una tabla.</Hint>
<Solution>Cuente las filas: \`n <- nrow(rows)\`.</Solution>`,
}
