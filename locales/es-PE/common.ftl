# Palabras que comparten los documentos y las páginas.
# El año llega como texto, para que no se escriba con separador de miles.

period-year = Año { $year }
period-month = { month-name } de { $year }
period-month-short = { $month ->
    [1] Ene
    [2] Feb
    [3] Mar
    [4] Abr
    [5] May
    [6] Jun
    [7] Jul
    [8] Ago
    [9] Set
    [10] Oct
    [11] Nov
   *[12] Dic
} { $year }
month-name = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] setiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
date-long = { $day } de { month-name } de { $year }

amount-at-least = al menos { $low }
amount-between = entre { $low } y { $high }
not-known = Sin información

unit-case = { $count ->
    [one] caso
   *[other] casos
}
unit-activity = { $count ->
    [one] actividad
   *[other] actividades
}
unit-prevention-action = { $count ->
    [one] acción preventiva
   *[other] acciones preventivas
}
unit-person = { $count ->
    [one] persona
   *[other] personas
}
unit-consultation = { $count ->
    [one] consulta telefónica
   *[other] consultas telefónicas
}
unit-resolution = { $count ->
    [one] resolución
   *[other] resoluciones
}
unit-center = { $count ->
    [one] centro
   *[other] centros
}
