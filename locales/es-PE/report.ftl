# Resumen Ejecutivo de un departamento: palabras del documento en todas sus formas.

report-title = Resumen Ejecutivo del departamento de { $department }
report-subtitle = Servicios del Ministerio de la Mujer y Poblaciones Vulnerables: { $periods }
report-periods = { $year } y { $month }
report-header = Resumen Ejecutivo · { $department } · corte { $snapshot }
report-page-before = Página
report-page-between = de
report-contents = Contenido
report-about = { $title }. Cifras publicadas y cobertura de los servicios, con la fuente de cada número.

report-meta-department = Departamento
report-meta-department-value = { $name } (ubigeo { $ubigeo })
report-meta-periods = Periodos
report-meta-names = Nombres de los servicios
report-meta-names-value = Los vigentes el { $date }
report-meta-snapshot = Corte de los datos
report-meta-generated = Fecha de este documento

report-overview = En pocas cifras
report-key-operated = { $count ->
    [one] sede que el ministerio opera al 100 %
   *[other] sedes que el ministerio opera al 100 %
}
report-key-coordinated = { $count ->
    [one] sede en coordinación con gobiernos regionales y locales
   *[other] sedes en coordinación con gobiernos regionales y locales
}
report-key-provinces = { $count ->
    [one] provincia con al menos un servicio
   *[other] provincias con al menos un servicio
}
report-key-findings = { $count ->
    [one] punto por aclarar
   *[other] puntos por aclarar
}
report-reading = Cada número viene de un documento publicado o se cuenta aquí a partir del directorio de servicios. Una celda en blanco significa que la fuente no dice nada; no es un cero. Donde no se conoce un dato, el texto lo dice.
report-nothing-known = De este departamento todavía no se conoce ninguna cifra ni ninguna sede. Las secciones se muestran para que se vea lo que falta.

report-part-programmes = Servicios que brinda
report-programme-heading = { $number }. { $name }
report-service-heading = { $number } { $name }
report-promoted-heading = { $number }. { $name }
report-name-with-short = { $long } ({ $short })

report-target = Dirigido a
report-operator = A cargo de

report-users = Usuarias y usuarios
report-users-caption = { $service }: usuarias, usuarios y acciones
report-measure = Qué se cuenta
report-users-unknown = { $periods }: no se conoce cuántas personas usaron este servicio.
report-stock-note = { $measures }: se cuenta a quienes están presentes en el periodo. La misma persona puede estar en el mes y en el año, por eso no se suman.
report-users-chart = { $service }: comparación de los periodos

report-coverage = Cobertura
report-coverage-caption = { $service }: cobertura
report-place = Lugar
report-province = Provincia
report-district = Distrito
report-count = N.º
report-total = Total
report-coverage-chart = { $service }: sedes por provincia
report-coverage-unknown = No se conoce la cobertura de este servicio en el departamento.
report-coverage-directory = Contado a partir del directorio de servicios.
report-coverage-differs = La fuente imprime { $stated } como total. Las filas suman { $total }.
report-department-only = { $name } (todo el departamento)
report-source = Fuente: { $source }.
report-citation = { $title }, { $locator }

report-consolidated = Consolidado de servicios en el departamento
report-table-operated = Servicios que el ministerio opera al 100 %
report-table-coordinated = Servicios en coordinación con gobiernos regionales, provinciales y locales
report-table-caption = { $table }, por provincia
report-table-unknown = No se conoce ninguna sede de estos servicios en el departamento.
report-table-sums = Los totales son la suma de las celdas. Una celda en blanco significa que la fuente no declara ninguna sede.
report-full-name = { $short }: { $long }

report-findings = Puntos por aclarar
report-findings-none = Las reglas de coherencia no encontraron contradicciones.
report-findings-intro = Estas afirmaciones no pueden ser ciertas a la vez, o necesitan una explicación. Aquí no se corrige ninguna: se muestran todas.
report-finding-where = Dónde se dice
report-finding-says = Qué dice
report-finding-rule = Regla
report-finding-service = Servicio
report-finding-message = Qué ocurre

report-glossary = Glosario de términos

report-sources = Fuentes
report-sources-none = Este documento no cita ninguna publicación.
report-document = Documento
report-publisher = Quién lo publica
report-published-on = Fecha de publicación
report-published-unknown = El documento no la dice

report-figures = Cifras del departamento y su fuente
report-figures-intro = Todas las cifras del departamento en su conjunto, en el orden de las secciones. Una misma cifra puede estar dicha en dos lugares.
report-figure = Cifra
report-period = Periodo
report-value = Valor
report-unit = Unidad
report-source-column = Fuente
report-computed-directory = Contado a partir del directorio de servicios
report-computed = Calculado: { $from }
report-figure-of = { $service }: { $label }
report-figure-cut = { $figure } ({ $cut })

report-sheet-summary = Resumen
report-sheet-users = Usuarias
report-sheet-coverage = Cobertura
report-sheet-operated = Operados
report-sheet-coordinated = Coordinados
report-sheet-findings = Hallazgos
report-sheet-figures = Cifras
report-sheet-sources = Fuentes
report-sheet-index = Hojas de este libro
report-sheet-rows = Filas
report-programme = Programa
report-service-code = Código
report-service = Servicio
report-kind = Tipo
report-ubigeo = Ubigeo
report-check = Comprobación
report-check-agrees = Cuadra
report-check-differs = No cuadra

# Documentos de un caso.
paper-draft = BORRADOR: sin número y sin firma. No lo entregue.
paper-simulated = DEMOSTRACIÓN: las personas de este documento son simuladas.
paper-description = Documento de un caso, emitido por { $center }
paper-place-and-date = { $place }, { $date }
paper-addressee = Señor o señora:
paper-case = Caso { $number }
paper-check = Código de comprobación: { $code }
paper-number = { $abbreviation } N.° { $order }-{ $year } · { $center }
paper-nothing = No hay datos registrados.
paper-nothing-answered = Todavía no se respondió.
paper-nothing-done = No hay atenciones registradas.
paper-risk-none = El riesgo no se ha valorado.
paper-risk-level = Nivel de riesgo
paper-risk-sheet = Ficha
paper-risk-points = Puntaje
paper-risk-points-of = { $points } de { $of }
paper-risk-incomplete = La ficha está incompleta: el nivel puede ser mayor.
paper-risk-set = Nivel fijado por la profesional
paper-risk-computed = Nivel calculado
paper-risk-reason = Motivo
paper-risk-word =
    { $level ->
        [mild] Leve
        [moderate] Moderado
        [severe] Severo
       *[undetermined] No se puede determinar
    }
paper-name = Nombres y apellidos
paper-document = Documento
paper-no-document = Sin documento a la vista
paper-document-kind =
    { $kind ->
        [dni] DNI
        [cur] Código Único de Registro
        [foreign_card] Carné de extranjería
        [passport] Pasaporte
        [temporary_permit] Permiso temporal de permanencia
        [foreign_id] Cédula de otro país
        [refugee_card] Carné de refugio
        [birth] Partida de nacimiento
       *[other] Otro documento
    }
paper-age = Edad
paper-age-years = { $years } años
paper-age-between = entre { $low } y { $high } años
paper-day = Día
paper-action = Atención
paper-item = Ítem
paper-question = Pregunta
paper-answer = Respuesta
paper-points = Puntos
paper-happened = Cuándo
paper-what = Qué pasó
paper-severity = Gravedad
paper-yes = Sí
paper-no = No
paper-does-not-know = No sabe o no responde
paper-person = Consta en el expediente
paper-around = alrededor del { $date }
paper-instant = { $date }, { $time }
paper-lens =
    { $lens ->
        [admission] Admisión
        [psychology] Psicología
        [social] Trabajo Social
        [legal] Abogacía
       *[other] { $lens }
    }
