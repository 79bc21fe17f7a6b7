### Textos de la ficha de un caso. Quien la lee trabaja con prisa y cansado: frases cortas, sin adornos.

## Cabecera

case-number = Caso { $number }
case-tab-title = Caso { $number }
case-part-tab-title = { $lens }, caso { $number }
case-nameless = Sin nombre registrado
case-age = { $years ->
    [one] 1 año
   *[other] { $years } años
}
case-age-between = entre { $low } y { $high } años
case-contact = Contacto seguro
case-language = Lengua
case-team = Equipo
case-entry = Ingreso
case-not-asked = No se ha preguntado
case-team-nobody = Nadie asignado
case-parts-label = Partes del caso
case-tab-file = Resumen
case-tab-readings = Quién lo vio
case-tab-missing = { $count ->
    [one] falta 1
   *[other] faltan { $count }
}
case-restricted = Reservado: solo su equipo
case-closed = Cerrado el { $day }: { $reason }
case-risk = Riesgo { $level ->
    [mild] leve
    [moderate] moderado
    [severe] severo
   *[undetermined] no determinado
}
case-lens = { $lens ->
    [psychology] Psicología
    [social] Trabajo social
    [legal] Legal
   *[admission] Admisión
}
language-name = { $code ->
    [es] castellano
    [qu] quechua
    [ay] aimara
    [cni] asháninka
    [mcb] matsigenka
    [prl] lengua de señas peruana
    [en] inglés
    [pt] portugués
   *[other] otra lengua
}
case-language-mother = Lengua materna: { $language }
case-language-attention = Atención en { $language }
case-language-interpreter = Atención en { $language }. Necesita intérprete de { $interpreter }
contact-none = Sin teléfono registrado
contact-never = No llamar
contact-now = Se puede llamar ahora
contact-within = Solo en sus horas seguras; ahora no
contact-always = A cualquier hora
contact-hours = { $day ->
    [monday] lunes
    [tuesday] martes
    [wednesday] miércoles
    [thursday] jueves
    [friday] viernes
    [saturday] sábado
   *[sunday] domingo
} de { $from } a { $to }
contact-cover = Si contesta otra persona, diga: «{ $phrase }».
contact-code = Palabra clave: «{ $word }».
contact-no-voicemail = No deje mensaje de voz.
contact-no-message = No escriba mensajes.
contact-neutral = Mensajes solo neutros.
contact-owner = { $owner ->
    [own] propio
    [shared] compartido: puede contestar otra persona
   *[other] de otra persona
}

## Línea de tiempo

case-timeline = Línea de tiempo
case-timeline-empty = No hay nada de esto todavía.
case-filter-all = Todo
case-filter-notes = Notas
case-filter-actions = Acciones
case-filter-steps = Etapas y plazos
case-today-at = hoy { $time }
case-yesterday-at = ayer { $time }
case-someone-gone = cuenta retirada
happened-opened = Se abrió el caso: { $condition }
happened-joined = { $name } entra al caso: { $role }
happened-left = { $name } sale del caso
happened-assigned = El caso se asignó a { $name } ({ $lens })
happened-unassigned = El caso dejó de ser de { $name } ({ $lens })
happened-answered = { $lens }: { $count ->
    [one] 1 respuesta guardada
   *[other] { $count } respuestas guardadas
}
happened-stage = Pasó a «{ $stage }»
happened-action = { $action } ({ $lens }), hecha el { $day }
happened-withdrawn = Se retiró una acción anotada por error
happened-note = Nota · { $lens }
happened-milestone = { $moment }: { $at }
happened-planned = Tarea: { $action }, hasta el { $day }
happened-finished = Tarea terminada: { $action }, el { $day }
happened-dropped = Tarea retirada: { $action }
happened-closed = Caso cerrado el { $day }: { $reason }
happened-reopened = Caso reabierto
happened-risk = Nivel de riesgo que vale: { $level ->
    [mild] leve
    [moderate] moderado
    [severe] severo
   *[undetermined] no determinado
}
happened-paper = Documento firmado: { $title } { $number }, del { $day }
happened-file = Archivo agregado: { $label }
happened-moved = El caso pasó a otro centro
happened-restricted = El caso quedó reservado para su equipo
happened-unrestricted = El caso dejó de ser reservado
happened-excluded = { $name } no puede saber del caso
happened-included = { $name } puede volver a saber del caso
happened-glass = Abrió el caso sin ser del equipo: { $reason }. Hasta { $until }
happened-reviewed = { $justified ->
    [yes] Se revisó una apertura: estuvo justificada
   *[no] Se revisó una apertura: no estuvo justificada
}
case-reach-profession = Solo { $lens }

## Tareas

case-tasks = Qué sigue
case-tasks-none = No hay tareas pendientes.
case-task-blocked = Espera a que termine otra tarea.
case-task-write-down = Anotar que se hizo
case-task-late = venció el { $day }
case-task-today = hoy
case-task-due = hasta el { $day }
case-task-nobody = { $lens }, sin responsable
case-task-whose = { $lens }, { $name }
case-task-count = { $count ->
    [one] 1 vencida
   *[other] { $count } vencidas
}
task-finish = Darla por terminada
task-finish-lead = Úselo si ya está anotada como acción. Si no, use «Anotar que se hizo».
task-finish-day = Día en que se terminó
task-finish-do = Terminar la tarea
task-drop = Retirarla
task-drop-reason = Por qué ya no hace falta
task-drop-do = Retirar la tarea
task-plan = Planear una tarea
task-plan-action = Qué hay que hacer
task-plan-owner = Responsable
task-plan-owner-hint = Puede quedar sin responsable.
task-plan-due = Hasta
task-plan-remark = Detalle
task-plan-after = Después de
task-plan-after-hint = Si espera a que termine otra tarea.
task-plan-do = Guardar la tarea

## Plazos

case-clocks = Plazos de ley
case-clocks-none = Ningún plazo corre. Anote un hecho, como la denuncia, para que empiecen.
case-clock-why = Cómo se contó
case-clock-doubt = Por verificar: { $note }
clock-running = Quedan { $left }
clock-due-today = Vence hoy: quedan { $left }
clock-due-now = De inmediato
clock-met = Cumplido el { $at }
clock-met-late = Cumplido tarde, el { $at }
clock-missed = Vencido
clock-set-aside = No corresponde
clock-contradictory = Fechas contradictorias
clock-waits-level = Falta el nivel de riesgo
clock-uncounted = No se puede contar
clock-by-instant = Hasta el { $at }
clock-by-day = Hasta el final del { $day }
clock-at-once = Sin espera, desde el { $at }
clock-open = { $count ->
    [one] 1 vencido
   *[other] { $count } vencidos
}
clock-term = El plazo es { $term }.
term-at-once = de inmediato
term-same-day = el mismo día
term-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
term-business-days = { $count ->
    [one] 1 día hábil
   *[other] { $count } días hábiles
}
term-calendar-days = { $count ->
    [one] 1 día calendario
   *[other] { $count } días calendario
}
term-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
term-years = { $count ->
    [one] 1 año
   *[other] { $count } años
}
left-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
left-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
step-at-once = La norma no da tiempo: se debe hacer en el momento.
step-same-day = Se debe hacer antes de que termine el { $day }.
step-hours = Desde el { $from } corren { $hours } horas seguidas: hasta el { $to }.
step-start-day = El { $day } no cuenta: es el día en que empieza.
step-not-counted = El { $day } no cuenta: { $why }.
step-counted = El { $day } es el día { $ordinal }.
step-days = { $days } días calendario, del { $from } al { $to }.
step-months = { $months } meses desde el { $from }: hasta el { $to }.
step-months-no-day = { $months } meses desde el { $from }.
step-no-such-day = Ese mes no tiene ese día: pasa al primer día hábil desde el { $day }.
step-distance = Se suman { $days } días por la distancia: del { $from } al { $to } ({ $source }).
step-last-day = El último día sería el { $day }, pero no cuenta: { $why }.
why-saturday = es sábado
why-sunday = es domingo
why-day-off = { $name } ({ $source })
clock-from = rige desde el { $day }
clock-source = { $source } ({ $since })
milestone-do = Anotar un hecho con plazo
milestone-lead = Anote cuándo ocurrió, no cuándo se enteró. De ahí se cuentan los plazos.
milestone-what = Qué ocurrió
milestone-at = Día y hora
milestone-save = Guardar el hecho
moment = { $event ->
    [complaint-received] La comisaría o la fiscalía recibió la denuncia
    [complaint-registered] La denuncia quedó registrada
    [risk-assessed] Se valoró el riesgo
    [patrol_route-updated] La vivienda entró a la ruta de patrullaje
    [police_report-sent_to_court] La policía envió el informe al juzgado
    [police_report-sent_to_prosecutor] La policía envió el informe a la fiscalía
    [prosecutor_file-sent_to_court] La fiscalía envió lo actuado al juzgado
    [prosecutor-elements_requested] El juzgado pidió elementos a la fiscalía
    [prosecutor-elements_sent] La fiscalía envió los elementos
    [measures-issued] El juzgado dictó medidas de protección
    [measures-notified] Se notificaron las medidas
    [measures-received_by_executor] Quien ejecuta recibió las medidas
    [measures-executed] Se ejecutaron las medidas
    [measures-change_requested] Se pidió cambiar las medidas
    [measures-change_decided] Se resolvió el cambio de las medidas
    [protection_map-updated] Se actualizó el mapa de medidas
    [execution-report_sent] Se envió el informe de ejecución
    [execution-periodic_report_sent] Se envió el informe periódico de ejecución
    [breach-learned] Se conoció un incumplimiento de las medidas
    [breach-told_to_court] Se avisó el incumplimiento al juzgado
    [court_file-sent] El juzgado envió el expediente
    [court-prosecutor_told] El juzgado avisó a la fiscalía
    [process-copy_received] Se recibieron las copias del proceso
    [process-ended] Terminó el proceso
    [appeal-filed] Se apeló
    [appeal-admitted] Se concedió la apelación
    [appeal-sent_up] La apelación se elevó a la Sala
    [appeal-opinion_given] La fiscalía superior dio su opinión
    [appeal-hearing_held] Hubo vista de la apelación
    [appeal-decided] La Sala resolvió la apelación
   *[other] -
}

## Personas

case-parties = Personas del caso
case-party-add = Agregar a una persona
party-role = { $role ->
    [service_user] persona usuaria
    [indirect_victim] víctima indirecta
    [informant] persona informante
   *[alleged_aggressor] presunta persona agresora
}
party-dni = DNI { $number }
party-remove = Retirar del caso
party-remove-reason = Por qué se retira
party-remove-do = Retirar
party-lead = Primero busque: la persona puede estar registrada. La búsqueda queda anotada.
party-name = Nombres y apellidos
party-document = DNI
party-search = Buscar
party-nobody = No se encontró a nadie con esos datos.
party-search-wrong = Escriba al menos un nombre y un apellido, o los ocho dígitos del DNI.
party-join = Agregar al caso
party-join-role = Como qué
party-join-relation = Qué es de la persona usuaria
party-new = No está: registrarla
party-new-lead = Con lo que se sepa basta. No hace falta documento.
party-new-given = Nombres
party-new-first = Primer apellido
party-new-second = Segundo apellido
party-new-document = DNI, si se conoce
party-new-wrong = Revise el nombre y el DNI: el DNI tiene ocho dígitos.
party-new-do = Registrar y agregar al caso

## Equipo

team-assign = Asignar el caso
team-assign-user = A quién
team-assign-do = Asignar
team-unassign = Quitar del equipo
team-unassign-lead = Deja de ver el caso desde ahora.
team-unassign-do = Quitar

## Etapa

case-stage = Etapa
case-way-open = Puede pasar a «{ $stage }».
case-way-barred = Para pasar a «{ $stage }»:
case-way-go = Pasar a «{ $stage }»

## Anotar

case-do = Anotar
note-write = Escribir una nota
note-text = Nota
note-reach = Quién la puede leer
note-reach-team = Todo el equipo
note-reach-profession = Solo mi profesión (secreto profesional)
note-lens = Desde qué profesión
note-do = Guardar la nota
action-write = Anotar lo que se hizo
action-what = Qué se hizo
action-day = Día
action-remark = En pocas palabras
action-task = Termina la tarea
action-task-hint = Si era una tarea pendiente.
action-do = Guardar lo hecho
withdraw-write = Retirar una acción anotada por error
withdraw-which = Cuál
withdraw-reason = Por qué
withdraw-do = Retirar la acción

## Cierre y reserva

case-standing = Cierre y reserva
close-write = Cerrar el caso
close-reason = Por qué se cierra
close-day = Día
close-remark = Detalle
close-do = Cerrar el caso
close-barred = «{ $reason }» no se puede todavía: { $bars }
reopen-write = Reabrir el caso
reopen-reason = Por qué se reabre
reopen-do = Reabrir el caso
restrict-write = Reservar el caso para su equipo
restrict-lead = Deja de aparecer en búsquedas. Solo lo abre su equipo.
restrict-do = Reservar el caso
unrestrict-write = Quitar la reserva
unrestrict-do = Quitar la reserva
reason-label = Motivo
exclude-write = Impedir que alguien sepa del caso
exclude-lead = Por ejemplo, si es pariente o allegado de una de las personas. No se le avisa.
exclude-user = A quién
exclude-do = Impedir que lo sepa
include-write = Levantar el impedimento de { $name }
include-do = Levantar el impedimento
case-excluded = No pueden saber del caso: { $names }.

## Respuestas

case-part-nothing = Los formularios de este servicio no tienen preguntas para esta profesión.
case-part-read-only = Usted puede leer esta parte. La escribe { $lens }.
case-part-closed = El caso está cerrado: se lee, no se escribe.
case-form-source = Versión { $version }. { $basis ->
    [norm] Según norma:
    [to_verify] Por verificar con el documento oficial:
   *[proposal] Propuesta por definir con los equipos:
} { $source }.
case-progress = { $answered } de { $asked } preguntas respondidas.
case-missing = { $count ->
    [one] Falta 1 respuesta en esta etapa
   *[other] Faltan { $count } respuestas en esta etapa
}
case-missing-rows = { $section }: falta agregar
case-too-many-rows = { $section }: son más de { $max }.
case-section-empty = Sin respuestas.
case-question-required = (falta)
case-question-reserved = Reservado: solo lo ve su profesión.
case-answer-reserved = Reservado para quien lo preguntó.
case-answer-none = Sin respuesta
case-answer-taken = Sin respuesta (la quitó)
case-answer-by = { $name }, { $at }
case-answer-choices-none = Ninguna
case-clash = Dos personas respondieron distinto sin verse. Se guardaron las dos respuestas. Elija cuál vale.
case-clash-choose = Vale esta
case-save-section = Guardar
case-saved = Guardado { $time } en el servidor
case-saving = Guardando…
case-unsaved = No se pudo guardar: no hay conexión. Lo escrito sigue aquí; pulse «Guardar» cuando vuelva.
case-ended = Su sesión terminó o ya no puede escribir aquí. Copie lo escrito y abra el caso otra vez.
case-row-title = { $row } { $number }
case-row-add = Agregar { $row }
case-row-remove = Quitar esta fila
yes-no = { $answer ->
    [yes] Sí
    [no] No
   *[does_not_know] No sabe
}
case-place-hint = Distrito y provincia, con coma: Urubamba, Urubamba
answer-unreadable = { $kind ->
    [number] Escriba un número, con punto si tiene decimales.
    [count] Escriba un número entero.
    [money] Escriba el monto en soles: 1200 o 1200.50.
    [date] Escriba la fecha: día, mes y año.
    [time] Escriba la hora: 14:30.
    [date_time] Escriba la fecha y la hora.
    [place] No se encuentra ese lugar. Escriba distrito y provincia, separados con coma.
    [person] Elija a una de las personas del caso.
   *[other] Elija una de las opciones.
}
answer-blank = Escriba algo o deje el campo vacío.
answer-control = Tiene caracteres que no se ven. Bórrelos y escriba otra vez.
answer-too-long = Tiene { $chars } letras; caben { $max }.
answer-too-small = Debe ser { $min } o más.
answer-too-large = Debe ser { $max } o menos.
answer-too-fine = Caben { $max } decimales.
answer-future = No puede ser después de hoy.
answer-must-know = Responda sí o no.
answer-not-in-force = Esa opción no rige en esta fecha. Elija otra.
answer-too-coarse = Falta precisar: escriba también el distrito.
answer-other-profession = Esa pregunta es de otra profesión.
answer-not-in-case = Esa persona no está en el caso. Agréguela primero en «Personas del caso».

## Por qué no se pudo

refused-closed = El caso está cerrado desde el { $day }.
refused-open = El caso está abierto.
refused-no-way = Desde esta etapa no se pasa a esa.
refused-barred = Todavía no: { $gate }
refused-reason = Elija una de las razones de cierre.
refused-action = Elija una acción de la lista.
refused-task = Antes hay que terminar otra tarea.
refused-missing = Eso ya no está en el caso: otra persona lo cambió.
refused-day = La fecha debe estar entre el ingreso ({ $opened }) y hoy.
refused-future = Ese momento todavía no llega. Revise la fecha y la hora.
refused-words = Falta escribir el motivo o el texto.
refused-service-user = La persona usuaria no se puede retirar de su caso.
refused-own-review = Quien abrió el caso no puede revisarlo.
refused-earlier = La condición no va con el caso anterior.
refused-choose = Elija una opción de la lista.
refused-when = Escriba el día y la hora.
refused-due = Escriba hasta qué día.
done = { $what ->
    [note] La nota quedó guardada.
    [action] Lo hecho quedó anotado.
    [withdraw] La acción quedó retirada.
    [plan] La tarea quedó guardada.
    [finish] La tarea quedó terminada.
    [drop] La tarea quedó retirada.
    [milestone] El hecho quedó anotado. Los plazos están contados.
    [stage] El caso pasó de etapa.
    [assign] El caso quedó asignado.
    [unassign] La persona ya no está en el equipo.
    [join] La persona quedó en el caso.
    [leave] La persona ya no está en el caso.
    [close] El caso quedó cerrado.
    [reopen] El caso quedó reabierto.
    [restrict] La reserva quedó cambiada.
    [exclude] El impedimento quedó anotado.
    [glass] El caso está abierto para usted. El equipo ya lo sabe.
   *[other] Quedó guardado.
}

## Apertura por riesgo de vida

glass-title = Abrir un caso que no es suyo
glass-readable = Usted ya puede leer este caso: ir al caso
glass-what-title = Solo si la vida de alguien está en riesgo
glass-what-time = Podrá leer el caso durante { $minutes } minutos. No podrá escribir.
glass-what-read = No verá las notas que cada profesión guarda para sí.
glass-what-told = El equipo del caso y la jefatura lo verán al abrir el caso, con su nombre y su motivo.
glass-what-review = Otra persona revisará si estuvo justificado.
glass-urgent = Si alguien está en peligro ahora, llame primero al 105.
glass-open = Abrir el caso
glass-reason = Motivo
glass-why = { $reason ->
    [life_at_risk] una vida está en riesgo
    [violence_now] hay violencia en este momento
    [child_at_risk] una niña, niño o adolescente está en peligro
   *[other] otro motivo
}
glass-words = Qué está pasando
glass-words-hint = Lo leerán el equipo y quien revise.
glass-do = Abrir el caso y dejar constancia
glass-yours = Usted abrió este caso sin ser del equipo. Puede leerlo hasta las { $until }.
glass-others = { $name }, que no es del equipo, abrió este caso ({ $at }): { $reason }. «{ $words }» Falta que alguien lo revise.
review-title = Aperturas por revisar
review-lead = De este caso usted ve quién lo abrió y por qué, y nada más.
review-none = Ninguna apertura espera revisión.
review-when = Abierto el { $at }, hasta el { $until }
review-write = Decir si estuvo justificado
review-justified = Conclusión
review-justified-yes = Estuvo justificado
review-justified-no = No estuvo justificado
review-words = Por qué
review-do = Guardar la revisión

## Quién miró

readings-title = Quién vio este caso
readings-lead = Cada vez que alguien abre el caso queda aquí. Ella puede pedir saberlo.
readings-back = Volver al caso
readings-none = Nadie lo ha abierto todavía.
readings-who = Quién
readings-part = Qué vio
readings-at = Cuándo
readings-what = { $part ->
    [page] el resumen
    [psychology] la parte de psicología
    [social] la parte de trabajo social
    [legal] la parte legal
    [admission] la parte de admisión
    [risk] la valoración de riesgo
    [document] un documento
   *[other] otra parte
}
