## Documentos y archivos de un caso

paper-tab = Documentos
paper-title = Documentos y archivos
paper-signed-title = Documentos firmados
paper-none = Todavía no se firmó ningún documento.
paper-signed-by = Firmado por { $by } el { $at }
paper-open = Abrir { $number } (PDF)
paper-code = Código de comprobación: { $code }
paper-write = Escribir un documento
paper-write-none = Su profesión no escribe documentos en este caso.
paper-as = { $title } ({ $lens })
paper-basis-proposal = Formato propuesto por el proyecto, por definir con los equipos.
paper-basis-to-verify = Formato por verificar con el texto oficial.
paper-basis-norm = Formato según norma.
paper-lead = A la derecha está exactamente lo que entrará en el documento. Nada más sale del caso.
paper-addressee = A quién va dirigido
paper-addressee-hint = Una línea para el nombre, otra para el cargo y otra para la entidad.
paper-part-required = Obligatorio
paper-preview = Ver cómo queda
paper-draft-pdf = Ver el borrador en PDF
paper-sign = Firmar y registrar
paper-sign-note = Al firmar recibe un número y no se puede cambiar. Si hay un error, se escribe otro.
paper-enters = Lo que entrará
paper-blanks = Falta completar:
paper-blank-addressee = a quién va dirigido
paper-signed = El documento quedó firmado y registrado con el número { $number }.
file-title = Archivos del caso
file-none = No hay archivos.
file-lead = Fotos, PDF o audio, hasta { $megabytes } MB. Las copias salen sin los datos que la cámara guarda; el original queda sellado.
file-warning = Antes de subir una foto: ¿se ve un lugar que la ponga en peligro?
file-choose = Archivo
file-label = Qué muestra
file-add = Agregar el archivo
file-open = Abrir «{ $label }»
file-by = { $by }, { $at } · { $kind } · { $size } kB
file-kind = { $kind ->
    [jpg] foto
    [png] imagen
    [pdf] PDF
   *[other] audio
}
file-added = El archivo quedó guardado.
file-refused-empty = El archivo está vacío. No se guardó.
file-refused-large = El archivo es demasiado grande. No se guardó.
file-refused-kind = Solo se aceptan fotos (JPG, PNG), PDF y audio (MP3, OGG). No se guardó.
file-refused-words = Escriba en pocas palabras qué muestra el archivo. No se guardó.
