# The words of the interface, in Spanish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite address (usted, the pronoun is left out) in sentences, infinitives on buttons; words that are
# understood in Spain and America. Lawyers are named by what they give (legal review, legal advice) and people
# by "quien", so that no gendered noun is needed. A part of the site or of a page is "sección". States of a
# translation agree with "traducción".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), many (whole millions), other.

## Around every page

skip-link = Saltar al contenido
menu = Menú
menu-close = Cerrar menú
reach-label = Moverse por esta página
to-top = Volver arriba
nav-label = Navegación principal
nav-earlier = Anteriores ({ $n })
nav-later = Siguientes ({ $n })
breadcrumbs-label = Ruta de navegación
footer-label = Vistas generales
languages-label = Idioma
language-untranslated = (aún sin traducir)
tools-open = Idioma y apariencia
appearance = Apariencia
appearance-auto = Como el dispositivo
appearance-light = Claro
appearance-dark = Oscuro
a-z = Índice A–Z
a-z-description = Títulos de páginas, encabezados y términos en orden alfabético.
letters-label = Letras
parts-label = Partes de la lista
glossary = Glosario
glossary-description = Los términos que se usan aquí y su significado.
glossary-synonyms = También:
glossary-page = Más información:
tags = Temas
tags-description = Todos los temas y las páginas de cada uno.
tags-all = Todos los temas
tag = Tema
tag-description = Todo lo relacionado con este tema.
tag-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
page-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
map = Mapa del sitio
map-description = Dónde está cada cosa y cómo enlazan unas páginas con otras.
map-picture = Imagen: las páginas y los enlaces entre ellas. Lo mismo está más abajo en forma de lista.
map-list = Lo mismo en forma de lista
map-leads-to = Lleva a:
print = Imprimir todo
print-description = Todo el sitio en una sola página. Imprímala o guárdela con la opción de imprimir de su navegador.
print-too-long = Este sitio es demasiado grande para una sola página. Cada página puede imprimirse por separado:
print-toc = Contenido
feed = Novedades (Atom)

## A page

toc = En esta página
reading-time = { $n ->
    [one] { $n } minuto de lectura
    [many] { $n } de minutos de lectura
   *[other] { $n } minutos de lectura
}
review-done = Revisado
review-next = Próxima revisión
updated = Actualizado
changes = Qué ha cambiado
change-major = Importante:
status-deprecated = Esta página está desactualizada
status-withdrawn = Esta página se ha retirado
status-withdrawn-text = Ya no es válida.
status-instead = Lea en su lugar:
generated-title = Traducción automática
generated-source = Un programa tradujo este texto. Leer el original
review-none = Aún sin revisar
review-overdue = La revisión está atrasada
owner = Responsable:
place = Se aplica a:
sources = Fuentes
exception-title = Cuándo no se aplica este consejo
children = En esta sección
related = Para continuar
used-by = También se menciona en
used-by-rest = Más ({ $n })
kind-page = página
kind-scenario = situación
kind-quiz = cuestionario
kind-glossary = término
sequence-label = Página anterior y siguiente
previous = Anterior
next = Siguiente
edit = Proponer un cambio en esta página
feedback = Informar de un error en esta página
home-children = Todas las secciones del sitio
# unsure: a button that leads to the list of situations; "Encontrar su situación" or "Encuentre su situación".
home-scenarios = Encontrar su situación
copy = Copiar
copied = Copiado
copy-failed = No se pudo copiar, seleccione el texto manualmente

## Inside the text

callout-note = Nota
callout-tip = Consejo
callout-important = Importante
callout-warning = Atención
callout-caution = Peligro
callout-info = Información
callout-success = Éxito
callout-question = Pregunta
callout-danger = Peligro
callout-bug = Error
callout-example = Ejemplo
callout-quote = Cita
callout-abstract = Resumen
callout-details = Detalles
table = Tabla
code = Código
letter = Texto para usar
diagram-source = Código fuente de un diagrama
footnotes = Notas
footnote-back = Volver al texto
heading-anchor = Enlace a la sección:
changed-section = Esta sección ha cambiado en el original.
missing-section = Esta sección aún no está traducida.

## Translations

translations = Estado de las traducciones
translations-description = Qué páginas están traducidas y cuáles están desactualizadas.
translations-page = Página
translations-pages = Todas las páginas de esta traducción
translations-state = Estado
translations-changed = Qué falta
translations-since = Desde
state-source = original
state-fresh = al día
state-stale = desactualizada
state-removed = parte eliminada en el original
state-moved = parte trasladada en el original
state-incomplete = incompleta
state-extra = con añadidos
state-unconfirmed = sin confirmar
state-untranslated = sin traducir
state-in-translation = en traducción
state-orphan = sin original
sections-of = { $n ->
    [one] { $n } de { $total } secciones ha cambiado
    [many] { $n } de { $total } secciones han cambiado
   *[other] { $n } de { $total } secciones han cambiado
}
sections-missing = { $n ->
    [one] falta { $n } sección
    [many] faltan { $n } de secciones
   *[other] faltan { $n } secciones
}
freshness-label = Estado de la traducción
freshness-stale-title = Esta traducción está desactualizada
freshness-changed = { $n ->
    [one] En el original ha cambiado { $n } de { $total } secciones.
    [many] En el original han cambiado { $n } de { $total } secciones.
   *[other] En el original han cambiado { $n } de { $total } secciones.
}
freshness-since = Última comparación: { $date }.
freshness-missing = { $n ->
    [one] { $n } sección sigue en el idioma original.
    [many] { $n } de secciones siguen en el idioma original.
   *[other] { $n } secciones siguen en el idioma original.
}
freshness-beginning = Principio de la página
freshness-in-source = en el original
freshness-major = cambio importante
freshness-untranslated-title = Esta página aún no está traducida
freshness-untranslated = Se muestra en su idioma original.
freshness-open-source = Abrir el original
freshness-unconfirmed = Nadie ha confirmado aún que esta traducción corresponda al original.

## Search

search = Búsqueda
search-description = Encontrar una página, una situación o un término.
search-label = Buscar en este sitio
search-placeholder = Buscar
search-count = { $n ->
    [one] { $n } resultado
    [many] { $n } de resultados
   *[other] { $n } resultados
}
search-none = No hay resultados. Pruebe con otra palabra o solo con su comienzo.
search-loading = Cargando…
search-failed = No se pudo cargar la búsqueda. Todo está también aquí:
search-results = Resultados de la búsqueda
search-more = Más resultados
search-ways = Otras formas de encontrarlo
search-all = Todos los resultados
search-other = En otros idiomas
search-unknown = No está en este sitio:
search-similar = Palabras parecidas:
search-clear = Borrar
search-kind = Tipo
search-everything = Todo
search-noscript = La búsqueda necesita JavaScript. Sin JavaScript, todo está aquí:

## Situations

scenarios = Situaciones
scenarios-by-severity = Según la gravedad
scenarios-by-signal = Según lo que ocurre
scenarios-signal = Qué ocurre
scenarios-scenario = Situación
severity = Gravedad
severity-info = Situación habitual
severity-caution = Precaución
severity-serious = Situación grave
severity-danger = Peligro
scenario-signals = Cómo reconocerla
scenario-channel = Cómo decirlo
scenario-steps = Qué hacer
scenario-scripts = Qué decir o escribir
scenario-risks = Qué puede salir mal
scenario-exceptions = Qué consejos no se aplican aquí
scenario-related = Para continuar
channel-recommended = Lo mejor
channel-allowed = También posible
channel-never = Nunca
step-when = Se aplica si:
step-page = Cómo hacerlo:
step-script = Texto para usar:
script-channel = Cómo:
script-fields = Complete los datos
script-private = Lo que escriba se queda en esta ventana. No se envía ni se guarda.
script-remember = Recordar estos datos en este dispositivo también para otros textos. Los verá cualquiera que use este navegador.
script-email = Abrir en el correo
script-download = Descargar
script-missing = Falta por rellenar:
safety-title = ¿Corre peligro en este momento?
safety-leave = Salir rápido de esta página
safety-leave-key = Pulsar tres veces la tecla Esc hace lo mismo.

## Quiz

and = y
or = o
quizzes = Cuestionarios
quiz-how = Responda a las preguntas. Su resultado y su plan están debajo de las preguntas.
quiz-many = Elija todo lo que corresponda.
quiz-questions = Preguntas
quiz-question = pregunta { $n }
quiz-only-if = Responda solo si:
quiz-skipped = Si omite esta pregunta, sume:
quiz-go-to = Pase a:
quiz-not = no
quiz-outcome = Resultado
quiz-stop = Esto es lo primero
quiz-cap = Antes de eso
quiz-applies-if = Se aplica si:
quiz-then = Su resultado:
quiz-best-result = El mejor resultado posible:
quiz-add-up = Sume sus puntos
quiz-add-up-how = Sume los números que están junto a sus respuestas, primero línea por línea y después todos juntos.
quiz-dimension = Área
quiz-yours = Sus puntos
quiz-most = Máximo
quiz-total = Total
quiz-floors = Y además
quiz-result = Resultado
quiz-band = de { $from } a { $to }
quiz-band-best = { $from } o más
quiz-floor = al menos { $n }
quiz-read = Para leer:
quiz-plan = Su plan
quiz-plan-how = Siga los pasos en los que se cumpla al menos uno de los motivos.
quiz-because = Porque respondió
quiz-because-condition = Por sus respuestas
quiz-because-result = Porque su resultado es
quiz-step = { $left ->
    [0] Pregunta { $n }, la última
    [one] Pregunta { $n }, queda { $left } como máximo
    [many] Pregunta { $n }, quedan { $left } como máximo
   *[other] Pregunta { $n }, quedan { $left } como máximo
}
quiz-continue = Continuar
quiz-back = Volver
quiz-error-title = Falta una respuesta
quiz-error-prefix = Error:
quiz-print = Imprimir
quiz-copy-plan = Copiar el plan
quiz-score = Puntos por área
quiz-score-of = { $n } de { $max }
quiz-answers = Revise sus respuestas
quiz-change = Cambiar
quiz-own = Sus respuestas
quiz-own-memory = Solo están en esta pestaña. Cuando la cierre, desaparecerán.
quiz-own-kept = Están guardadas en este dispositivo.
quiz-keep = Guardar en este dispositivo
quiz-keep-note = Quien use este navegador podrá verlas.
quiz-copy-link = Copiar enlace
quiz-copy-link-note = Quien reciba el enlace podrá ver sus respuestas.
quiz-delete = Borrar mis respuestas
quiz-delete-note = De inmediato y todas, también las guardadas.
quiz-deleted = Sus respuestas se han borrado.
quiz-kept = Sus respuestas están guardadas en este dispositivo.
quiz-not-kept = Sus respuestas ya no están guardadas en este dispositivo.
quiz-keep-failed = Su navegador no permitió guardarlas. Sus respuestas solo quedan en esta página.
quiz-outdated = El cuestionario ha cambiado. Sus respuestas anteriores ya no son válidas; vuelva a responder.

## Special pages

accessibility = Accesibilidad
accessibility-full = Este sitio cumple las pautas WCAG 2.2 AA.
accessibility-partial = Este sitio cumple la mayoría de las pautas WCAG 2.2 AA.
accessibility-none = Este sitio todavía no cumple las pautas WCAG 2.2 AA.
accessibility-problems = Lo que todavía no funciona
accessibility-tests = Cómo se prueba el sitio
accessibility-tests-text = Unos programas prueban cada tipo de página: con axe y un validador de HTML, con el teclado, sin scripts, en pantallas pequeñas, en todos los colores e impresa. Encuentran solo una parte de los problemas.
accessibility-contact = Díganos qué no funciona
accessibility-prepared = Declaración revisada el
not-found = Página no encontrada
not-found-description = Puede que la dirección esté mal escrita o que la página haya cambiado de lugar.
not-found-home = Inicio
redirect = Esta página ha cambiado de dirección
redirect-text = Nueva dirección:
