### Lo que dice el bot, en español: formal e impersonal, como se escribe en una oficina de prensa de
### la Ciudad de México.
###
### Las palabras citadas, los nombres, los cargos y los títulos quedan como están en el documento. Las
### preguntas se hacen en inglés, que es lo que el bot entiende; por eso los ejemplos de la ayuda
### conservan las palabras inglesas que cuentan.

locale = es-MX

## Dates, numbers and lists

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
undated = sin fecha
several-people = varias personas
day = { $day } de { $month } de { $year }
month = { $month } de { $year }
any-day = cualquier { $day } de { $month }
any-month = cualquier mes de { $month }
until = hasta el { $last }
since = desde el { $first }
between = del { $first } al { $last }
no-day = ningún día
meetings = { $number ->
    [0] ninguna reunión
    [1] { $number } reunión
   *[other] { $number } reuniones
}
turns = { $number ->
    [0] ninguna intervención
    [1] { $number } intervención
   *[other] { $number } intervenciones
}
paragraphs = { $number ->
    [0] ningún párrafo
    [1] { $number } párrafo
   *[other] { $number } párrafos
}
so-many-words = { $number ->
    [0] ninguna palabra
    [1] { $number } palabra
   *[other] { $number } palabras
}
# “u” ante el sonido o: “Blinken u Obrador”.
list-or = { $first } o { $last }
list-or-before-o = { $first } u { $last }
# “e” ante el sonido i, que no es el de un diptongo: “Ruiz e Ibarra”, pero “agua y hielo”.
list-and = { $first } y { $last }
list-and-before-i = { $first } e { $last }

## Verdicts

verdict-exact = Exacta ✓
verdict-altered = Alterada ≠
verdict-misattributed = Mal atribuida ✗
verdict-wrong-context = Fuera de contexto ◐
verdict-paraphrase-only = Solo paráfrasis ≈
verdict-reported = Referida por otra persona →
verdict-not-found = No encontrada ○
sentence-exact = { $who } dijo esto, palabra por palabra.
sentence-exact-written = { $who } escribió esto, palabra por palabra.
sentence-exact-interpreted = { $who } dijo esto, palabra por palabra según la interpretación.
sentence-exact-paraphrased = La nota dice esto de { $who }, con palabras de la propia nota.
sentence-exact-account = Estas palabras son del propio documento; no consta que nadie las haya dicho.
sentence-altered = { $who } dijo casi esto, pero no exactamente esto.
sentence-altered-written = { $who } escribió casi esto, pero no exactamente esto.
sentence-altered-paraphrased = La nota dice casi esto de { $who }, con palabras de la propia nota, pero no exactamente esto.
sentence-altered-account = El propio documento dice casi esto; no consta que nadie lo haya dicho.
sentence-misattributed = { $claimed } no dijo esto; lo dijo { $who }.
sentence-misattributed-nearly = { $claimed } no dijo esto; { $who } dijo casi esto.
sentence-misattributed-written = { $claimed } no dijo esto; lo escribió { $who }.
sentence-misattributed-nearly-written = { $claimed } no dijo esto; { $who } escribió casi esto.
sentence-misattributed-paraphrased = { $claimed } no dijo esto; la nota lo cuenta de { $who }, con palabras de la propia nota.
sentence-misattributed-account = { $claimed } no dijo esto; son palabras del propio documento.
sentence-wrong-context = { $who } dijo estas palabras, pero ahí significaban otra cosa.
sentence-wrong-context-cut = { $who } dijo estas palabras, pero la cita omite lo que les cambia el sentido.
sentence-wrong-context-nearly-about = { $who } dijo casi esto, pero ahí se trataba de { $recorded }, no de { $claimed }.
sentence-wrong-context-about = { $who } dijo estas palabras, pero ahí se trataba de { $recorded }, no de { $claimed }.
sentence-paraphrase-only = Esto solo consta como paráfrasis de { $who } en una nota; no hay palabras suyas que citar.
sentence-reported = { $who } dice que { $claimed } lo dijo; en el registro no constan las palabras de { $claimed }.
sentence-not-found = No consta nada parecido. Se buscó en { $searched }.
nameless = alguien a quien el registro no nombra
report = La nota
claimed = la persona nombrada
closest = Las líneas más cercanas, que no coinciden:
also = También consta:
compared = Palabra por palabra:
legend = Tachado: la cita lo dice, pero no se dijo. En negritas: se dijo, pero la cita lo omite.
reason-number = La cifra difiere: la cita dice { $claimed }; el registro, { $recorded }.
reason-number-claimed = Se agregó una cifra: { $claimed }.
reason-number-recorded = Se omitió una cifra: { $recorded }.
reason-number-neither = Una cifra difiere.
reason-name = El nombre difiere: la cita dice { $claimed }; el registro, { $recorded }.
reason-name-claimed = Se agregó un nombre: { $claimed }.
reason-name-recorded = Se omitió un nombre: { $recorded }.
reason-name-neither = Un nombre difiere.
reason-date = La fecha difiere: la cita dice { $claimed }; el registro, { $recorded }.
reason-date-claimed = Se agregó una fecha: { $claimed }.
reason-date-recorded = Se omitió una fecha: { $recorded }.
reason-date-neither = Una fecha difiere.
reason-negation = La negación difiere: la cita dice ‘{ $claimed }’; el registro, ‘{ $recorded }’.
reason-negation-claimed = Se agregó una negación: ‘{ $claimed }’.
reason-negation-recorded = Se omitió una negación: ‘{ $recorded }’.
reason-negation-neither = Se agregó o se omitió una negación.
reason-same-number = El mismo valor, escrito de otra manera: { $claimed } y { $recorded }.
reason-same-number-neither = El mismo valor, escrito de otra manera.
reason-spelling = La misma palabra, con otra ortografía: la cita dice ‘{ $claimed }’; el registro, ‘{ $recorded }’.
reason-spelling-neither = Las mismas palabras, con otra ortografía.
reason-changed = Las palabras difieren: la cita dice ‘{ $claimed }’; el registro, ‘{ $recorded }’.
reason-changed-neither = Se puso una palabra en lugar de otra.
reason-added = La cita lo dice, pero no se dijo: ‘{ $claimed }’.
reason-added-neither = Se agregaron palabras.
reason-left-out = Se dijo, pero la cita lo omite: ‘{ $recorded }’.
reason-left-out-neither = Se omitieron palabras intermedias.
reason-order = Las palabras están en otro orden: la cita dice ‘{ $claimed }’; el registro, ‘{ $recorded }’.
reason-order-neither = Las mismas palabras están en otro orden.
reason-splice = La cita une, sin indicarlo, lo que se dijo { $recorded }.
reason-splice-neither = La cita une, sin indicarlo, lo que se dijo por separado.
reason-speaker = { $claimed } no lo dijo; lo dijo { $recorded }.
reason-speaker-claimed = { $claimed } no lo dijo.
reason-speaker-recorded = Lo dijo { $recorded }.
reason-speaker-neither = Lo dijo otra persona.
reason-also-said = { $recorded } también lo dijo.
reason-also-said-neither = Otras personas también lo dijeron.
reason-hearsay = { $recorded } dice que { $claimed } lo dijo.
reason-hearsay-claimed = Otra persona dice que { $claimed } lo dijo.
reason-hearsay-recorded = { $recorded } dice que se dijo.
reason-hearsay-neither = Se sabe solo por lo que cuenta otra persona.
reason-paraphrase = Son palabras de quien redactó la nota, no una cita.
reason-citing = Quien habla está citando a { $recorded }.
reason-citing-neither = Quien habla está citando a otra persona o un texto.
reason-cut = Se omitió, y cambia el sentido: ‘{ $recorded }’.
reason-cut-neither = Se cortó donde cambia el sentido.
reason-about = En el registro se trata de { $recorded }, no de { $claimed }.
reason-about-claimed = En el registro no se trata de { $claimed }.
reason-about-recorded = En el registro se trata de { $recorded }.
reason-about-neither = En el registro se trata de otra persona u otra cosa.
reason-elision = Se omitió donde la cita lo indica: ‘{ $recorded }’.
reason-elision-neither = Se omitieron palabras donde la cita lo indica.
reason-brackets = Entre corchetes, y es de la propia cita: ‘{ $claimed }’.
reason-brackets-neither = Las palabras entre corchetes son de la propia cita.
reason-interpreted = Por medio de intérprete: otra interpretación puede usar otras palabras.
reason-renderings = El registro lo tiene en dos formas; cualquiera de ellas es exacta.
apart-turns = en intervenciones distintas
apart-speakers = por personas distintas
apart-meetings = en reuniones distintas

## One quote

how-spoken = de viva voz
how-interpreted = por medio de intérprete
how-quoted = citado en una nota de prensa
how-posted = en una publicación escrita
how-reported = paráfrasis de la nota, no una cita
how-narration = relato del propio documento
spoken-or-interpreted = de viva voz (se desconoce si por medio de intérprete)
basis-stated = { $what }
basis-inferred = { $what } (deducida; el documento no la indica)
basis-outside = { $what } (tomada de otra fuente)
basis-conflicting = { $what } (las fechas del documento se contradicen)
account-of-report = Relato de la propia nota
account-of-transcript = Acotación de la propia transcripción
speaker-unclear = No está claro quién habla
through-interpreter = { $how }, por medio de intérprete
as-printed = { $label } (tal como aparece impreso)

## The answer as a whole

help-headline = Escriba la línea como la recuerde. Verbatim encuentra las palabras exactas e indica quién las dijo.
nothing-to-search = Nada en el registro coincide: aquí no hay reuniones en las que buscar.
found-several = En el registro, primero lo que mejor coincide:
found-one = En el registro:
meetings-searched = las reuniones consultadas
note-present-but-silent = { $who } asistió ({ $items }); en el registro no hay palabras suyas.
note-only-mentioned = A { $who } solo se le menciona ({ $items }); en el registro no hay palabras suyas.
note-words-elsewhere = Hay palabras de { $who } en el registro ({ $items }), pero no donde se preguntó.
note-in-register-only = { $who } figura en el directorio, pero no aparece en nada de lo consultado.
note-unknown-speaker = En el registro no hay palabras de nadie llamado ‘{ $who }’.
note-ambiguous = ‘{ $who }’ puede ser { $any }; se buscó en todos los casos.
note-in-reply = Ninguna línea de { $who } tiene estas palabras; abajo está su respuesta a una pregunta que las tiene.
note-not-said-by = Hay palabras de { $who } en el registro, pero no estas. Verifique el nombre en cada línea mostrada.
note-phrase-not-found = Ninguna línea del registro tiene ‘{ $who }’ exactamente en ese orden.
note-no-place = El registro no dice dónde se celebró: { $who }.
note-no-meeting = Ninguna reunión del registro coincide con ‘{ $who }’.
note-missing-words = Aquí falta una parte en el registro, marcada { $who }.
note-stale = El índice se está actualizando; esta respuesta proviene del último completo.
years = de { $first } a { $last }
continued = Continuación, desde la línea { $line }:
close = { $lines ->
    [1] Ninguna coincidencia en { $searched }. La línea más cercana, que no responde:
   *[other] Ninguna coincidencia en { $searched }. Las líneas más cercanas, que no responden:
}
none = Nada en el registro coincide. Se buscó en { $searched }.
ask-otherwise = Pruebe con menos palabras, con otras o con otro nombre; { $meetings } enumera lo que hay en el registro.
list-meetings = { $meetings } sin más enumera lo que hay en el registro.
meetings-found = { $number ->
    [0] Ninguna reunión en el registro:
    [1] { $number } reunión en el registro:
   *[other] { $number } reuniones en el registro:
}
no-such-meeting = No hay tal reunión. Se buscó en { $searched }.
no-such-meeting-but = No hay tal reunión entre { $searched }. Las más cercanas:
understood = Se entendió: { $meaning }
claimed-of = cita atribuida a { $who }
words-by = palabras de { $who }
within = en { $meeting }
read-as = ‘{ $typed }’ leído como ‘{ $known }’
help-line = { $quote } la línea hasta donde se recuerde, en inglés: no importan las erratas ni las palabras que falten
help-topic = { $quote } what did NOMBRE say about TEMA: una persona y un tema; en vez del nombre basta un cargo
help-phrase = { $quote } { $phrase }: estas palabras, en este orden
help-check = { $whosaid } { $phrase } by NOMBRE: ¿de verdad lo dijo? Un dictamen, y lo que difiere palabra por palabra
help-narrowed = { $quote } from:NOMBRE in:REUNIÓN on:FECHA before:FECHA after:FECHA palabras: búsqueda acotada (fechas como 2024-07-17 o 2024)
help-trend = { $quote } trend PALABRAS: cuántas veces, cuándo y quién, en barras; entre comillas, “trend” es una palabra
help-meetings = { $meetings }: las reuniones del registro; { $meetings } NOMBRE: una de ellas, su fecha y quién asistió

## Meetings and facts

fact-date = Fecha
fact-place = Lugar
fact-interpretation = Interpretación
fact-present = Asistentes
fact-publisher = Publicado por
interpretation-yes = sí
interpretation-no = no
interpretation-unknown = se desconoce
row-meeting = Reunión
row-when = Fecha
row-where = Lugar
row-spoke = Con palabras en el registro
row-silent = Asistieron, sin palabras en el registro
row-mentioned = Solo mencionados
row-record = Documento
row-source = Fuente
row-rights = Derechos
row-related = Relacionadas
row-name = Clave
press-report = nota de prensa
transcript = transcripción
phrase = "frase exacta"
evidence = Prueba: { $note }

## Slack: an answer

share = Compartir
more = Más
before = Antes
after = Después
source = Fuente
report-says = La nota dice
shared-by = Compartido por { $who }
from-source = Fuente: { $where }
cut-here = … [se corta aquí: { $letters } caracteres más]
one-in-full = { $command } con algunas palabras de un título o una fecha muestra una de ellas completa.
and-more = y { $number } más.

## Slack: nothing to answer with

already-shared = Esto ya se compartió desde aquí.
not-for-here = Esta cita no se puede compartir aquí: su reunión no está abierta a este canal o ya no está en el registro. No se publicó nada.
not-for-guests = Verbatim no responde en canales compartidos con otra organización ni a personas de otra organización. Pregunte, por favor, en un canal propio.
trouble = Algo falló y no hubo respuesta. Intente de nuevo, por favor; si vuelve a ocurrir, dé la referencia { $reference } a quien administra Verbatim.
busy = Hay demasiadas preguntas a la vez en este momento. Pregunte de nuevo en un minuto, por favor. (Referencia { $reference }.)
preparing = Las transcripciones se están leyendo de nuevo en este momento. Pregunte de nuevo en un minuto, por favor. (Referencia { $reference }.)
unknown-command = Verbatim no responde a { $typed }; responde a { $commands }.

## Slack: "Check this quote"

check-title = Verificar esta cita
check = Verificar
close-window = Cerrar
checking = Consultando el registro…
nothing-to-check = Este mensaje no tiene palabras que verificar. Abra el menú de un mensaje que contenga una cita, o pregunte con las palabras mismas.
which-to-check = ¿Qué parte se debe verificar?
all-of-it = Todo: { $words }
more-than-fits = { $left ->
    [1] El mensaje tiene una parte más; para verificar otra, pregunte con sus palabras.
   *[other] El mensaje tiene { $left } partes más; para verificar otra, pregunte con sus palabras.
}
checked = Se verificó: { $words }

## Trends and shares

nothing-to-count = ¿Qué palabras se deben contar? Pida la tendencia de una palabra, o de una frase entre comillas: trend PALABRAS. Para buscar la palabra “trend” misma, póngala entre comillas.
by-speaker = Por persona
counted-by-meeting = Por reunión
counted-by-month = Por mes
counted-by-year = Por año
axis-meeting = Reunión
axis-month = Mes
axis-year = Año
axis-speaker = Persona
axis-passages = Pasajes
voicing-unclear = No está claro quién habla
voicing-reported = En paráfrasis de la prensa
voicing-narration = En el relato de los documentos
how-counted = Se cuentan pasajes, de una oración o de pocas breves: las palabras en todas sus formas, las frases entre comillas tal cual, los números como números.
first-said = Por primera vez en el registro:
show-lines = Ver las líneas
trend-not-for-here = Este conteo no se puede compartir aquí: abarca reuniones que no están abiertas a este canal, o ya no hay nada que contar. No se publicó nada.
passages = { $number ->
    [0] ningún pasaje
    [1] { $number } pasaje
   *[other] { $number } pasajes
}
said-so-often = { $several ->
    [1] { $words } aparece en { $passages } de { $meetings }. Se buscó en { $searched }.
   *[other] { $words } aparecen juntas en { $passages } de { $meetings }. Se buscó en { $searched }.
}
never-said = { $several ->
    [1] { $words } no aparece en ningún pasaje. Se buscó en { $searched }.
   *[other] { $words } no aparecen juntas en ningún pasaje. Se buscó en { $searched }.
}
others = { $number ->
    [0] nadie más
    [1] { $number } persona más
   *[other] { $number } personas más
}
spoke-so-much = { $percent }%, { $words }, { $turns }

## Meetings: how people were there, and what opens one

there-spoke = { $who } habló ({ $turns })
there-present = { $who } estuvo presente, sin palabras en el registro
there-mentioned = Solo se menciona a { $who }
who-spoke = Cuánto habló cada quien
open-a-meeting = Abrir una reunión
first-line = Primera línea
first-line-of = Primera línea de { $title }
meeting-gone = Esta reunión ya no está en el registro, o no está abierta aquí. { $meetings } muestra las que sí lo están.
so-many-spoke = { $number ->
    [1] { $number } persona habló
   *[other] { $number } personas hablaron
}
so-many-present = { $number ->
    [1] { $number } presente sin palabras
   *[other] { $number } presentes sin palabras
}
meetings-from = Reuniones { $first } a { $last } de { $listed }:

## Around a quote

context = Contexto
cite = Citar
source-page = Fuente
something-wrong = ¿Algo está mal?
take-back = Retirar
back = Atrás
earlier = Antes
later = Después
right = Correcto
wrong = Incorrecto
context-title = En contexto
record-begins = Aquí empieza el registro.
record-ends = Aquí termina el registro.
cite-title = Citar estas palabras
citation-plain = Texto simple
citation-markdown = Markdown
citation-bibtex = BibTeX
closed-to-channel = Esto no se puede compartir aquí: su reunión está abierta a usted, pero no a todas las personas que leen este canal. No se publicó nada.
off-record = Esta línea ya no está en el registro o no está abierta a usted. Pregunte de nuevo para ver lo que consta ahora.
record-changed = El registro ha cambiado desde que se mostró esto. En su lugar, hoy dice:
changed-not-shared = El registro ha cambiado desde que se mostró esto, así que no se publicó nada. En su lugar, hoy dice:
shared-and-taken-back = Usted compartió esto desde aquí y lo retiró. Para compartirlo de todos modos, pregunte de nuevo y compártalo desde ahí.
being-shared = Esto se está compartiendo desde aquí en este momento. Si dentro de dos minutos no está en el canal, pulse Compartir otra vez.
taken-back = Retirado: ya no está en el canal.
taken-back-before = Esto ya se había retirado.
not-yours = Solo quien compartió esto puede retirarlo.
unknown-share = Ya no consta quién compartió esto, así que no se puede retirar desde aquí.
line-id = Línea { $id }
share-aloud = Compartir en el canal: { $whose }
context-aloud = Contexto: { $whose }
window-gone = La ventana se cerró antes de poder mostrar esto en ella. Nada más ha cambiado; por favor, pregunte de nuevo.
no-window = Slack no esperó a que se abriera la ventana. Elija de nuevo “{ $button }”, por favor.

## Something wrong?

what-is-wrong = ¿Qué está mal en esta cita?
mistake-wrong-speaker = Lo dijo otra persona
mistake-wrong-date = La fecha es otra
mistake-not-verbatim = No son las palabras exactas
mistake-other = Otra cosa
remark = Lo que ayude a corregirla
what-is-kept = Se guarda, para quien administra Verbatim: el identificador de la cita, el de usted y lo que escriba aquí; nunca la cita misma.
send = Enviar
keeping = Gracias. Guardando el aviso…
report-kept-before = Gracias. El aviso ya está guardado.
thanks = Gracias, anotado.
thanked = Gracias, ya estaba anotado.
report-kept = Gracias. El aviso quedó guardado con el número { $reference }, para quien administra Verbatim.

## Slack: "Find a quote"

find-title = Buscar una cita
find = Buscar
find-words = Las palabras, hasta donde las recuerde
find-speaker = Quién habla
find-any-speaker = Cualquiera
find-meeting = Reunión
find-any-meeting = Cualquier reunión
find-since = Desde
find-until = Hasta
find-kinds = Tipo de palabras
find-kind-spoken = De viva voz
find-kind-interpreted = Por medio de intérprete
find-kind-press = En la prensa
finding = Buscando en el registro…
nothing-given = Indique unas palabras, una persona, una reunión o una fecha.
ends-before = Es anterior a la primera fecha.
find-more = Hay más líneas; para verlas, acote la búsqueda: un nombre, una reunión, otras palabras.
share-which = ¿Qué línea se comparte?
share-where = ¿Dónde se comparte?
sharing = Compartiendo…
shared-there = Compartida, con su nombre, en la conversación que eligió.

## Slack: Home, and first words

home-title = Quién dijo qué, palabra por palabra
home-what = ¿Recuerda a medias una línea de una reunión? Verbatim encuentra las palabras exactas en las transcripciones e indica quién las dijo, con qué cargo, dónde y cuándo. Solo muestra lo que consta, y avisa cuando nada consta.
home-try = Para probar
try-line = Una línea tal como se recuerda:
try-topic = Una persona y un tema:
try-meeting = Una reunión:
home-try-it = Probar
home-latest = Últimas reuniones
home-how-commands = En cualquier conversación, escriba { $quote } para buscar una línea, { $whosaid } para verificar una cita y { $meetings } para ver las reuniones.
home-how-mention = Mencióneme en un canal, o escríbame en Mensajes.
home-how-follow = Después de cada respuesta puede seguir preguntando: “more”, “the next line?”.
try-aloud = Probar: { $text }
home-spoke = { $people ->
    [1] Habló: { $names }
   *[other] Hablaron: { $names }
}
home-spoke-and-others = Hablaron: { $names } y { $others }
people = { $number ->
    [0] nadie
    [1] { $number } persona
   *[other] { $number } personas
}
home-size = En el registro: { $searched }; { $turns }; { $people } con palabras propias.
home-read = Leído: { $when }.
hello = Hola. Encuentro las palabras exactas que se dijeron en reuniones, y quién las dijo. Mencióneme con una línea tal como la recuerde y respondo en un hilo; con { $quote } solo usted ve la respuesta. Aquí no leo nada más que lo que me menciona.

## Slack: what follows on a question

unfollowed-whole = Ya no sé a qué sigue esto. Haga la pregunta completa, con el nombre y las palabras, por favor.
unfollowed-translation = No: Verbatim no traduce nada, para que nadie sea citado con palabras que no dijo. Muestra cada línea en el idioma de su registro.
unfollowed-nothing-more = No hay nada más. Pregunte con otras palabras o con otro nombre.
unfollowed-no-line = No se ha mostrado ninguna línea a la que esto pueda referirse. Haga la pregunta completa.
unfollowed-no-earlier = Antes de eso no se preguntó nada aquí. Pida una línea como la recuerda, o un nombre y un tema.
unfollowed-thanks = Con gusto. Pida otra línea cuando quiera.
unfollowed-context = Pulse Contexto bajo la línea: abre lo que se dijo alrededor, hasta donde llega la reunión. También puede pedir la línea siguiente o la anterior, de una en una.
unfollowed-cite = Elija Citar en el menú bajo la línea: tiene una cita para copiar, simple, en Markdown y en BibTeX.
unfollowed-share = Pregunte con /quote en el canal: solo usted ve la respuesta, y Compartir bajo una línea la publica allí con su autor, fecha y fuente.
unfollowed-summary = No: Verbatim no resume ni explica nada; muestra lo que se dijo. Pregunte qué dijo alguien sobre un tema, o pulse Contexto bajo una línea.

## Slack: how the app presents itself

about = Encuentra las palabras exactas en transcripciones de reuniones e indica quién las dijo.
about-at-length = ¿Recuerda a medias una línea de una reunión? Pregunte a Verbatim con un comando, mencionándolo o en un mensaje directo. Responde con las palabras exactas de la transcripción, quién las dijo, con qué cargo, dónde y cuándo, si fue por medio de intérprete, y las líneas cercanas. Pegue una cita, o elija Verificar esta cita en cualquier mensaje, y Verbatim indica si las palabras son exactas, si están alteradas, si son de otra persona o si no constan en el registro. Funciona sin ningún modelo de lenguaje: solo muestra lo que está en el registro, y avisa cuando nada consta.
quote-about = Encontrar las palabras exactas y quién las dijo
quote-hint = [una línea como la recuerde, o help]
meetings-about = Las reuniones del registro, o una de ellas completa
meetings-hint = [algunas palabras de un título, o una fecha]
whosaid-about = ¿De verdad lo dijo? Un dictamen, palabra por palabra
whosaid-hint = [“las palabras”, by NOMBRE si lo sabe]
check-about = ¿La cita de este mensaje está en el registro, palabra por palabra, y de quién es?
find-about = Un formulario: palabras, quién las dijo, en qué reunión y cuándo

## The terminal

limit-shows-more = Hay más; --limit permite verlas.
heading-date = Fecha
heading-meeting = Reunión
heading-words = Palabras de
heading-name = Clave
