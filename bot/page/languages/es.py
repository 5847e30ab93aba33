"""Lo que dice el bot, en español: formal e impersonal, como se escribe en una oficina de prensa de
la Ciudad de México.

Las palabras citadas, los nombres, los cargos y los títulos quedan como están en el documento. Las
preguntas se hacen en inglés, que es lo que el bot entiende; por eso los ejemplos de la ayuda
conservan las palabras inglesas que cuentan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.model import (
    DateBasis,
    Every,
    FactKind,
    Form,
    Kind,
    Kindred,
    NoteKind,
    ReasonKind,
    There,
    TryKind,
    Unfollowed,
    Verdict,
    Voicing,
    Wrong,
)
from bot.page.languages.en import Forms, Row
from bot.page.languages.en import Words as English


class Words(English):
    """Spanish."""

    # Dates, numbers and lists ---------------------------------------------------------------------

    months: Sequence[str] = (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    )
    undated = "sin fecha"
    several_people = "varias personas"

    def day(self, day: date) -> str:
        return f"{day.day} de {self.months[day.month - 1]} de {day.year}"

    def month(self, day: date) -> str:
        return f"{self.months[day.month - 1]} de {day.year}"

    def yearly(self, day: int | None, month: int) -> str:
        name = self.months[month - 1]
        return f"cualquier {day} de {name}" if day else f"cualquier mes de {name}"

    def until(self, last: str) -> str:
        return f"hasta el {last}"

    def since(self, first: str) -> str:
        return f"desde el {first}"

    def between(self, first: str, last: str) -> str:
        return f"del {first} al {last}"

    def no_day(self) -> str:
        return "ningún día"

    def meetings(self, number: int) -> str:
        return self.count(number, "reunión", "reuniones", "ninguna reunión")

    def turns(self, number: int) -> str:
        return self.count(number, "intervención", "intervenciones", "ninguna intervención")

    def paragraphs(self, number: int) -> str:
        return self.count(number, "párrafo", "párrafos", "ningún párrafo")

    def so_many_words(self, number: int) -> str:
        return self.count(number, "palabra", "palabras", "ninguna palabra")

    def either(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund o Cy Orr"; "u" ante el sonido o: "Blinken u Obrador"."""
        return _joined(names, "u" if _sounds(names, "o", "ho") else "o")

    def all_of(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund y Cy Orr"; "e" ante el sonido i, que no es el de un diptongo: "Ruiz e
        Ibarra"."""
        vowel = _sounds(names, "i", "hi", "í", "hí") and not _sounds(
            names, "ia", "ie", "io", "iu", "hia", "hie", "hio"
        )
        return _joined(names, "e" if vowel else "y")

    # Verdicts -------------------------------------------------------------------------------------

    verdicts: Mapping[Verdict, str] = {
        "exact": "Exacta ✓",
        "altered": "Alterada ≠",
        "misattributed": "Mal atribuida ✗",
        "wrong-context": "Fuera de contexto ◐",
        "paraphrase-only": "Solo paráfrasis ≈",
        "reported": "Referida por otra persona →",
        "not-found": "No encontrada ○",
    }
    told: Mapping[str, str] = {
        "exact": "{who} dijo esto, palabra por palabra.",
        "exact, written": "{who} escribió esto, palabra por palabra.",
        "exact, interpreted": "{who} dijo esto, palabra por palabra según la interpretación.",
        "exact, paraphrased": "La nota dice esto de {who}, con palabras de la propia nota.",
        "exact, account": (
            "Estas palabras son del propio documento; no consta que nadie las haya dicho."
        ),
        "altered": "{who} dijo casi esto, pero no exactamente esto.",
        "altered, written": "{who} escribió casi esto, pero no exactamente esto.",
        "altered, paraphrased": (
            "La nota dice casi esto de {who}, con palabras de la propia nota, pero no exactamente"
            " esto."
        ),
        "altered, account": (
            "El propio documento dice casi esto; no consta que nadie lo haya dicho."
        ),
        "misattributed": "{claimed} no dijo esto; lo dijo {who}.",
        "misattributed, nearly": "{claimed} no dijo esto; {who} dijo casi esto.",
        "misattributed, written": "{claimed} no dijo esto; lo escribió {who}.",
        "misattributed, nearly written": "{claimed} no dijo esto; {who} escribió casi esto.",
        "misattributed, paraphrased": (
            "{claimed} no dijo esto; la nota lo cuenta de {who}, con palabras de la propia nota."
        ),
        "misattributed, account": "{claimed} no dijo esto; son palabras del propio documento.",
        "wrong-context": "{who} dijo estas palabras, pero ahí significaban otra cosa.",
        "wrong-context, cut": (
            "{who} dijo estas palabras, pero la cita omite lo que les cambia el sentido."
        ),
        "wrong-context, nearly about": (
            "{who} dijo casi esto, pero ahí se trataba de {recorded}, no de {claimed}."
        ),
        "wrong-context, about": (
            "{who} dijo estas palabras, pero ahí se trataba de {recorded}, no de {claimed}."
        ),
        "paraphrase-only": (
            "Esto solo consta como paráfrasis de {who} en una nota; no hay palabras suyas que"
            " citar."
        ),
        "reported": (
            "{who} dice que {claimed} lo dijo; en el registro no constan las palabras de {claimed}."
        ),
        "not-found": "No consta nada parecido. Se buscó en {searched}.",
    }
    nameless = "alguien a quien el registro no nombra"
    report = "La nota"
    claimed = "la persona nombrada"
    closest = "Las líneas más cercanas, que no coinciden:"
    also = "También consta:"
    compared = "Palabra por palabra:"
    legend = (
        "Tachado: la cita lo dice, pero no se dijo. En negritas: se dijo, pero la cita lo omite."
    )
    reasons: Mapping[ReasonKind, Forms] = {
        "number": Forms(
            "La cifra difiere: la cita dice {claimed}; el registro, {recorded}.",
            "Se agregó una cifra: {claimed}.",
            "Se omitió una cifra: {recorded}.",
            "Una cifra difiere.",
        ),
        "name": Forms(
            "El nombre difiere: la cita dice {claimed}; el registro, {recorded}.",
            "Se agregó un nombre: {claimed}.",
            "Se omitió un nombre: {recorded}.",
            "Un nombre difiere.",
        ),
        "date": Forms(
            "La fecha difiere: la cita dice {claimed}; el registro, {recorded}.",
            "Se agregó una fecha: {claimed}.",
            "Se omitió una fecha: {recorded}.",
            "Una fecha difiere.",
        ),
        "negation": Forms(
            "La negación difiere: la cita dice ‘{claimed}’; el registro, ‘{recorded}’.",
            "Se agregó una negación: ‘{claimed}’.",
            "Se omitió una negación: ‘{recorded}’.",
            "Se agregó o se omitió una negación.",
        ),
        "same-number": Forms(
            "El mismo valor, escrito de otra manera: {claimed} y {recorded}.",
            neither="El mismo valor, escrito de otra manera.",
        ),
        "spelling": Forms(
            "La misma palabra, con otra ortografía: la cita dice ‘{claimed}’; el registro,"
            " ‘{recorded}’.",
            neither="Las mismas palabras, con otra ortografía.",
        ),
        "changed": Forms(
            "Las palabras difieren: la cita dice ‘{claimed}’; el registro, ‘{recorded}’.",
            neither="Se puso una palabra en lugar de otra.",
        ),
        "added": Forms(
            "La cita lo dice, pero no se dijo: ‘{claimed}’.",
            "La cita lo dice, pero no se dijo: ‘{claimed}’.",
            "",
            "Se agregaron palabras.",
        ),
        "left-out": Forms(
            "Se dijo, pero la cita lo omite: ‘{recorded}’.",
            "",
            "Se dijo, pero la cita lo omite: ‘{recorded}’.",
            "Se omitieron palabras intermedias.",
        ),
        "order": Forms(
            "Las palabras están en otro orden: la cita dice ‘{claimed}’; el registro,"
            " ‘{recorded}’.",
            neither="Las mismas palabras están en otro orden.",
        ),
        "splice": Forms(
            "La cita une, sin indicarlo, lo que se dijo {recorded}.",
            recorded="La cita une, sin indicarlo, lo que se dijo {recorded}.",
            neither="La cita une, sin indicarlo, lo que se dijo por separado.",
        ),
        "speaker": Forms(
            "{claimed} no lo dijo; lo dijo {recorded}.",
            "{claimed} no lo dijo.",
            "Lo dijo {recorded}.",
            "Lo dijo otra persona.",
        ),
        "also-said": Forms(
            "{recorded} también lo dijo.",
            "",
            "{recorded} también lo dijo.",
            "Otras personas también lo dijeron.",
        ),
        "hearsay": Forms(
            "{recorded} dice que {claimed} lo dijo.",
            "Otra persona dice que {claimed} lo dijo.",
            "{recorded} dice que se dijo.",
            "Se sabe solo por lo que cuenta otra persona.",
        ),
        "paraphrase": Forms("Son palabras de quien redactó la nota, no una cita."),
        "citing": Forms(
            "Quien habla está citando a {recorded}.",
            recorded="Quien habla está citando a {recorded}.",
            neither="Quien habla está citando a otra persona o un texto.",
        ),
        "cut": Forms(
            "Se omitió, y cambia el sentido: ‘{recorded}’.",
            recorded="Se omitió, y cambia el sentido: ‘{recorded}’.",
            neither="Se cortó donde cambia el sentido.",
        ),
        "about": Forms(
            "En el registro se trata de {recorded}, no de {claimed}.",
            "En el registro no se trata de {claimed}.",
            "En el registro se trata de {recorded}.",
            "En el registro se trata de otra persona u otra cosa.",
        ),
        "elision": Forms(
            "Se omitió donde la cita lo indica: ‘{recorded}’.",
            recorded="Se omitió donde la cita lo indica: ‘{recorded}’.",
            neither="Se omitieron palabras donde la cita lo indica.",
        ),
        "brackets": Forms(
            "Entre corchetes, y es de la propia cita: ‘{claimed}’.",
            "Entre corchetes, y es de la propia cita: ‘{claimed}’.",
            neither="Las palabras entre corchetes son de la propia cita.",
        ),
        "interpreted": Forms(
            "Por medio de intérprete: otra interpretación puede usar otras palabras."
        ),
        "renderings": Forms("El registro lo tiene en dos formas; cualquiera de ellas es exacta."),
    }
    apart: Mapping[str, str] = {
        "turns": "en intervenciones distintas",
        "speakers": "por personas distintas",
        "meetings": "en reuniones distintas",
    }

    # One quote ------------------------------------------------------------------------------------

    how: Mapping[Kind, str] = {
        "spoken": "de viva voz",
        "interpreted": "por medio de intérprete",
        "quoted": "citado en una nota de prensa",
        "posted": "en una publicación escrita",
        "reported": "paráfrasis de la nota, no una cita",
        "narration": "relato del propio documento",
    }
    spoken_or_interpreted = "de viva voz (se desconoce si por medio de intérprete)"
    basis: Mapping[DateBasis, str] = {
        "stated": "",
        "inferred": " (deducida; el documento no la indica)",
        "outside": " (tomada de otra fuente)",
        "conflicting": " (las fechas del documento se contradicen)",
    }
    account_of_report = "Relato de la propia nota"
    account_of_transcript = "Acotación de la propia transcripción"
    speaker_unclear = "No está claro quién habla"

    def through_interpreter(self, how: str) -> str:
        return f"{how}, por medio de intérprete"

    def as_printed(self, label: str) -> str:
        return f"{label} (tal como aparece impreso)"

    # The answer as a whole ------------------------------------------------------------------------

    help_headline = (
        "Escriba la línea como la recuerde. Verbatim encuentra las palabras exactas e indica quién"
        " las dijo."
    )
    nothing_to_search = "Nada en el registro coincide: aquí no hay reuniones en las que buscar."
    found_several = "En el registro, primero lo que mejor coincide:"
    found_one = "En el registro:"
    meetings_searched = "las reuniones consultadas"
    notes: Mapping[NoteKind, str] = {
        "present-but-silent": "{who} asistió ({items}); en el registro no hay palabras suyas.",
        "only-mentioned": (
            "A {who} solo se le menciona ({items}); en el registro no hay palabras suyas."
        ),
        "words-elsewhere": (
            "Hay palabras de {who} en el registro ({items}), pero no donde se preguntó."
        ),
        "in-register-only": (
            "{who} figura en el directorio, pero no aparece en nada de lo consultado."
        ),
        "unknown-speaker": "En el registro no hay palabras de nadie llamado ‘{who}’.",
        "ambiguous": "‘{who}’ puede ser {any}; se buscó en todos los casos.",
        "in-reply": (
            "Ninguna línea de {who} tiene estas palabras; abajo está su respuesta a una pregunta"
            " que las tiene."
        ),
        "not-said-by": (
            "Hay palabras de {who} en el registro, pero no estas. Verifique el nombre en cada línea"
            " mostrada."
        ),
        "phrase-not-found": "Ninguna línea del registro tiene ‘{who}’ exactamente en ese orden.",
        "no-place": "El registro no dice dónde se celebró: {who}.",
        "no-meeting": "Ninguna reunión del registro coincide con ‘{who}’.",
        "missing-words": "Aquí falta una parte en el registro, marcada {who}.",
        "stale": "El índice se está actualizando; esta respuesta proviene del último completo.",
    }

    def searched(self, meetings: int, years: Sequence[int]) -> str:
        span = f"de {years[0]} a {years[-1]}" if len(years) > 1 else "".join(map(str, years))
        return ", ".join(filter(None, (self.meetings(meetings), span)))

    def continued(self, line: int) -> str:
        return f"Continuación, desde la línea {self.number(line)}:"

    def close(self, searched: str, *, lines: int) -> str:
        nearest = (
            "Las líneas más cercanas, que no responden:"
            if lines > 1
            else "La línea más cercana, que no responde:"
        )
        return f"Ninguna coincidencia en {searched}. {nearest}"

    def none(self, searched: str) -> str:
        return f"Nada en el registro coincide. Se buscó en {searched}."

    def ask_otherwise(self, meetings: str) -> str:
        return (
            f"Pruebe con menos palabras, con otras o con otro nombre; {meetings} enumera lo que hay"
            " en el registro."
        )

    def list_meetings(self, meetings: str) -> str:
        return f"{meetings} sin más enumera lo que hay en el registro."

    def meetings_found(self, number: int) -> str:
        return f"{self.meetings(number).capitalize()} en el registro:"

    def no_such_meeting(self, searched: str) -> str:
        return f"No hay tal reunión. Se buscó en {searched}."

    def no_such_meeting_but(self, searched: str) -> str:
        return f"No hay tal reunión entre {searched}. Las más cercanas:"

    def understood(self, meaning: str) -> str:
        return f"Se entendió: {meaning}"

    def claimed_of(self, who: str) -> str:
        return f"cita atribuida a {who}"

    def words_by(self, who: str) -> str:
        return f"palabras de {who}"

    def within(self, meeting: str) -> str:
        return f"en {meeting}"

    def read_as(self, typed: str, known: str) -> str:
        return f"‘{typed}’ leído como ‘{known}’"

    def help(self, quote: str, meetings: str, whosaid: str, phrase: str) -> tuple[str, ...]:
        return (
            (
                f"{quote} la línea hasta donde se recuerde, en inglés: no importan las erratas ni"
                " las palabras que falten"
            ),
            (
                f"{quote} what did NOMBRE say about TEMA: una persona y un tema; en vez del nombre"
                " basta un cargo"
            ),
            f"{quote} {phrase}: estas palabras, en este orden",
            (
                f"{whosaid} {phrase} by NOMBRE: ¿de verdad lo dijo? Un dictamen, y lo que difiere"
                " palabra por palabra"
            ),
            (
                f"{quote} from:NOMBRE in:REUNIÓN on:FECHA before:FECHA after:FECHA palabras: "
                "búsqueda acotada (fechas como 2024-07-17 o 2024)"
            ),
            (
                f"{quote} trend PALABRAS: cuántas veces, cuándo y quién, en barras; entre comillas,"
                " “trend” es una palabra"
            ),
            (
                f"{meetings}: las reuniones del registro; {meetings} NOMBRE: una de ellas, su fecha"
                " y quién asistió"
            ),
        )

    # Meetings and facts ---------------------------------------------------------------------------

    facts: Mapping[FactKind, str] = {
        "date": "Fecha",
        "place": "Lugar",
        "interpretation": "Interpretación",
        "present": "Asistentes",
        "publisher": "Publicado por",
    }
    interpretation: Mapping[str, str] = {"yes": "sí", "no": "no", "unknown": "se desconoce"}
    rows: Mapping[Row, str] = {
        "meeting": "Reunión",
        "when": "Fecha",
        "where": "Lugar",
        "spoke": "Con palabras en el registro",
        "silent": "Asistieron, sin palabras en el registro",
        "mentioned": "Solo mencionados",
        "record": "Documento",
        "source": "Fuente",
        "rights": "Derechos",
        "related": "Relacionadas",
        "name": "Clave",
    }
    press_report = "nota de prensa"
    transcript = "transcripción"
    phrase = '"frase exacta"'

    def evidence(self, note: str) -> str:
        return f"Prueba: {note}"

    # Slack: an answer -----------------------------------------------------------------------------

    share = "Compartir"
    more = "Más"
    before = "Antes"
    after = "Después"
    source = "Fuente"
    report_says = "La nota dice"

    def shared_by(self, who: str) -> str:
        return f"Compartido por {who}"

    def from_source(self, where: str) -> str:
        return f"Fuente: {where}"

    def cut_here(self, letters: int) -> str:
        return f"… [se corta aquí: {self.number(letters)} caracteres más]"

    def one_in_full(self, command: str) -> str:
        return (
            f"{command} con algunas palabras de un título o una fecha muestra una de ellas"
            " completa."
        )

    def and_more(self, number: int) -> str:
        return f"y {self.number(number)} más."

    # Slack: nothing to answer with ----------------------------------------------------------------

    already_shared = "Esto ya se compartió desde aquí."
    not_for_here = (
        "Esta cita no se puede compartir aquí: su reunión no está abierta a este canal o ya no está"
        " en el registro. No se publicó nada."
    )
    not_for_guests = (
        "Verbatim no responde en canales compartidos con otra organización ni a personas de otra"
        " organización. Pregunte, por favor, en un canal propio."
    )

    def trouble(self, reference: str) -> str:
        return (
            "Algo falló y no hubo respuesta. Intente de nuevo, por favor; si vuelve a ocurrir, dé"
            f" la referencia {reference} a quien administra Verbatim."
        )

    def busy(self, reference: str) -> str:
        return (
            "Hay demasiadas preguntas a la vez en este momento. Pregunte de nuevo en un minuto,"
            f" por favor. (Referencia {reference}.)"
        )

    def preparing(self, reference: str) -> str:
        return (
            "Las transcripciones se están leyendo de nuevo en este momento. Pregunte de nuevo en"
            f" un minuto, por favor. (Referencia {reference}.)"
        )

    def unknown_command(self, typed: str, commands: Sequence[str]) -> str:
        return f"Verbatim no responde a {typed}; responde a {self.all_of(commands)}."

    # Slack: "Check this quote" --------------------------------------------------------------------

    check_title = "Verificar esta cita"
    check = "Verificar"
    close_window = "Cerrar"
    checking = "Consultando el registro…"
    nothing_to_check = (
        "Este mensaje no tiene palabras que verificar. Abra el menú de un mensaje que contenga una"
        " cita, o pregunte con las palabras mismas."
    )
    which_to_check = "¿Qué parte se debe verificar?"

    def all_of_it(self, words: str) -> str:
        return f"Todo: {words}"

    def more_than_fits(self, left: int) -> str:
        more = f"{self.number(left)} partes más" if left > 1 else "una parte más"
        return f"El mensaje tiene {more}; para verificar otra, pregunte con sus palabras."

    def checked(self, words: str) -> str:
        return f"Se verificó: {words}"

    # Trends and shares ----------------------------------------------------------------------------

    nothing_to_count = (
        "¿Qué palabras se deben contar? Pida la tendencia de una palabra, o de una frase entre"
        " comillas: trend PALABRAS. Para buscar la palabra “trend” misma, póngala entre comillas."
    )
    by_speaker = "Por persona"
    counted_by: Mapping[Every, str] = {
        "meeting": "Por reunión",
        "month": "Por mes",
        "year": "Por año",
    }
    axes: Mapping[Every, str] = {"meeting": "Reunión", "month": "Mes", "year": "Año"}
    axis_speaker = "Persona"
    axis_passages = "Pasajes"
    voicing: Mapping[Voicing, str] = {
        "unclear": "No está claro quién habla",
        "reported": "En paráfrasis de la prensa",
        "narration": "En el relato de los documentos",
    }
    how_counted = (
        "Se cuentan pasajes, de una oración o de pocas breves: las palabras en todas sus formas,"
        " las frases entre comillas tal cual, los números como números."
    )
    first_said = "Por primera vez en el registro:"
    show_lines = "Ver las líneas"
    trend_not_for_here = (
        "Este conteo no se puede compartir aquí: abarca reuniones que no están abiertas a este"
        " canal, o ya no hay nada que contar. No se publicó nada."
    )

    def passages(self, number: int) -> str:
        return self.count(number, "pasaje", "pasajes", "ningún pasaje")

    def said_so_often(
        self, words: str, several: int, passages: int, meetings: int, searched: str
    ) -> str:
        verb = "aparecen juntas" if several > 1 else "aparece"
        told = f"{words} {verb} en {self.passages(passages)} de {self.meetings(meetings)}."
        return f"{told} Se buscó en {searched}."

    def never_said(self, words: str, several: int, searched: str) -> str:
        verb = "no aparecen juntas" if several > 1 else "no aparece"
        return f"{words} {verb} en ningún pasaje. Se buscó en {searched}."

    def others(self, number: int) -> str:
        return self.count(number, "persona más", "personas más", "nadie más")

    # Meetings: how people were there, and what opens one ------------------------------------------

    there: Mapping[There, str] = {
        "spoke": "{who} habló ({turns})",
        "present": "{who} estuvo presente, sin palabras en el registro",
        "mentioned": "Solo se menciona a {who}",
    }
    who_spoke = "Cuánto habló cada quien"
    open_a_meeting = "Abrir una reunión"
    first_line = "Primera línea"

    def first_line_of(self, title: str) -> str:
        return f"Primera línea de {title}"

    def meeting_gone(self, meetings: str) -> str:
        return (
            f"Esta reunión ya no está en el registro, o no está abierta aquí. {meetings} muestra"
            " las que sí lo están."
        )

    def so_many_spoke(self, number: int) -> str:
        return self.count(number, "persona habló", "personas hablaron", "")

    def so_many_present(self, number: int) -> str:
        return self.count(number, "presente sin palabras", "presentes sin palabras", "")

    def meetings_from(self, first: int, last: int, listed: int) -> str:
        return f"Reuniones {self.number(first)} a {self.number(last)} de {self.number(listed)}:"

    # Around a quote -------------------------------------------------------------------------------

    share = "Compartir"
    context = "Contexto"
    cite = "Citar"
    source_page = "Fuente"
    something_wrong = "¿Algo está mal?"
    take_back = "Retirar"
    back = "Atrás"
    earlier = "Antes"
    later = "Después"
    right = "Correcto"
    wrong = "Incorrecto"
    context_title = "En contexto"
    record_begins = "Aquí empieza el registro."
    record_ends = "Aquí termina el registro."
    cite_title = "Citar estas palabras"
    citations: Mapping[Form, str] = {
        "plain": "Texto simple",
        "markdown": "Markdown",
        "bibtex": "BibTeX",
    }
    closed_to_channel = (
        "Esto no se puede compartir aquí: su reunión está abierta a usted, pero no a todas las"
        " personas que leen este canal. No se publicó nada."
    )
    off_record = (
        "Esta línea ya no está en el registro o no está abierta a usted. "
        "Pregunte de nuevo para ver lo que consta ahora."
    )
    record_changed = "El registro ha cambiado desde que se mostró esto. En su lugar, hoy dice:"
    changed_not_shared = (
        "El registro ha cambiado desde que se mostró esto, así que no se publicó nada. En su lugar,"
        " hoy dice:"
    )
    shared_and_taken_back = (
        "Usted compartió esto desde aquí y lo retiró. Para compartirlo de todos modos, pregunte de"
        " nuevo y compártalo desde ahí."
    )
    being_shared = (
        "Esto se está compartiendo desde aquí en este momento. "
        "Si dentro de dos minutos no está en el canal, pulse Compartir otra vez."
    )
    taken_back = "Retirado: ya no está en el canal."
    taken_back_before = "Esto ya se había retirado."
    not_yours = "Solo quien compartió esto puede retirarlo."
    unknown_share = "Ya no consta quién compartió esto, así que no se puede retirar desde aquí."

    def line_id(self, id: str) -> str:
        return f"Línea {id}"

    def share_aloud(self, whose: str) -> str:
        return f"Compartir en el canal: {whose}"

    def context_aloud(self, whose: str) -> str:
        return f"Contexto: {whose}"

    window_gone = (
        "La ventana se cerró antes de poder mostrar esto en ella. Nada más ha cambiado; por favor,"
        " pregunte de nuevo."
    )

    def no_window(self, button: str) -> str:
        return f"Slack no esperó a que se abriera la ventana. Elija de nuevo “{button}”, por favor."

    # Something wrong? -----------------------------------------------------------------------------

    what_is_wrong = "¿Qué está mal en esta cita?"
    wrongs: Mapping[Wrong, str] = {
        "wrong-speaker": "Lo dijo otra persona",
        "wrong-date": "La fecha es otra",
        "not-verbatim": "No son las palabras exactas",
        "other": "Otra cosa",
    }
    remark = "Lo que ayude a corregirla"
    what_is_kept = (
        "Se guarda, para quien administra Verbatim: el identificador de la cita, el de usted y lo"
        " que escriba aquí; nunca la cita misma."
    )
    send = "Enviar"
    keeping = "Gracias. Guardando el aviso…"
    report_kept_before = "Gracias. El aviso ya está guardado."
    thanks = "Gracias, anotado."
    thanked = "Gracias, ya estaba anotado."

    def report_kept(self, number: int) -> str:
        return (
            f"Gracias. El aviso quedó guardado con el número {number}, para quien administra"
            " Verbatim."
        )

    # Slack: "Find a quote" ------------------------------------------------------------------------

    find_title = "Buscar una cita"
    find = "Buscar"
    find_words = "Las palabras, hasta donde las recuerde"
    find_speaker = "Quién habla"
    find_any_speaker = "Cualquiera"
    find_meeting = "Reunión"
    find_any_meeting = "Cualquier reunión"
    find_since = "Desde"
    find_until = "Hasta"
    find_kinds = "Tipo de palabras"
    find_kind: Mapping[Kindred, str] = {
        "spoken": "De viva voz",
        "interpreted": "Por medio de intérprete",
        "press": "En la prensa",
    }
    finding = "Buscando en el registro…"
    nothing_given = "Indique unas palabras, una persona, una reunión o una fecha."
    ends_before = "Es anterior a la primera fecha."
    find_more = (
        "Hay más líneas; para verlas, acote la búsqueda: un nombre, una reunión, otras palabras."
    )
    share_which = "¿Qué línea se comparte?"
    share_where = "¿Dónde se comparte?"
    sharing = "Compartiendo…"
    shared_there = "Compartida, con su nombre, en la conversación que eligió."

    # Slack: Home, and first words -----------------------------------------------------------------

    home_title = "Quién dijo qué, palabra por palabra"
    home_what = (
        "¿Recuerda a medias una línea de una reunión? Verbatim encuentra las palabras exactas en"
        " las transcripciones e indica quién las dijo, con qué cargo, dónde y cuándo. Solo muestra"
        " lo que consta, y avisa cuando nada consta."
    )
    home_try = "Para probar"
    home_tries: Mapping[TryKind, str] = {
        "line": "Una línea tal como se recuerda:",
        "topic": "Una persona y un tema:",
        "meeting": "Una reunión:",
    }
    home_try_it = "Probar"
    home_latest = "Últimas reuniones"

    def home_how(self, quote: str, meetings: str, whosaid: str) -> tuple[str, ...]:
        return (
            (
                f"En cualquier conversación, escriba {quote} para buscar una línea, {whosaid} para"
                f" verificar una cita y {meetings} para ver las reuniones."
            ),
            "Mencióneme en un canal, o escríbame en Mensajes.",
            "Después de cada respuesta puede seguir preguntando: “more”, “the next line?”.",
        )

    def try_aloud(self, text: str) -> str:
        return f"Probar: {text}"

    def home_spoke(self, names: Sequence[str], others: int) -> str:
        verb = "Hablaron" if len(names) + others > 1 else "Habló"
        return f"{verb}: {', '.join(names)}" + (f" y {self.others(others)}" if others > 0 else "")

    def home_size(self, searched: str, turns: int, speakers: int) -> str:
        people = self.count(speakers, "persona", "personas", "nadie")
        return f"En el registro: {searched}; {self.turns(turns)}; {people} con palabras propias."

    def home_read(self, when: str) -> str:
        return f"Leído: {when}."

    def hello(self, quote: str) -> str:
        return (
            "Hola. Encuentro las palabras exactas que se dijeron en reuniones, y quién las dijo."
            f" Mencióneme con una línea tal como la recuerde y respondo en un hilo; con {quote}"
            " solo usted ve la respuesta. Aquí no leo nada más que lo que me menciona."
        )

    # Slack: what follows on a question ------------------------------------------------------------

    unfollowed: Mapping[Unfollowed, str] = {
        "whole": (
            "Ya no sé a qué sigue esto. Haga la pregunta completa, con el nombre y las palabras,"
            " por favor."
        ),
        "translation": (
            "No: Verbatim no traduce nada, para que nadie sea citado con palabras que no dijo. "
            "Muestra cada línea en el idioma de su registro."
        ),
        "nothing-more": "No hay nada más. Pregunte con otras palabras o con otro nombre.",
        "no-line": (
            "No se ha mostrado ninguna línea a la que esto pueda referirse. Haga la pregunta"
            " completa."
        ),
        "no-earlier": (
            "Antes de eso no se preguntó nada aquí. Pida una línea como la recuerda, o un nombre y"
            " un tema."
        ),
        "thanks": "Con gusto. Pida otra línea cuando quiera.",
        "context": (
            "Pulse Contexto bajo la línea: abre lo que se dijo alrededor, hasta donde llega la"
            " reunión. También puede pedir la línea siguiente o la anterior, de una en una."
        ),
        "cite": (
            "Elija Citar en el menú bajo la línea: tiene una cita para copiar, simple, en Markdown"
            " y en BibTeX."
        ),
        "share": (
            "Pregunte con /quote en el canal: solo usted ve la respuesta, "
            "y Compartir bajo una línea la publica allí con su autor, fecha y fuente."
        ),
        "summary": (
            "No: Verbatim no resume ni explica nada; muestra lo que se dijo. "
            "Pregunte qué dijo alguien sobre un tema, o pulse Contexto bajo una línea."
        ),
    }

    # Slack: how the app presents itself -----------------------------------------------------------

    about = (
        "Encuentra las palabras exactas en transcripciones de reuniones e indica quién las dijo."
    )
    about_at_length = (
        "¿Recuerda a medias una línea de una reunión? Pregunte a Verbatim con un comando,"
        " mencionándolo o en un mensaje directo. Responde con las palabras exactas de la"
        " transcripción, quién las dijo, con qué cargo, dónde y cuándo, si fue por medio de"
        " intérprete, y las líneas cercanas. Pegue una cita, o elija Verificar esta cita en"
        " cualquier mensaje, y Verbatim indica si las palabras son exactas, si están alteradas, si"
        " son de otra persona o si no constan en el registro. Funciona sin ningún modelo de"
        " lenguaje: solo muestra lo que está en el registro, y avisa cuando nada consta."
    )
    quote_about = "Encontrar las palabras exactas y quién las dijo"
    quote_hint = "[una línea como la recuerde, o help]"
    meetings_about = "Las reuniones del registro, o una de ellas completa"
    meetings_hint = "[algunas palabras de un título, o una fecha]"
    whosaid_about = "¿De verdad lo dijo? Un dictamen, palabra por palabra"
    whosaid_hint = "[“las palabras”, by NOMBRE si lo sabe]"
    check_about = (
        "¿La cita de este mensaje está en el registro, palabra por palabra, y de quién es?"
    )
    find_about = "Un formulario: palabras, quién las dijo, en qué reunión y cuándo"

    # The terminal ---------------------------------------------------------------------------------

    neighbour_before = "antes"
    neighbour_after = "después"
    limit_shows_more = "Hay más; --limit permite verlas."
    headings: Sequence[str] = ("Fecha", "Reunión", "Palabras de", "Clave")


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _sounds(names: Sequence[str], *beginnings: str) -> bool:
    """Whether the last of several names begins so."""
    return len(names) > 1 and names[-1].lstrip("‘“/").lower().startswith(beginnings)
