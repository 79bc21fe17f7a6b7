## Valoración de riesgo

risk-tab = Riesgo
risk-title = Valoración de riesgo
risk-none = Todavía no se ha valorado el riesgo en este caso. Mientras no se conozca, se sigue con el ritmo del riesgo severo.
risk-level-title = Nivel que cuenta ahora
risk-level-word = { $level ->
    [mild] Leve
    [moderate] Moderado
    [severe] Severo
   *[undetermined] No se puede determinar
}
risk-why-computed = Sale del puntaje de la ficha.
risk-why-incomplete = La ficha está incompleta: el nivel puede ser mayor.
risk-why-set = Lo fijó { $by }. El puntaje daba: { $computed }.
risk-points = { $points } de { $of } puntos
risk-fichas = Fichas firmadas
risk-ficha-by = Anotada por { $by } el { $at }
risk-corrected = Corregida por una ficha posterior. Se conserva.
risk-see = Ver la ficha con sus puntos
risk-items-number = Ítem
risk-items-question = Pregunta
risk-items-answer = Respuesta
risk-items-points = Puntos
risk-new = Llenar o copiar una ficha
risk-not-available = { $title }: no disponible. { $reason }
risk-set = Fijar otro nivel
risk-set-lead = El puntaje no ve todo. Fije otro nivel si lo que usted sabe lo justifica: quedan los dos, con su motivo y su nombre.
risk-set-level = Nivel
risk-set-reason = Motivo
risk-set-do = Fijar el nivel
risk-set-wrong = Elija un nivel y escriba el motivo, con un máximo de 2000 letras.
risk-annex-title = Datos para ubicar a las personas
risk-annex-lead = Se guardan aparte y solo los ven trabajo social y legal del equipo. Cada lectura queda registrada.
risk-annex-read = Ver estos datos
risk-annex-none = Nadie los ha anotado.
risk-form-lead = No es un examen: pregunte con calma. Lo que ella no sabe o no responde no cuenta como NO.
risk-form-application = Quién, dónde y cuándo
risk-form-mode = Cómo llega la ficha
risk-form-entity = Entidad que la aplica
risk-form-place = Oficina o lugar
risk-form-by = Nombre de quien la aplicó
risk-form-at = Día y hora
risk-form-items = Preguntas
risk-form-calendar-lead = Lo de los últimos { $months } meses. Deje en blanco las filas que no use.
risk-form-calendar-when = Fecha (DD/MM/AAAA), o en palabras
risk-form-calendar-what = Qué pasó
risk-form-calendar-severity = Gravedad
risk-form-annex-reserved = Reservado. Se guarda aparte.
risk-form-declines = Prefiere no responder
risk-form-unanswered = Sin respuesta
risk-form-corrects = Corrige una ficha anterior
risk-form-corrects-none = No, es una ficha nueva
risk-form-corrects-why = Qué corrige y por qué
risk-form-preview = Calcular sin guardar
risk-form-sign = Firmar la ficha
risk-form-signed-note = Una ficha firmada no se cambia. Si hay un error, se firma otra que la corrige.
risk-form-wrong = La ficha no se firmó. Revise: { $what }
risk-form-wrong-application = entidad, lugar, día y hora.
risk-form-wrong-duty = esa entidad solo apoya: elija «en apoyo» o «copiada».
risk-form-wrong-future = la fecha está en el futuro.
risk-form-wrong-answers = hay respuestas que la ficha no admite.
risk-form-wrong-calendar = las filas del calendario: fecha, qué pasó y gravedad.
risk-form-wrong-corrects = diga qué ficha corrige y por qué.
risk-form-wrong-force = esa ficha no estaba vigente ese día.
risk-preview-title = Resultado si se firma así
risk-preview-lead = Todavía no se guardó nada.
risk-signed = La ficha quedó firmada. El nivel y las tareas se actualizaron.
risk-set-done = El nivel quedó fijado. Las tareas se actualizaron.
