### Textos de las páginas. Español del Perú: es la base; lo que falta en otro idioma se muestra de aquí.
### Oraciones cortas, de a lo más veinte palabras en las páginas públicas. Los títulos públicos son neutros: no dicen violencia.

## Marco común

product-name = Yanapaq
public-name = Servicios cerca de usted
public-tab-title = { $page } · Servicios cerca de usted
desk-tab-title = { $page } · Yanapaq
skip-to-content = Ir al contenido
languages-label = Idioma
language-es = Español
language-qu = Runasimi
language-en = English
fallback-notice = Esta parte todavía no está traducida.
demonstration-notice = Demostración: las personas y cuentas son simuladas.
error-summary-title = Hay algo que corregir

exit-action = Salir rápido
exit-keys = o pulse Shift 3 veces
foot-privacy = Privacidad y cómo salir
foot-staff = Ingreso del personal
foot-home = Inicio
foot-note = Esta página no guarda lo que usted busca ni pide sus datos.

## Inicio público

home-title = Inicio
home-question = ¿Dónde está?
home-hint = Escriba las 4 primeras letras de su distrito o provincia.
home-search = Buscar servicios
home-urgent-title = Necesito ayuda ahora
home-urgent-note = Llamar es gratis, a toda hora. La llamada puede quedar anotada en su teléfono.
urgent-line-number = 100
urgent-line-name = Línea 100
urgent-line-note = orientación y apoyo, 24 horas
urgent-police-number = 105
urgent-police-name = Policía
urgent-police-note = emergencias, 24 horas

## Buscador de servicios

finder-title = Servicios
finder-place-label = ¿Dónde está?
finder-place-hint = Al menos 4 letras del distrito, la provincia o el departamento.
finder-service-label = Servicio (opcional)
finder-service-any = Todos
finder-need-label = ¿Qué necesita? (opcional)
finder-need-any = Todo
finder-search = Buscar
finder-too-short = Escriba al menos 4 letras.
finder-no-place = No encontramos ningún lugar que empiece así. Revise la escritura o pruebe con la provincia.
finder-choose-title = ¿Cuál de estos lugares?
finder-choose-hint = Hay lugares con el mismo nombre. Mire la provincia.
finder-level-department = departamento
finder-level-province = provincia
finder-level-district = distrito
finder-place-in = { $level } de { $parent }
finder-results-title = Servicios cerca de { $place }
finder-change-place = Cambiar de lugar
finder-group-district = En el distrito
finder-group-province = En la provincia
finder-group-department = En el departamento
finder-group-count =
    { $count ->
        [one] 1 lugar
       *[other] { $count } lugares
    }
finder-national-title = Por teléfono, desde cualquier lugar
finder-sealed-title = Protección en un lugar reservado
finder-sealed-note = Por seguridad, su dirección no se publica.
finder-nothing-title = No sabemos de un lugar de atención aquí
finder-nothing-text = Puede haber uno que todavía no figura en este directorio. Llame a la Línea 100: allí le dirán adónde ir.
finder-more = Ver más de { $name }
finder-call = Llamar al { $number }
finder-verified = Verificado el { $day }
finder-not-verified = Sin verificar con el lugar

## Página de un centro

center-place = Lugar
center-address = Dirección
center-hours = Horario
center-languages = Idiomas de atención
center-phone = Teléfono
center-accessibility = Accesibilidad
center-what = Qué hace
center-whom = Para quién
center-source = Fuente de estos datos
center-verified = Última verificación
center-never-verified = todavía nadie lo verificó con el centro
center-unknown-advice = Antes de ir, confirme llamando a la Línea 100: es gratis.
center-sealed-title = Cómo pedirlo
center-back = Volver a los resultados
center-closed = Este centro dejó de atender el { $day }.

## Privacidad

privacy-title = Privacidad y cómo salir
privacy-lead = Lo que esta página guarda, y lo que no puede borrar.
privacy-exit-title = Qué hace «Salir rápido»
privacy-exit-does-1 = Cambia al instante esta página por otra cualquiera.
privacy-exit-does-2 = Cierra la sesión, si había una abierta.
privacy-exit-does-3 = Pide al navegador que borre lo guardado de esta página.
privacy-exit-not-title = Qué no borra
privacy-exit-not-1 = El historial del navegador. Alguien puede ver que visitó esta dirección.
privacy-exit-not-2 = El registro de llamadas y los mensajes de su teléfono.
privacy-exit-not-3 = Lo que anotan la red, el operador de internet o un programa que vigila el equipo.
privacy-how-title = Cómo borrar el rastro
privacy-how-1 = Borre del historial solo estas páginas. Un historial vacío llama la atención.
privacy-how-2 = Borre la llamada del registro de su teléfono al terminar.
privacy-how-3 = Si puede, use el equipo de una persona de confianza o de una biblioteca.
privacy-how-4 = La ventana privada no guarda historial, pero no evita que vigilen la red o el equipo.
privacy-stored-title = Qué guardamos
privacy-stored-public = De quien busca servicios: nada. No usamos cookies, cuentas ni medidores de visitas.
privacy-stored-staff = Del personal que ingresa: una cookie para su sesión y la constancia de lo que hace.
privacy-danger = Si cree que vigilan su teléfono, pida ayuda desde otro.

## Errores

error-what-now = Qué puede hacer
error-go-home = Ir al inicio
error-reference = Código para pedir ayuda: { $reference }
error-not-found-title = No encontramos esa página
error-not-found-text = La dirección puede estar mal escrita, o la página ya no existe.
error-not-found-do = Revise la dirección o empiece desde el inicio.
error-refused-title = No pudimos aceptar el envío
error-refused-text = El formulario venció o llegó desde otra página. No se guardó nada.
error-refused-do = Vuelva atrás, recargue la página y envíe otra vez.
error-method-title = Esa página no recibe ese tipo de pedido
error-method-text = Suele pasar al recargar después de enviar un formulario.
error-method-do = Abra la página desde el inicio.
error-too-large-title = El archivo es demasiado grande
error-too-large-text = El límite es de { $megabytes } MB. No se guardó nada.
error-too-large-do = Divida el archivo o quite las columnas que no se usan.
error-invalid-title = Falta algo en lo que envió
error-invalid-text = Un dato llegó vacío o con otra forma. No se guardó nada.
error-invalid-do = Vuelva atrás y revise los campos.
error-too-many-title = Demasiados intentos seguidos
error-too-many-text = Para cuidar las cuentas, hay que esperar un momento.
error-too-many-do = Espere un minuto e intente otra vez.
error-internal-title = Algo falló de nuestro lado
error-internal-text = Lo que estaba guardado sigue guardado. Ya quedó anotado para revisarlo.
error-internal-do = Intente otra vez. Si sigue igual, avise con este código.
error-unavailable-title = El servicio está ocupado o en mantenimiento
error-unavailable-text = Lo que estaba guardado sigue guardado.
error-unavailable-do = Intente otra vez en unos minutos.
error-urgent = Si necesita ayuda ahora, llame gratis al 100. Atienden a toda hora.

## Ingreso

sign-in-title = Ingreso del personal
sign-in-name = Nombre de usuario
sign-in-passkey-title = Con llave de acceso
sign-in-passkey-text = Use la huella, el rostro o el PIN de este equipo, o una llave USB.
sign-in-passkey-action = Ingresar con llave de acceso
sign-in-password-title = Con contraseña y código
sign-in-password = Contraseña
sign-in-continue = Continuar
sign-in-wrong = El nombre o la contraseña no coinciden.
sign-in-waiting = Demasiados intentos. Espere { $seconds } segundos y pruebe otra vez.
sign-in-ended = Su sesión terminó. Ingrese de nuevo para seguir.
sign-in-signed-out = Salió de su sesión.
sign-in-help = ¿Perdió su acceso? Pida un nuevo enlace a quien administra las cuentas.
code-title = Código de verificación
code-hint = Los 6 dígitos que muestra su aplicación de códigos.
code-label = Código
code-action = Ingresar
code-recovery-label = Código de recuperación
code-recovery-summary = No tengo mi teléfono
code-recovery-hint = Use uno de los códigos que guardó al enrolarse. Cada código sirve una vez.
code-wrong = El código no es correcto o ya se usó. Espere el siguiente e intente otra vez.
passkey-failed = No se pudo usar la llave de acceso. Intente otra vez o ingrese con contraseña y código.
passkey-unsupported = Este navegador no admite llaves de acceso. Ingrese con contraseña y código.

enrol-title = Prepare su acceso
enrol-welcome = Bienvenida, bienvenido: { $name }
enrol-text = Elija cómo va a ingresar. Este enlace sirve una sola vez y vence el { $until }.
enrol-passkey-title = Llave de acceso (recomendada)
enrol-passkey-text = Se desbloquea con la huella, el rostro o el PIN. No hay contraseña que robar.
enrol-passkey-label = Nombre de esta llave
enrol-passkey-label-hint = Por ejemplo: laptop de la oficina.
enrol-passkey-action = Crear llave de acceso
enrol-password-title = Contraseña y código
enrol-password-text = Necesita una aplicación de códigos en su teléfono.
enrol-password-action = Preparar contraseña y código
enrol-step-password = 1. Elija una contraseña
enrol-password-label = Contraseña nueva
enrol-password-hint = Al menos 15 caracteres. Una frase de varias palabras es fácil de recordar.
enrol-password-again = Repita la contraseña
enrol-step-totp = 2. Agregue esta cuenta a su aplicación de códigos
enrol-totp-hint = Lea el dibujo con la aplicación, o escriba la clave a mano.
enrol-totp-image = Dibujo para leer con la aplicación de códigos
enrol-totp-secret = Clave
enrol-step-code = 3. Escriba el código que muestra
enrol-finish = Terminar
enrol-password-short = La contraseña necesita al menos { $least } caracteres.
enrol-password-known = Esa contraseña figura en listas robadas. Elija otra.
enrol-password-differs = Las dos contraseñas no son iguales.
enrol-code-wrong = El código no es correcto. Revise la hora de su teléfono e intente otra vez.
enrol-dead-title = Este enlace ya no sirve
enrol-dead-text = Ya se usó o venció. Pida uno nuevo a quien administra las cuentas.
recovery-title = Guarde sus códigos de recuperación
recovery-text = Sirven para ingresar si pierde su teléfono. Cada uno se usa una vez. No se mostrarán de nuevo.
recovery-print = Imprimir
recovery-keep = Guárdelos en papel, en un lugar cerrado. No los fotografíe.
recovery-done = Ya los guardé, continuar

my-access-title = Mi acceso
my-access-sessions = Sesiones abiertas
my-access-device = Equipo
my-access-method = Ingresó con
my-access-since = Desde
my-access-last = Última actividad
my-access-this = esta sesión
my-access-end = Terminar
my-access-end-of = Terminar la sesión de { $device }
my-access-end-others = Terminar todas las demás
my-access-passkeys = Llaves de acceso
my-access-passkey-name = Nombre
my-access-added = Agregada
my-access-used = Último uso
my-access-never-used = sin usar
my-access-remove = Quitar
my-access-remove-of = Quitar la llave { $label }
my-access-no-passkeys = No tiene llaves de acceso.
my-access-add-passkey = Agregar llave de acceso
my-access-password = Contraseña y código
my-access-password-set = Tiene contraseña y aplicación de códigos.
my-access-password-none = No tiene contraseña: ingresa solo con llave.
my-access-codes-left =
    { $count ->
        [0] No le quedan códigos de recuperación.
        [one] Le queda 1 código de recuperación.
       *[other] Le quedan { $count } códigos de recuperación.
    }
my-access-renew-codes = Renovar códigos de recuperación
my-access-roles = Lo que puede hacer
method-passkey = llave de acceso
method-password = contraseña y código
method-recovery-code = código de recuperación
method-console-link = enlace del servidor

## Marco del escritorio

desk-section-home = Inicio
desk-section-summaries = Resúmenes
desk-section-figures = Cifras
desk-section-directory = Directorio
desk-section-imports = Importar
desk-section-repair = Reparar
desk-section-users = Personal
desk-section-health = Salud del sistema
desk-section-audit = Auditoría
desk-sections-label = Secciones
desk-search-label = Buscar lugar o centro
desk-search-placeholder = Buscar lugar o centro ( / )
desk-user-label = Mi acceso: { $name }
desk-sign-out = Salir
keys-title = Teclas
keys-find = buscar
keys-home = ir al inicio
keys-list = ver estas teclas
keys-close = Cerrar
table-page = Página { $page } de { $pages }
table-previous = Anterior
table-next = Siguiente
table-rows =
    { $count ->
        [one] 1 fila
       *[other] { $count } filas
    }
filter-apply = Mostrar
filter-clear = Quitar filtros
filter-all = Cualquiera
download-label = Descargar

role-administrator = Administra cuentas
role-statistician = Estadística
role-directory-keeper = Cuida el directorio
role-reader = Lectura
role-auditor = Auditoría
role-shelter-manager = Dirige un refugio
role-admission = Admisión
role-psychologist = Psicología
role-social-worker = Trabajo social
role-lawyer = Asesoría legal
role-center-chief = Dirige un centro
role-case-reviewer = Revisa aperturas de emergencia
scope-national = todo el país
scope-territory = { $place }
scope-service = servicio { $service }
scope-center = centro { $center }

## Inicio del escritorio

desk-home-title = Inicio
desk-home-greeting = Hola, { $name }
desk-home-summaries = Leer o descargar el resumen ejecutivo de un departamento.
desk-home-figures = Buscar una cifra con su fuente.
desk-home-directory = Ver y corregir los centros.
desk-home-imports = Cargar cifras o un directorio.
desk-home-repair =
    { $count ->
        [0] No hay filas por revisar.
        [one] 1 fila espera revisión.
       *[other] { $count } filas esperan revisión.
    }
desk-home-users = Cuentas, funciones y enlaces de ingreso.
desk-home-health = Estado del registro y de las copias.
desk-home-audit = Quién hizo qué, y cuándo.
desk-home-shelter = Leer o anotar el lugar. Cada lectura queda registrada.
desk-home-findings =
    { $count ->
        [0] No hay contradicciones conocidas.
        [one] 1 contradicción entre cifras publicadas.
       *[other] { $count } contradicciones entre cifras publicadas.
    }
desk-home-no-role-title = Todavía no tiene funciones
desk-home-no-role = Pida a quien administra las cuentas que le asigne una función y un ámbito.

## Resumen ejecutivo

summary-title = Resumen ejecutivo
summary-department = Departamento
summary-year = Año
summary-month = Mes
summary-month-none = Sin mes
summary-names = Nombres de los servicios
summary-names-period = los de ese periodo
summary-names-today = los de hoy
summary-show = Mostrar
summary-choose = Elija departamento, año y mes para ver el resumen.
summary-heading = { $department }, { $periods }
summary-snapshot = Corte de datos { $snapshot }, generado el { $day }
summary-format-pdf = PDF
summary-format-docx = Word
summary-format-xlsx = Excel
summary-format-json = JSON
summary-findings-title =
    { $count ->
        [0] Sin contradicciones
        [one] 1 contradicción en las cifras publicadas
       *[other] { $count } contradicciones en las cifras publicadas
    }
summary-findings-none = Ninguna regla encontró afirmaciones que se contradigan.
summary-findings-hint = Nada se corrigió en silencio: se muestra lo que dice cada parte.
summary-finding-service = Servicio
summary-finding-place = Lugar
summary-finding-what = Qué se contradice
summary-finding-stated = Qué dice cada parte
summary-findings-filter = Servicio
summary-document-label = Documento


## Cifras

figures-title = Cifras
figures-lead = Cada número lleva su fuente. Lo que no se sabe no aparece como cero.
figures-measure = Medida
figures-place = Lugar
figures-place-hint = nombre o código
figures-period = Periodo
figures-period-hint = 2022 o 2023-01
figures-value = Valor
figures-unit = Unidad
figures-dimensions = Detalle
figures-source = Fuente
figures-status = Estado
figures-empty = Ninguna cifra cumple estos filtros. Quite alguno o cargue un archivo.
status-provisional = provisional
status-final = definitiva
status-rectified = rectificada
status-computed = calculada aquí

## Importar

imports-title = Importar
imports-lead = Un archivo entra entero o no entra. Antes de guardar se revisa cada fila.
imports-figures-title = Cifras
imports-figures-text = CSV con las columnas documentadas, o un archivo conocido con su perfil.
imports-profile = Perfil de columnas
imports-profile-own = Formato de Yanapaq
imports-directory-title = Directorio de centros
imports-directory-text = CSV o Excel, una fila por centro. Las filas dudosas pasan a revisión; ninguna se pierde.
imports-file = Archivo
imports-file-hint = CSV o XLSX, hasta { $megabytes } MB
imports-check-figures = Revisar y cargar cifras
imports-check-directory = Revisar y cargar directorio
imports-past = Cargas anteriores
imports-none = Todavía no se cargó ningún archivo.
imports-when = Fecha
imports-by = Quién
imports-kind = Qué
imports-kind-figures = cifras
imports-kind-directory = directorio
imports-state = Resultado
imports-running-title = Revisando { $file }
imports-running-text = Puede cerrar esta página: la carga sigue y el resultado queda en la lista.
imports-running-refresh = La página se actualiza sola cada { $seconds } segundos.
imports-running-progress = Filas revisadas: { $done } de { $total }
imports-running-progress-unknown = Filas revisadas: { $done }
imports-state-running = en curso
imports-state-accepted = aceptado
imports-state-refused = rechazado
imports-state-queued = aceptado, con filas por revisar
imports-accepted-title = Se cargó { $file }
imports-accepted-figures =
    { $count ->
        [one] Entró 1 cifra.
       *[other] Entraron { $count } cifras.
    }
imports-accepted-centers =
    { $count ->
        [0] No entró ningún centro nuevo.
        [one] Entró 1 centro.
       *[other] Entraron { $count } centros.
    }
imports-accepted-known =
    { $count ->
        [0] Ninguna fila era conocida.
        [one] 1 fila ya era conocida.
       *[other] { $count } filas ya eran conocidas.
    }
imports-accepted-queued =
    { $count ->
        [0] Ninguna fila quedó en duda.
        [one] 1 fila espera revisión.
       *[other] { $count } filas esperan revisión.
    }
imports-same-file = Este mismo archivo ya se había cargado. No se guardó nada nuevo.
imports-encoding = El archivo venía en { $encoding } y se leyó como tal. Revise que las tildes y las eñes se vean bien.
imports-refused-title = No se cargó { $file }
imports-refused-text =
    { $count ->
        [one] Hay 1 problema. No se guardó nada: corrija el archivo y cárguelo otra vez.
       *[other] Hay { $count } problemas. No se guardó nada: corrija el archivo y cárguelo otra vez.
    }
imports-problem-line = Línea
imports-problem-column = Columna
imports-problem-what = Qué pasa
imports-problem-do = Qué hacer
imports-more-problems = Se muestran los primeros { $shown }.
imports-again = Cargar otro archivo
imports-go-repair = Revisar las filas dudosas

## Reparar

repair-title = Reparar
repair-lead = Filas de directorios que necesitan una decisión. El original siempre se conserva.
repair-empty-title = No hay nada que revisar
repair-empty = Cuando un directorio traiga filas dudosas, aparecerán aquí.
repair-file = Archivo
repair-line = Línea
repair-center = Centro
repair-doubts = Qué es dudoso
repair-open = Revisar
repair-open-line = Revisar la línea { $line }
repair-row-title = { $file }, línea { $line }
repair-original = Como llegó
repair-proposal = Como quedaría
repair-no-proposal = No hay una propuesta segura. Complete los datos o aparte la fila.
repair-column = Columna
repair-value = Valor
repair-empty-value = (vacío)
repair-accept = Aceptar la propuesta
repair-edit-title = Corregir y registrar
repair-edit-save = Registrar el centro
repair-set-aside-title = Apartar la fila
repair-set-aside-reason = Motivo
repair-set-aside-hint = La fila queda guardada, pero no entra al directorio.
repair-set-aside = Apartar
repair-next = Siguiente fila
repair-left =
    { $count ->
        [one] Queda 1 fila.
       *[other] Quedan { $count } filas.
    }
doubt-code-and-name-differ = El código y el nombre son de lugares distintos. Decía { $found }; se propone { $proposed }.
doubt-lost-zero = El código perdió su cero inicial. Decía { $found }; se propone { $proposed }.
doubt-unknown-place = Ese lugar no existe en la tabla oficial: { $found }.
doubt-coordinates-outside = Las coordenadas caen fuera del distrito: { $found }.
doubt-unknown-service = Ese servicio no está en el catálogo: { $found }.
doubt-duplicate = Parece el mismo centro que { $found }.
doubt-missing-value = Falta un dato necesario.
doubt-sealed-place-told = La fila dice dónde está un servicio reservado. Ese dato no puede entrar al directorio.
doubt-wrong-cell-count = La fila tiene más o menos celdas que el encabezado.
doubt-unreadable = No se puede leer este valor: { $found }.

## Directorio

directory-title = Directorio
directory-lead = Lo que se publica de cada centro, con su fuente.
directory-search = Nombre o lugar
directory-service = Servicio
directory-verified = Verificación
directory-verified-any = Todas
directory-verified-yes = Verificados
directory-verified-no = Sin verificar
directory-name = Centro
directory-place = Lugar
directory-phone = Teléfono
directory-source = Fuente
directory-empty = Ningún centro cumple estos filtros.
directory-add = Registrar un centro
directory-edit-title = Corregir { $name }
directory-new-title = Registrar un centro
directory-field-id = Identificador
directory-field-id-hint = Minúsculas, números y guiones. No cambia nunca.
directory-field-name = Nombre
directory-field-service = Servicio
directory-field-kind = Tipo (opcional)
directory-field-place = Código de ubigeo
directory-field-place-hint = 2, 4 o 6 dígitos, con su cero inicial.
directory-field-address = Dirección (opcional)
directory-field-latitude = Latitud (opcional)
directory-field-longitude = Longitud (opcional)
directory-field-hours = Horario (opcional)
directory-field-languages = Idiomas, separados por comas (opcional)
directory-field-phone = Teléfono (opcional)
directory-field-accessibility = Accesibilidad (opcional)
directory-field-valid-from = Atiende desde (opcional)
directory-field-valid-to = Dejó de atender (opcional)
directory-field-source = Fuente
directory-field-verified-on = Día en que se verificó con el centro (opcional)
directory-field-day-hint = Año-mes-día: 2026-03-31.
directory-field-reason = Motivo del cambio
directory-save = Guardar { $name }
directory-save-new = Registrar
directory-sealed-hint = De un servicio reservado solo se anota el departamento.

## Personal

users-title = Personal
users-lead = Cada cuenta es de una persona. Las funciones valen en un ámbito.
users-add-title = Agregar a una persona
users-full-name = Nombres y apellidos
users-name = Nombre de usuario
users-name-hint = Minúsculas, sin espacios: rosa.quispe
users-document-type = Documento
users-document-dni = DNI
users-document-ce = Carné de extranjería
users-document-passport = Pasaporte
users-document-number = Número
users-document-why = Se usa para que nadie abra un expediente en el que es parte. No se muestra.
users-add = Agregar y crear enlace
users-search = Nombre
users-roles = Funciones
users-state = Estado
users-state-active = activa
users-state-invited = invitada
users-state-suspended = suspendida
users-none = No hay cuentas con ese nombre.
user-grants-title = Funciones y ámbitos
user-grants-none = Sin funciones: no puede ver nada del escritorio.
user-role = Función
user-scope = Ámbito
user-scope-kind = Ámbito
user-scope-value = Código
user-scope-value-hint = Ubigeo, servicio o centro; vacío si es todo el país.
user-scope-national = Todo el país
user-scope-territory = Departamento o provincia
user-scope-service = Servicio
user-scope-center = Centro
user-granted-by = La dio
user-granted-at = Desde
user-grant-title = Dar una función
user-grant = Dar función
user-revoke = Quitar
user-revoke-of = Quitar: { $role }
user-reason = Motivo
user-invite-title = Enlace de ingreso
user-invite-text = Cree un enlace nuevo si perdió su acceso. El anterior deja de servir.
user-invite = Crear enlace
user-invite-once-title = Copie este enlace ahora
user-invite-once = No se mostrará otra vez. Sirve una sola vez y vence el { $until }.
user-invite-deliver = Entréguelo en persona o por un medio que solo esa persona lea.
user-suspend-title = Suspender la cuenta
user-suspend-text = Cierra sus sesiones en el acto. No se borra nada.
user-suspend = Suspender a { $name }
user-suspended-notice = Esta cuenta está suspendida desde el { $day }: { $reason }
user-sessions =
    { $count ->
        [0] Sin sesiones abiertas.
        [one] 1 sesión abierta.
       *[other] { $count } sesiones abiertas.
    }
user-end-sessions = Terminar sus sesiones

## Salud del sistema

health-title = Salud del sistema
health-all-well = Todo está en orden
health-attention = Hay algo que atender
health-store = Almacén
health-store-sqlite = SQLite, en este equipo
health-store-postgres = PostgreSQL
health-node = Nodo
health-position = Asientos del registro
health-position-last = Último asiento
health-verified = Última verificación de la cadena
health-verified-well = completa, sin fallas
health-verified-broken = el registro fue alterado o está dañado: no siga escribiendo y avise a quien lo administra.
health-verified-never = nunca se verificó
health-backup = Última copia de seguridad
health-backup-never = no hay ninguna copia
health-restored = Última copia restaurada en prueba
health-restored-never = ninguna copia se probó todavía
health-age =
    { $hours ->
        [0] hace menos de una hora
        [one] hace 1 hora
       *[other] hace { $hours } horas
    }
health-age-days =
    { $days ->
        [one] hace 1 día
       *[other] hace { $days } días
    }
health-packs = Paquetes en vigor
health-pack = Paquete
health-pack-version = Versión
health-pack-digest = Huella
health-pack-since = Desde
health-program = Versión del programa
health-state-well = bien
health-state-attention = atender
health-state-bad = falla

# Filtros de cifras
figures-place-unknown = No encontramos ese lugar. Escriba el código o el nombre del departamento, la provincia o el distrito.
figures-period-unknown = El periodo se escribe 2022 o 2023-01.

# Demostración: el enlace mismo deja entrar
enrol-enter-title = Entrar a la demostración
enrol-enter-text = Las personas de esta demostración son simuladas. El enlace vale una sola vez.
enrol-enter-action = Entrar

# Problemas de un archivo de cifras, por su código
import-problem-what = { $code ->
    [empty] El archivo no tiene filas.
    [unknown_header] Ningún formato conocido tiene este encabezado: { $found }
    [two_formats] Varios perfiles declaran este encabezado.
    [missing_column] Falta la columna.
    [unknown_column] Esta columna no pertenece al formato.
    [row_width] La fila tiene { $found } celdas y debe tener { $expected }.
    [unreadable] La fila no se puede leer.
    [unknown_measure] Ningún paquete declara la medida «{ $found }».
    [unlike_unit] «{ $found }» no es la unidad de esta medida, que cuenta «{ $expected }».
    [unknown_place] No hay ningún lugar «{ $found }».
    [ambiguous_place] Varios lugares se llaman «{ $found }».
    [lost_zero] El código «{ $found }» perdió su cero inicial.
    [unknown_period] «{ $found }» no es un periodo.
    [unknown_dimension] La medida no tiene el detalle «{ $found }».
    [unknown_code] «{ $found }» no es un código conocido.
    [unknown_document] Ningún paquete declara el documento «{ $found }».
    [invalid_statement] «{ $found }» no es una parte válida de un documento.
    [no_locator] Falta decir en qué parte del documento está.
    [unknown_status] «{ $found }» no es un estado.
    [negative] «{ $found }» es menor que cero.
    [not_whole] «{ $found }» no es un número entero.
    [ambiguous_number] «{ $found }» se puede leer de dos maneras.
    [invalid_number] «{ $found }» no es un número.
    [printed_differs] «{ $found }» no es la misma cantidad que { $expected }.
    [duplicate_cell] Este valor ya está en la línea { $expected }.
    [outside_grid] «{ $found }» queda fuera de lo que el perfil declara.
    [more] Hay { $found } problemas más.
   *[other] No se puede aceptar «{ $found }».
}
import-problem-do = { $code ->
    [empty] Agregue un encabezado y al menos una fila.
    [unknown_header] Use las columnas documentadas o pida un perfil de columnas para este archivo.
    [two_formats] Avise a quien mantiene los paquetes.
    [missing_column] Agregue la columna. La primera línea debe ser: { $expected }
    [unknown_column] Quite la columna.
    [row_width] Ponga entre comillas las celdas que llevan comas.
    [unreadable] Cierre las comillas y guarde como CSV.
    [unknown_measure] Revise el nombre de la medida.
    [unlike_unit] Use esa unidad o elija otra medida.
    [unknown_place] Escriba el código de la tabla de territorio.
    [ambiguous_place] Use el código en lugar del nombre.
    [lost_zero] Escriba { $expected } y guarde los códigos como texto.
    [unknown_period] Escriba un año (2022) o un mes (2023-01).
    [unknown_dimension] Escriba uno de: { $expected }
    [unknown_code] Escriba uno de: { $expected }
    [unknown_document] Agregue el documento al paquete antes de cargar sus cifras.
    [no_locator] Escriba la página, el título o el cuadro.
    [unknown_status] Escriba uno de: { $expected }
    [negative] Una cuenta empieza en 0.
    [not_whole] Una cuenta no lleva decimales.
    [ambiguous_number] Escriba solo cifras, como 10079.
    [duplicate_cell] Deje una sola de las dos filas.
    [more] Corrija primero estos.
   *[other] Corrija la celda y cargue otra vez.
}
import-problem-sheet = { $code ->
    [too_large] El archivo es demasiado grande.
    [empty] El archivo está vacío.
    [not_a_table] El archivo no es una tabla: no es CSV ni XLSX.
    [broken] Desde esta línea el archivo no se puede leer como tabla.
    [workbook] El libro de cálculo no se puede leer o es demasiado grande al abrirse.
   *[reader] En este servidor no se pueden leer libros de cálculo.
}
import-problem-sheet-do = { $code ->
    [too_large] Divida el archivo y cargue cada parte.
    [empty] Revise que sea el archivo correcto.
    [broken] Revise las comillas de esa línea, guarde como CSV y cargue otra vez.
    [reader] Guarde el archivo como CSV y cargue otra vez, o avise a quien administra el servidor.
   *[other] Abra el archivo, guárdelo como CSV o XLSX y cargue otra vez.
}
import-problem-column = Falta esta columna en el encabezado.
import-problem-column-do = Agregue la columna con uno de estos nombres: { $names }.
users-problem-name = El nombre para ingresar lleva minúsculas, números, puntos o guiones.
users-problem-taken = Ya hay una cuenta con ese nombre. Elija otro.

# Formulario de un centro: qué está mal en un campo
directory-wrong-empty = Falta este dato.
directory-wrong-long = Es demasiado largo: a lo más { $most } caracteres.
directory-wrong-service = Ese servicio no está en el catálogo.
directory-wrong-place = Ese código no está en la tabla oficial.
directory-wrong-lost-zero = El código perdió su cero inicial: escriba { $proposed }.
directory-wrong-id = Solo minúsculas sin tilde, números y guiones.
directory-wrong-id-taken = Ya hay un centro con ese identificador.
directory-wrong-kind = Solo minúsculas sin tilde, números y guiones bajos.
directory-wrong-day = Escriba el día como 2026-03-31.
directory-wrong-days = El último día no puede ser anterior al primero.
directory-wrong-degrees = Escriba grados con punto decimal: -13.52.
directory-wrong-point = Escriba las dos coordenadas o ninguna.
directory-wrong-sealed = El lugar de este servicio es reservado: deje vacío este dato o anote solo el departamento.
directory-changed = Otra persona cambió este centro mientras usted escribía. Revise los datos actuales y guarde otra vez.
directory-saved = Se guardó { $name }.
repair-done = La decisión quedó guardada.
repair-already = Otra persona ya decidió sobre esa fila.
repair-cannot = La fila no puede entrar así. Corrija los datos o apártela.

## Auditoría

audit-title = Auditoría
audit-lead = Quién hizo qué, y cuándo. Lo más nuevo primero. No muestra el contenido.
audit-empty = Todavía no hay asientos.
audit-position = Asiento
audit-when = Fecha
audit-who = Quién
audit-what = Qué
audit-about = Sobre
audit-purpose = Para
audit-older = Más antiguos
audit-actor-system = El sistema
audit-actor-console = Terminal del servidor
audit-actor-anonymous = Alguien sin sesión
audit-kind = { $kind ->
    [store_created] se creó el almacén
    [pack_adopted] entró en vigor un paquete
    [figures_published] se cargaron cifras
    [center_registered] se registró un centro
    [center_corrected] se corrigió un centro
    [directory_imported] se cargó un directorio
    [directory_row_resolved] se decidió sobre una fila dudosa
    [user_added] se agregó una cuenta
    [user_enrolment_invited] se creó un enlace de ingreso
    [user_password_enrolled] se preparó una contraseña
    [user_passkey_enrolled] se agregó una llave de acceso
    [user_passkey_used] se usó una llave de acceso
    [user_credential_revoked] se quitó una credencial
    [user_recovery_code_used] se usó un código de recuperación
    [user_role_granted] se dio una función
    [user_role_revoked] se quitó una función
    [user_suspended] se suspendió una cuenta
    [session_signed_in] alguien ingresó
    [session_sign_in_failed] falló un intento de ingreso
    [session_ended] terminó una sesión
    [document_exported] se descargó un documento
    [reserved_field_read] se leyó o anotó un dato reservado
    [person_sought] se buscó a una persona
    [person_registered] se registró a una persona
    [person_fact_recorded] se anotó un dato de una persona
    [person_same_as_proposed] se propuso que dos registros son la misma persona
    [person_same_as_confirmed] se confirmó que dos registros son la misma persona
    [person_same_as_rejected] se descartó que dos registros sean la misma persona
    [person_same_as_undone] se deshizo la unión de dos registros
    [tie_declared] se declaró un vínculo
    [case_numbered] se dio número a un caso
    [case_opened] se abrió un caso
    [case_party_joined] alguien pasó a ser parte de un caso
    [case_party_left] alguien dejó de ser parte de un caso
    [case_assigned] se asignó un caso
    [case_unassigned] se retiró a alguien de un caso
    [case_answered] se respondió una pregunta de un caso
    [case_stage_reached] un caso pasó a otra etapa
    [case_action_done] se anotó una acción en un caso
    [case_action_withdrawn] se retiró una acción anotada por error
    [case_note_written] se escribió una nota en un caso
    [case_milestone_reached] se anotó un hecho con plazo en un caso
    [case_task_planned] se planificó una tarea
    [case_task_finished] se terminó una tarea
    [case_task_dropped] se descartó una tarea
    [case_closed] se cerró un caso
    [case_reopened] se reabrió un caso
    [case_moved] un caso pasó a otro centro
    [case_restricted] se cambió la reserva de un caso
    [case_user_excluded] se cambió quién no puede conocer un caso
    [case_glass_broken] se abrió un caso por emergencia
    [case_glass_reviewed] se revisó una apertura por emergencia
    [case_read] se leyó un caso
    [draft_saved] se guardó un borrador
    [draft_ended] terminó un borrador
   *[other] asiento de una versión más nueva
}

## Lugar de un refugio

shelter-title = Dato reservado
shelter-lead = Solo usted puede leer y anotar este dato. Cada lectura queda registrada con su motivo.
shelter-warning = No lo copie en mensajes, documentos ni capturas de pantalla.
shelter-read-title = Leer
shelter-reason = Para qué lo necesita
shelter-reason-hint = Por ejemplo: traslado con la policía.
shelter-read = Leer el lugar
shelter-place-title = Lugar anotado
shelter-none = Todavía no se anotó ningún lugar.
shelter-record-title = Anotar
shelter-place = Dirección y referencias
shelter-place-hint = Reemplaza lo que estaba anotado.
shelter-record = Anotar el lugar
shelter-recorded = El lugar quedó anotado.
shelter-wrong = Falta el dato o es demasiado largo. No se guardó ni se mostró nada.

## Más errores

error-disk-full-title = No queda espacio para guardar
error-disk-full-text = El disco del servidor está lleno. Lo que estaba guardado sigue guardado; lo último que envió, no.
error-disk-full-do = Avise a quien administra el servidor y envíe otra vez cuando haya espacio.
error-conflict-title = Otra persona cambió lo mismo
error-conflict-text = Mientras usted escribía, alguien guardó otro cambio. Lo suyo no se guardó.
error-conflict-do = Vuelva a abrir la página, mire cómo está ahora y repita su cambio si hace falta.
