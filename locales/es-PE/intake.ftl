### Mi día, buscar antes de abrir, ficha nueva. Palabras para quien atiende: cortas, tranquilas, sin códigos.

## Mi día

desk-section-cases = Mi día
desk-home-cases = Sus tareas y sus casos de hoy.
desk-search-person-label = Buscar persona por nombres y apellidos
desk-search-person-placeholder = Buscar persona ( / )
keys-new = buscar y abrir un caso nuevo

tray-title = Mi día
tray-lead = { $center } · { $day }
tray-new = Abrir un caso
tray-center = Centro
tray-center-change = Cambiar de centro
tray-views = Qué ver
tray-view-day = Hoy
tray-view-tasks = Mis tareas
tray-view-own = Mis casos
tray-view-center = Casos del centro
tray-tasks-title = Lo que toca
tray-tasks-none = No tiene tareas pendientes.
tray-own-title = Mis casos
tray-own-none = Todavía no tiene casos a su cargo.
tray-center-title = Casos del centro
tray-center-none = El centro no tiene casos abiertos que usted pueda ver.
tray-all = Ver todo
tray-drafts-title = Borradores sin terminar
tray-drafts-lead = Nadie más los ve. Se guardaron mientras escribía.
tray-draft-nameless = Ficha sin nombre todavía
tray-draft-times = Empezado { $started } · último cambio { $touched }
tray-draft-go-on = Seguir escribiendo
tray-due = Cuándo
tray-task = Qué hacer
tray-person = Persona
tray-case = Caso
tray-risk = Riesgo
tray-next = Siguiente paso
tray-stage = Etapa
tray-since = Ingreso
tray-overdue = { $days ->
    [one] Vencida hace 1 día
   *[other] Vencida hace { $days } días
}
tray-due-today = Vence hoy
tray-due-tomorrow = Vence mañana
tray-due-in = { $days ->
    [one] En 1 día
   *[other] En { $days } días
}
tray-no-task = Planear el siguiente paso
tray-no-task-due = Sin tarea
tray-restricted = Reservado
tray-of-others = Lo llevan otras personas del equipo
tray-no-calls-now = Ahora no es hora de llamarla
tray-anybody = Del equipo: quien pueda
tray-page = Página { $page }
tray-person-unnamed = Sin nombre registrado
tray-risk-severe = Severo
tray-risk-moderate = Moderado
tray-risk-mild = Leve
tray-risk-undetermined = No determinado
tray-risk-none = Sin valorar
tray-lens-admission = Admisión
tray-lens-psychology = Psicología
tray-lens-social = Trabajo social
tray-lens-legal = Legal

## Buscar antes de abrir

search-title = ¿Ya estuvo aquí?
search-lead = Busque antes de abrir una ficha: así no se le pregunta todo otra vez.
search-names = Nombres y apellidos
search-names-hint = Dos palabras o más, en cualquier orden. No importa cómo se escriba.
search-document = DNI
search-document-hint = Ocho dígitos, si los sabe.
search-age = Edad o año de nacimiento
search-age-hint = Por ejemplo: 34 o 1992.
search-go = Buscar
search-recorded = Cada búsqueda queda registrada a su nombre.
search-wrong-wildcard = No se puede buscar con comodines. Escriba dos palabras del nombre.
search-wrong-name = Escriba solo letras. El documento va en su propia casilla.
search-wrong-short = Falta algo: escriba dos palabras del nombre, o el DNI.
search-wrong-long = Son demasiadas palabras para un nombre.
search-wrong-dni = El DNI tiene ocho dígitos.
search-wrong-age = Escriba una edad, como 34, o un año de nacimiento, como 1992.
search-found = { $count ->
    [one] Puede ser esta persona
   *[other] Puede ser una de estas { $count } personas
}
search-found-lead = Son parecidos, no certezas. Confirme con ella antes de elegir.
search-broad-title = Hay demasiadas personas con ese nombre
search-broad = Agregue otra palabra del nombre, la edad o el DNI y busque otra vez.
search-none-title = No encontramos a nadie parecido
search-none = Puede que venga por primera vez, o que su nombre se haya escrito de otra manera.
search-probable = Muy parecida
search-possible = Parecida
search-open-for = Abrir caso para esta persona
search-open-new = Abrir caso nuevo
search-none-of-them = No es ninguna de ellas
search-cases = Sus casos
search-no-cases = No hay casos que usted pueda ver.
search-case-open = { $center } · ficha { $number } · desde { $since }
search-case-closed = { $center } · ficha { $number } · de { $since } a { $until }
search-born = Nació el { $day }
search-born-year = Nació en { $year }
search-age-exact = { $age ->
    [one] 1 año
   *[other] { $age } años
}
search-age-range = entre { $min } y { $max } años
search-age-unknown = edad no registrada
search-document-ending = { $kind } terminado en { $digits }
search-document-none = sin documento registrado

search-same-first-surname = mismo primer apellido
search-same-second-surname = mismo segundo apellido
search-same-swapped = mismos apellidos en otro orden
search-same-given = mismo nombre
search-same-word = { $count ->
    [one] una palabra del nombre igual
   *[other] { $count } palabras del nombre iguales
}
search-same-birth = misma edad
search-same-document = mismo DNI
search-same-phone = mismo teléfono
search-alike-first-surname = primer apellido que suena igual
search-alike-second-surname = segundo apellido que suena igual
search-alike-given = nombre que suena igual
search-alike-word = { $count ->
    [one] una palabra del nombre que suena parecido
   *[other] { $count } palabras del nombre que suenan parecido
}
search-alike-birth = edad cercana
search-but-given = el nombre no coincide
search-but-birth = la edad no coincide
search-but-document = tiene otro DNI

## Ficha nueva

intake-title = Abrir un caso
intake-center = { $center }
intake-searched = Antes de abrir, busque si ya estuvo aquí.
intake-search-first = Buscar persona
intake-for = Para { $name }
intake-for-lead = Ya estuvo aquí. Sus datos se conservan; aquí solo se abre el caso.
intake-from-search = Los nombres vienen de su búsqueda: revise cómo quedaron repartidos.
intake-check-title = Revise antes de abrir
intake-check-lead = Nada de esto impide abrir el caso. Si está bien así, pulse otra vez «Abrir el caso».
intake-alike-title = Puede que ya haya estado aquí
intake-alike-lead = Si es ella, abra el caso desde su nombre. Si no lo es, pulse otra vez «Abrir el caso».
intake-open = Abrir el caso
intake-save = Guardar borrador
intake-drop = Descartar
intake-drop-label = Descartar este borrador
intake-dropped = El borrador se descartó.
intake-saved = Guardado { $time }
intake-saving = Guardando…
intake-not-saved = Todavía no se guardó. Siga escribiendo: se intenta otra vez.
intake-empty = Lo que escriba se guarda solo.
intake-more-documents = Más documentos
intake-more-phones = Otro teléfono

intake-who = Quién es
intake-given = Nombres
intake-surname1 = Primer apellido
intake-surname2 = Segundo apellido
intake-called = Cómo pide que la llamen
intake-sex = Sexo
intake-birth = Nacimiento
intake-birth-hint = Día, mes y año, o solo el año.
intake-age = Edad aproximada
intake-age-range = Años más o menos
intake-told-by = Si los datos los da otra persona, quién es
intake-told-by-hint = Por ejemplo: su hermana.

intake-document = Documento
intake-document-kind = Documento
intake-document-number = N.º de documento
intake-document-check = Dígito verificador
intake-document-check-hint = Después del guion.
intake-document-country = País
intake-document-country-hint = Dos letras: VE.
intake-no-document = Si no hay documento, por qué

intake-attention-language = Lengua en que prefiere ser atendida
intake-interpreter = Intérprete
intake-interpreter-no = No necesita
intake-interpreter-yes = Sí, en esa lengua

intake-where = Dónde vive
intake-residence = Distrito
intake-residence-now = Distrito donde vive
intake-residence-hint = Cuatro letras o el ubigeo.
intake-community = Comunidad, centro poblado o barrio
intake-reference = Cómo llegar
intake-reference-hint = Por ejemplo: detrás de la escuela, portón azul.

intake-phone = Teléfono y contacto seguro
intake-phone-lead = Si no se preguntó, no se llama.
intake-phone-number = N.º de teléfono
intake-phone-owner = De quién es
intake-phone-holder = Qué es de ella
intake-phone-may = ¿Se la puede llamar?
intake-phone-days = Días
intake-phone-from = Desde
intake-phone-to = Hasta
intake-phone-cover = Qué decir si contesta otra persona
intake-phone-code = Palabra clave
intake-phone-voicemail = Buzón de voz
intake-phone-message = Mensajes
intake-time-hint = Por ejemplo: 14:30.

intake-case = El caso
intake-condition = Condición de ingreso
intake-opened-on = Día de ingreso
intake-earlier = Caso anterior
intake-event-place = Dónde ocurrió
intake-event-place-hint = Distrito, si ya lo contó.

intake-sex-female = Mujer
intake-sex-male = Hombre
intake-sex-intersex = Intersexual
intake-sex-unknown = No se sabe todavía
intake-document-dni = DNI
intake-document-foreign-card = Carné de extranjería
intake-document-passport = Pasaporte
intake-document-temporary-permit = Permiso temporal (PTP, CPP)
intake-document-foreign-id = Cédula de otro país
intake-document-refugee-card = Carné de refugio
intake-document-birth-certificate = Partida de nacimiento
intake-document-cur = Código Único de Registro (CUR)
intake-document-other = Otro documento
intake-why-never = Sin documento
intake-why-forgotten = No recuerda el número
intake-why-withheld = Se lo retienen
intake-why-lost = Perdido o robado
intake-why-in-process = En trámite
intake-why-not-registered = Nacimiento sin inscribir
intake-why-reserved = Pide reserva de su identidad
intake-why-declined = Prefiere no decirlo
intake-why-not-asked = Todavía no se pudo preguntar
intake-tongue-es = Castellano
intake-tongue-qu = Quechua
intake-tongue-ay = Aimara
intake-tongue-cni = Asháninka
intake-tongue-agr = Awajún
intake-tongue-shp = Shipibo-konibo
intake-tongue-mcb = Matsigenka
intake-tongue-prl = Lengua de señas peruana
intake-owner-own = De ella
intake-owner-shared = Compartido
intake-owner-other = De otra persona
intake-may-never = No, o no se preguntó
intake-may-within = Sí, en estas horas
intake-may-always = Sí, a toda hora
intake-days-all = Todos los días
intake-days-work = Lunes a viernes
intake-days-weekend = Sábado y domingo
intake-trace-never = No dejar nada
intake-trace-neutral = Solo texto neutro
intake-condition-new = Nuevo
intake-condition-readmission = Reingreso
intake-condition-recurrence = Reincidente
intake-condition-referred-in = Derivado
intake-condition-carried-over = Continuador

intake-wrong-empty = Falta este dato.
intake-wrong-choice = Elija una opción de la lista.
intake-wrong-name-wildcard = Un nombre no lleva asteriscos ni signos de búsqueda.
intake-wrong-name-digits = Un nombre no lleva números.
intake-wrong-name-letters = Escriba el nombre con letras.
intake-wrong-name-sign = El signo «{ $sign }» no va en un nombre.
intake-wrong-long = Es demasiado largo. Escriba lo principal.
intake-wrong-control = Hay un signo invisible. Borre y escriba otra vez.
intake-wrong-document-dni = El DNI tiene ocho dígitos.
intake-wrong-document-filler = Eso no es un número de documento. Si no hay documento, elija por qué.
intake-wrong-document-sign = El signo «{ $sign }» no va en un documento.
intake-wrong-document-kind = Elija qué documento es.
intake-wrong-document-none = Escriba un documento, o elija por qué no hay.
intake-wrong-document-both = Hay un documento: quite el motivo, o borre el documento.
intake-wrong-country = El país va con dos letras, como VE.
intake-wrong-birth = Escriba día, mes y año, como 05/03/1992, o solo el año.
intake-wrong-birth-future = La fecha está en el futuro.
intake-wrong-birth-old = Revise el año: sería demasiado mayor.
intake-wrong-birth-none = Escriba el nacimiento o una edad aproximada.
intake-wrong-age = Escriba la edad en años, de 0 a 120.
intake-wrong-age-range = Escriba de 0 a 20 años.
intake-wrong-place-short = Escriba al menos cuatro letras.
intake-wrong-place-unknown = No hay ningún lugar con ese nombre. Revise la escritura.
intake-wrong-place-several = Hay varios lugares con ese nombre: elija uno de la lista.
intake-wrong-phone-none = Escriba un número, o deje la casilla vacía.
intake-wrong-phone-filler = Ese número solo llena la casilla. Déjela vacía.
intake-wrong-phone-area = A ese número le falta el código de ciudad, como 84.
intake-wrong-phone-sign = El signo «{ $sign }» no va en un teléfono.
intake-wrong-phone-length = Un celular tiene nueve dígitos y empieza con 9; un fijo, su código y seis o siete.
intake-wrong-phone-holder = Escriba qué es de ella: su hermana, una vecina.
intake-wrong-phone-number = Falta el número de este teléfono.
intake-wrong-phone-hours = Escriba desde y hasta qué hora, como 14:30.
intake-wrong-phone-order = La hora final va después de la inicial.
intake-wrong-interpreter = Elija si necesita intérprete.
intake-wrong-day = Escriba el día, como 05/03/2026.
intake-wrong-day-future = El día de ingreso no puede estar en el futuro.
intake-wrong-earlier = Esa condición no continúa un caso anterior: quite el caso, o cambie la condición.

intake-warn-dni-check = El dígito verificador no corresponde a ese DNI: mire otra vez el documento.
intake-warn-dni-repeated = Todos los dígitos son iguales: confirme que es su DNI.
intake-warn-phone = Ese número parece inventado: pregunte otra vez.
