# Todas las frases que lee una persona, en la página y en la línea de comandos. Los términos entran como texto ya formado.
# Frases cortas y claras, de tú. Ids, variables y variantes son los de en.ftl.
#
# Glosario (una palabra para cada cosa):
#   automatic differentiation  diferenciación automática      sweep          barrido (directo, inverso)
#   forward mode               modo directo (hacia adelante)  tape           cinta
#   reverse mode               modo inverso (hacia atrás)     path           camino
#   tangent                    tangente                       sum over paths suma de caminos
#   adjoint                    adjunto                        ledger         desglose
#   seed                       semilla                        to factor      sacar factor común
#   slope (local partial)      pendiente (parcial local)      elimination    eliminación; orden de eliminación
#   computational graph        grafo computacional            Jacobian       jacobiana (matriz jacobiana)
#   node, vertex, edge         nodo, vértice, arista          Hessian        hessiana
#   input, output              entrada, salida                entry          elemento (de una matriz)
#   dual numbers               números duales                 checkpoint     punto de control; ranura (slot)
#   update (of a descent)      iteración                      loss           pérdida
#   turn (of a loop)           vuelta                         kink           pico
#   check                      comprobar                      convention     convenio
# Un nombre insertado va sin artículo o tras "el nodo"; nunca tras "a" solo, porque se leería "a a"; mejor "hacia" o "hasta".

### Pasos. Argumentos: node, from, to, upstream, partial, product, before, after, value, formula, gloss, seeds, result.
### `before` es "none" donde no había llegado nada; si el producto es 0, puede ser "still" (no había nada) o "unmoved" (había algo).
### `value` es "many" cuando se ponen varias semillas a la vez; entonces `node` las nombra todas.

step-none = Todavía no hay nada calculado. Pulsa Siguiente para calcular el primer valor.
step-evaluate =
    { $gloss ->
        [none] { $node } es { $formula }. Vale { $value }.
       *[other] { $node } es { $formula } ({ $gloss }). Vale { $value }.
    }
step-forward-seed =
    { $value ->
        [many] Pon las semillas { $node }: ¿qué pasa cuando se mueven a la vez?
       *[other] Pon en { $node } la semilla { $value }: ¿qué pasa cuando se mueve { $node }? Las demás entradas quedan quietas.
    }
step-forward-edge =
    { $before ->
        [none] La tangente de { $from } es { $upstream } y la arista hacia { $to } tiene pendiente { $partial }. Lo primero que llega al nodo { $to } es { $product }.
        [still] { $from } no se mueve, así que por la arista hacia { $to } no llega nada.
        [unmoved] { $from } no se mueve, así que la arista hacia { $to } no añade nada: la tangente de { $to } sigue siendo { $after }.
       *[other] La arista de { $from } hacia { $to } trae { $product }. Se suma a lo que había, { $before }: la tangente de { $to } es ahora { $after }.
    }
step-forward-edge-matrix =
    { $before ->
        [none] La tangente de { $from } es { $upstream }. La jacobiana de la arista hacia { $to } ({ $partial }) por ella da { $product }: lo primero que llega al nodo { $to }.
        [still] { $from } no se mueve, así que por la arista hacia { $to } no llega nada.
        [unmoved] { $from } no se mueve, así que la arista hacia { $to } no añade nada: la tangente de { $to } sigue siendo { $after }.
       *[other] La arista de { $from } hacia { $to } trae su jacobiana ({ $partial }) por { $upstream }: { $product }. Se suma a lo que había, { $before }: la tangente de { $to } es ahora { $after }.
    }
step-forward-done = El barrido directo desde { $seeds } está completo. Da { $result }.
step-reverse-seed =
    { $value ->
        [many] Pon las semillas { $node }: ¿qué influye en todas a la vez? Ahora lee la cinta hacia atrás.
       *[other] Pon en { $node } la semilla { $value }: el efecto de { $node } en sí mismo. Ahora lee la cinta hacia atrás.
    }
step-reverse-edge =
    { $before ->
        [none] El adjunto de { $to } es { $upstream } y la arista que viene de { $from } tiene pendiente { $partial }. Lo primero que llega al nodo { $from } es { $product }.
        [still] Por la arista de { $from } hacia { $to } no vuelve nada: el producto es { $product }.
        [unmoved] La arista de { $from } hacia { $to } no añade nada: el adjunto de { $from } sigue siendo { $after }.
       *[other] { $from } actúa también a través de { $to }, que trae { $product } más. Se suma a lo que había, { $before }: el adjunto de { $from } es ahora { $after }.
    }
step-reverse-edge-matrix =
    { $before ->
        [none] El adjunto de { $to } es { $upstream }. Por la izquierda de la jacobiana de la arista desde { $from } ({ $partial }), da { $product }: lo primero que llega al nodo { $from }.
        [still] Por la arista de { $from } hacia { $to } no vuelve nada: el producto es { $product }.
        [unmoved] La arista de { $from } hacia { $to } no añade nada: el adjunto de { $from } sigue siendo { $after }.
       *[other] { $from } actúa también a través de { $to }: su adjunto { $upstream } por la jacobiana ({ $partial }) trae { $product } más. Se suma a lo que había, { $before }: el adjunto de { $from } es ahora { $after }.
    }
step-reverse-done = El barrido inverso desde { $seeds } está completo. Da { $result }.
step-paths-edge =
    { $before ->
        [none] Empieza un camino con la arista de { $from } hacia { $to }. Su pendiente es { $partial }.
        [still] La arista de { $from } hacia { $to } tiene pendiente { $partial }. Con ella, todo el producto es 0.
        [unmoved] Sigue de { $from } hacia { $to }, pendiente { $partial }. El producto de este camino es 0.
       *[other] Sigue de { $from } hacia { $to }, pendiente { $partial }. Multiplica a lo largo del camino: { $before } por { $partial } es { $after }.
    }
step-paths-add =
    { $before ->
        [none] Este camino da { $product }. La suma empieza con él.
        [still] Este camino da { $product }. La suma empieza con él.
        [unmoved] Este camino da { $product }, así que la suma sigue siendo { $after }.
       *[other] Este camino da { $product }. Súmalo a los caminos anteriores, { $before }: { $after }.
    }
step-paths-done = Todos los caminos están contados. Su suma es la derivada: { $result }.

### Pasos de los otros modos. Además de los argumentos de arriba: number (de la dirección, la columna o la ranura, desde 1), way,
### amount ("none", "one", "many"), now (la suma de una fusión o de un producto) y cada término del paso con su nombre.

step-jacobian-column = Columna { $number }: semilla 1 en { $node } y 0 en las demás entradas. Este barrido da el efecto de { $node } en cada salida.
step-jacobian-forward = { step-forward-edge }
step-jacobian-row = Fila { $number }: semilla 1 en { $node } y la cinta hacia atrás. Este barrido da el efecto de cada entrada en { $node }.
step-jacobian-reverse = { step-reverse-edge }
step-jacobian-done =
    { $way ->
        [forward] La columna { $number } está llena: { $result }.
       *[other] La fila { $number } está llena: { $result }.
    }
step-hessian-seed = Dirección { $number }: mueve { $node }. Primero van las tangentes hacia adelante.
step-hessian-forward = { step-forward-edge }
step-hessian-turn = Ahora hacia atrás desde { $node }: su adjunto es 1 en cualquier punto, así que a lo largo de la dirección no se mueve.
step-hessian-reverse = La arista de { $from } hacia { $to } devuelve { $product }. A lo largo de la dirección la pendiente se mueve { $partial_tangent }, así que lo devuelto se mueve { $bend }.
step-hessian-done =
    { $way ->
        [seed] En las entradas, los adjuntos que se mueven son el producto H·v: { $result }.
       *[other] En las entradas, los adjuntos que se mueven son la columna { $number } de la hessiana: { $result }.
    }
step-factor-start = Esta es la suma de caminos, escrita entera. Términos: { $terms }. Multiplicaciones: { $multiplications }. Ahora saca factor común.
step-factor-bundle = Las aristas paralelas hacia { $node } se suman primero. Multiplicaciones: antes { $multiplications_before }, ahora { $multiplications }.
step-factor-merge =
    { $way ->
        [suffixes] Todo lo que sigue desde { $node } suma { $now }. Términos: antes { $terms_before }, ahora { $terms }. Multiplicaciones: antes { $multiplications_before }, ahora { $multiplications }.
       *[other] Todo lo que lleva hasta { $node } suma { $now }. Términos: antes { $terms_before }, ahora { $terms }. Multiplicaciones: antes { $multiplications_before }, ahora { $multiplications }.
    }
step-factor-done =
    { $way ->
        [suffixes] Multiplicaciones: de { $multiplications_before } quedan { $multiplications }. Lo que queda es el modo inverso.
       *[other] Multiplicaciones: de { $multiplications_before } quedan { $multiplications }. Lo que queda es el modo directo.
    }
step-taylor-start = El orden 0 de cada serie es el propio valor; el orden 1 de una entrada es la rapidez con que se mueve.
step-taylor-coefficient = Orden { $order }: el coeficiente de { $node } es { $coefficient }.
step-descent-loss =
    { $amount ->
        [none] Antes de la primera iteración, la pérdida { $node } es { $loss }.
        [one] Tras 1 iteración, la pérdida { $node } es { $loss }.
       *[many] Tras { $item } iteraciones, la pérdida { $node } es { $loss }.
    }
step-descent-evaluate = Con las entradas ya movidas, { $node } vale { $value }.
step-descent-seed = Ahora mira hacia atrás desde { $node }: ¿hacia dónde se sube?
step-descent-edge = { step-reverse-edge }
step-descent-gradient = El gradiente está completo. Su longitud es { $length }.
step-descent-update = La pendiente en { $node } es { $slope }. Ve en contra, { $step }: ahora { $node } vale { $value }.
step-descent-done = Esa fue la última iteración. La pérdida es { $loss }.
step-descent-stop = El recorrido acaba aquí: la pérdida, una pendiente o una entrada ya no es un número corriente.
step-elimination-merge =
    { $amount ->
        [none] No hay aristas paralelas: desde ahora, cada una es una arista del grafo que se reduce.
        [one] Las aristas paralelas se juntan en una: 1 suma y ninguna multiplicación.
       *[many] Las aristas paralelas se juntan en una: { $additions } sumas y ninguna multiplicación.
    }
step-elimination-search = Intentos de la búsqueda: { $moves }. Multiplicaciones del mejor orden: { $best }. Ningún orden puede bajar de { $least }.
step-elimination-proof =
    { $amount ->
        [proven] Queda demostrado el mínimo de multiplicaciones: { $best }. Conjuntos de vértices que examinó la prueba: { $states }.
       *[open] Multiplicaciones del mejor orden conocido: { $best }. Está demostrado que ninguno baja de { $least }. Conjuntos de vértices que examinó la prueba: { $states }.
    }
step-elimination-fill = De { $from } hacia { $to } a través de { $node }: { $left } por { $right } es { $product }. Es una arista nueva.
step-elimination-absorb = De { $from } hacia { $to } a través de { $node }: { $left } por { $right } es { $product }. Con la arista que ya había, suma { $now }.
step-elimination-vertex =
    { $amount ->
        [one] El vértice { $node } desaparece (aristas de entrada: { $before }, de salida: { $after }). Ha costado 1 multiplicación.
       *[other] El vértice { $node } desaparece (aristas de entrada: { $before }, de salida: { $after }). Ha costado { $multiplications } multiplicaciones.
    }
step-elimination-edge =
    { $amount ->
        [one] La arista de { $from } hacia { $to } desaparece. Ha costado 1 multiplicación.
       *[other] La arista de { $from } hacia { $to } desaparece. Ha costado { $multiplications } multiplicaciones.
    }
step-elimination-done =
    { $amount ->
        [none] Solo quedan aristas de entradas a salidas, y son la jacobiana. Multiplicaciones: { $multiplications }. Sumas: { $additions }.
       *[other] Aquí acaba el orden. Por eliminar: { $left }. Multiplicaciones: { $multiplications }. Sumas: { $additions }.
    }
step-checkpoint-forget = Operaciones hechas: { $operations }. Estados que se pueden guardar: { $snapshots }. Así que olvida los valores: se pueden calcular otra vez.
step-checkpoint-store =
    { $amount ->
        [none] Guarda el estado anterior a { $node } en la ranura { $number }: solo las entradas.
        [one] Guarda el estado anterior a { $node } en la ranura { $number }: 1 valor.
       *[many] Guarda el estado anterior a { $node } en la ranura { $number }: { $values } valores.
    }
step-checkpoint-run = Avanza sin cinta: { $node } vale otra vez { $value }.
step-checkpoint-restore = Saca de la ranura { $number } el estado anterior a { $node }.
step-checkpoint-turn = Calcula { $node } una vez más, { $value }, y devuelve enseguida su adjunto.
step-checkpoint-edge = { step-reverse-edge }
step-checkpoint-drop = La ranura { $number } vuelve a estar libre: desde { $node } en adelante ya se ha devuelto todo.
step-checkpoint-done = Están todos los adjuntos: { $result }. Operaciones repetidas para ahorrar memoria: { $again }. Valores guardados a la vez, como máximo: { $stored }.

### Donde se abre un modo: todos los valores se conocen y no hay nada derivado.

start-forward = Ya se conocen todos los valores. Ahora mueve un poco { $seeds }: ¿cuánto se mueve cada valor posterior?
start-reverse = Ya se conocen todos los valores. Ahora mira hacia atrás desde { $seeds }: ¿cuánto importa cada valor anterior?
start-paths = Ya se conocen todos los valores. Ahora sigue cada camino de { $from } hasta { $to }: multiplica a lo largo de él y luego suma los caminos.
start-jacobian = Ya se conocen todos los valores. Ahora halla todas las derivadas de todas las salidas, barrido a barrido.
start-factor = Ya se conocen todos los valores. Ahora toma la suma sobre todos los caminos de { $from } hasta { $to } y saca factor común.
start-elimination = Ya se conocen todos los valores. Ahora reduce el grafo hasta que solo queden aristas de entradas a salidas.
start-hessian = Ya se conocen todos los valores. Ahora pregunta cómo se mueven las propias pendientes de { $to }.
start-taylor = Ya se conocen todos los valores. Ahora mueve { $seeds } y sigue cada valor como una serie de potencias.
start-descent = Ya se conocen todos los valores. Ahora baja la cuesta de { $to }.
start-checkpoint = Ya se conocen todos los valores. Ahora haz el modo inverso guardando solo unos pocos.
start-other = Ya se conocen todos los valores. Pulsa Siguiente para empezar.

### Qué probar tras un barrido.

next-title = Para seguir
try-forward-input = Ahora la semilla en { $name }
try-reverse = Todas a la vez, en inverso
try-reverse-one = Lo mismo, en inverso
try-reverse-output = Ahora tira de { $name }
try-paths = El número de { $name } como suma de caminos
try-paths-input = Ahora los caminos desde { $name }
try-factor = Saca factor común a los caminos
try-own = Escribe tu propia fórmula
try-said = Para seguir: { $list }.
say-again = Paso { $k } de { $count }. { $sentence }

### El marco de la página.

app-title = Pathsum
app-tagline = Mira cómo se calcula una derivada
page-description = Escribe una fórmula y recorre paso a paso el modo directo, el modo inverso y la suma sobre caminos.
page-no-script = Pathsum dibuja y calcula en tu navegador, así que necesita JavaScript. La línea de comandos no:
page-learn = Lecciones
page-learn-description = Un curso de diferenciación automática que se aprende haciendo.
page-learn-no-script = Las lecciones dibujan y preguntan en tu navegador, así que necesitan JavaScript.
page-embed-description = Un grafo computacional con sus derivadas, paso a paso.
page-embed-no-script = Este grafo se dibuja en tu navegador, así que necesita JavaScript.
language = Idioma
app-skip = Ir a los controles de los pasos
region-program = Programa y entradas
region-graph = Grafo
region-panel = Detalles
region-steps = Pasos
heading-program = Programa
heading-inputs = Entradas
program-fold = Plegar el programa
program-unfold = Mostrar el programa
stale = El dibujo muestra el último programa que funcionó.

undo = Deshacer
redo = Rehacer
share = Copiar enlace
share-copied = Enlace copiado. Se abre en este paso.
share-long = Enlace copiado. Tiene { $count } caracteres, y algunos programas cortan los enlaces de más de 2000.
share-too-long = Este programa es demasiado largo para un enlace. Copia el propio programa.
share-by-hand = Copia el enlace desde aquí
theme-system = Colores: los del sistema
theme-light = Colores: claros
theme-dark = Colores: oscuros
help = Teclas y ayuda
close = Cerrar

### La ecuación de un paso, por etapas.

tab-equation = Ecuación
stage-rule = La regla
stage-known = Con lo que se sabe
stage-number = El número
stage-line = Ecuación
equation-terms = Sus términos
equation-none = Este paso no tiene ecuación.
term-value = valor
term-slope = pendiente
term-tangent = tangente
term-adjoint = adjunto
term-moving = tangente del adjunto
term-bent = tangente de la pendiente
term-coefficient = coeficiente

### La cinta como rollo.

tab-tape = Cinta
tape-label = La cinta, del primer lugar al último
tape-recording = La cinta hasta ahora: cada operación con su valor, con lo que la formó y con sus pendientes. El modo inverso la leerá desde el final.
tape-reading = Se lee hacia atrás. El lugar en curso devuelve su adjunto a lo que lo formó: adjunto por pendiente.
tape-ended = La cinta está leída. Todos los adjuntos están completos.
tape-tangents = Las tangentes van hacia delante y se graban junto a los valores.
tape-series = El orden { $order } recorre la cinta: cada lugar recibe un coeficiente más.
tape-input = entrada
tape-earlier = Mostrar los lugares anteriores ({ $count })
tape-later = Mostrar los lugares siguientes ({ $count })
tape-hands = devuelve

### El panel de las vistas.

panel-views = Vistas
panel-views-label = Todas las vistas
views-step = El paso en curso
views-whole = Toda la derivada
views-play = Para jugar
view-about-program = el programa y sus entradas
view-about-table = valores, derivadas y pendientes
view-about-equation = la regla, lo conocido, el número
view-about-code = tu programa y el de su derivada
view-about-paths = cada camino, su producto, la suma
view-about-ledger = todos los caminos, plegados en un barrido
view-about-jacobian = la matriz, con semillas para arrastrar
view-about-tape = lo que el modo inverso lee hacia atrás
view-about-result = valores y derivadas, todo comprobado
view-about-health = dónde el gradiente se desvanece o explota
view-about-cost = lo que cuesta y guarda cada manera
view-about-game = eliminar vértices con pocas multiplicaciones
view-about-checks = una derivada de cuatro maneras
view-about-descent = la pérdida, iteración a iteración
view-about-transcript = cada paso en palabras
view-about-predict = calcular el paso siguiente
panel-fold = Plegar las vistas
panel-unfold = Mostrar las vistas
panel-two = Mostrar una segunda vista
panel-one = Mostrar una sola vista
panel-second = Segunda vista
panel-under = Ponerla debajo de la primera
panel-beside = Ponerla junto a la primera
panel-wider = Dar más sitio a esta vista
panel-narrower = Volver al ancho normal
panel-width = Ancho de las vistas
panel-part = Alto o ancho de la primera vista
separator-title = { $label }: arrástrala, o púlsala y después pulsa a un lado
region-second = Segunda vista
view-coming = La vista está en camino.

### El programa.

editor-label = Programa
editor-help = Una fórmula o asignación por línea. El dibujo cambia mientras escribes.
example-choose = Ejemplos
fix-replace = Cambiar por { $text }
fix-delete = Quitar
fix-insert = Insertar { $text }
error-place = Línea { $line }, columna { $column }
note-heading = Conviene saber

example-colah = Dos caminos: (a + b)(b + 1)
example-product = Producto y suma: x y + z
example-baydin = Logaritmo, producto, seno
example-factoring = Nueve caminos, tres por tres
example-cube = Un nombre tres veces: x x x
example-neuron = Una neurona, error cuadrático
example-layer = Una capa de neuronas: tanh(W x + b)
example-softmax = Softmax y entropía cruzada
example-squares = Mínimos cuadrados: una recta por puntos
example-chain = Una cadena recurrente corta
example-note-factoring = tres aristas y luego otras tres: nueve caminos
example-note-layer = una capa de dos neuronas: un producto de matrices
example-note-softmax = la segunda de tres clases es la correcta
example-note-squares = una recta por tres puntos
example-note-chain = un peso w, usado en cada vuelta
example-note-recurrent = una red recurrente: un peso w, usado en cada vuelta

input-label = { $name }
input-slider = { $name }, deslizador
input-number = { $name }, número
input-reset = Volver a los números del programa
input-more = Se muestran los primeros { $count } números. El programa puede fijarlos todos.
input-none = El programa no tiene entradas. Usa un nombre al que no asignes nada y será una.
input-bad = { $name } necesita un número finito.

### Modos y semillas.

mode-label = Modo
mode-more = Más modos
mode-more-short = Más
seed-input-label = Semilla
seed-output-label = Tirar de
seed-number = Semilla de { $name }
seed-choose = número
seed-only = Semilla 1 solo en { $name }
paths-from = De
paths-to = hasta
param-input = De
param-output = De
param-paths-output = hasta
param-factor-output = hasta
param-limit = listar como mucho
param-by = Por
param-order = Orden
param-taylor-order = Orden
param-units = Pendientes ±1
param-chance = Azar
param-moves = Intentos
param-states = Prueba
param-inputs = Mover
param-rule = Regla
param-rate = Tasa
param-momentum = Momento
param-iterations = Iteraciones
param-snapshots = Estados guardados
choice-fewer = los que sean menos
choice-forward = barridos directos
choice-reverse = barridos inversos
choice-prefixes = prefijos
choice-suffixes = sufijos
choice-counted = contadas
choice-free = gratis
choice-gradient = simple
choice-momentum = momento
choice-adam = Adam
labels-label = Pendientes
labels-number = números
labels-symbol = fórmulas
notation-label = Números
notation-plain = simples
notation-dual = duales
notation-series = serie
flow-label = Flujo
flow-LR = horizontal
flow-TB = vertical

### Pasos.

equation-label = Ecuación de este paso
transport-first = Primer paso
transport-previous = Paso anterior
transport-play = Reproducir
transport-pause = Pausar
transport-next = Paso siguiente
transport-next-short = Siguiente
transport-last = Último paso
transport-scrub = Paso
transport-scrub-value = Paso { $k } de { $count }
transport-count = { $k } / { $count }
speed-label = Velocidad
speed-value = { $value }×
granularity-label = Paso por
granularity-edge = arista
granularity-node = nodo
granularity-sweep = barrido

### La tabla.

tab-table = Tabla
tab-paths = Caminos
tab-result = Resultado
table-caption-forward = Todos los valores en el orden de cálculo, con su tangente
table-caption-reverse = La cinta: todos los valores en el orden de cálculo, con su adjunto. El modo inverso la lee hacia arriba.
table-caption-other = Todos los valores en el orden de cálculo
column-number = #
column-variable = nombre
column-formula = fórmula
column-value = valor
column-dual = número dual
column-dual-adjoint = adjunto dual
column-series = serie en t
column-slopes = pendientes
column-tangent = tangente
column-adjoint = adjunto
column-adjoint-tangent = su tangente
column-velocity = velocidad
column-squares = cuadrados
column-runs = veces
counter-multiplications = multiplicaciones
counter-additions = sumas
counter-terms = términos
counter-best = mejor orden
counter-stored = valores guardados
counter-advances = avances
counter-updates = iteraciones
counter-loss = pérdida
counter-slot = ranura { $number }, antes de
matrix-jacobian = La jacobiana hasta ahora: una fila por salida, una columna por entrada
matrix-hessian = La hessiana hasta ahora: cada columna es una dirección
matrix-product = El producto de la hessiana por la dirección
edges-left =
    { $count ->
        [1] Queda una arista
       *[other] Quedan { $count } aristas
    }
loss-curve = La pérdida tras cada iteración
row-reading = leyendo
row-read = leída
row-current = este paso
slope-of = por { $name }: { $value }
unknown-cell = aún no se sabe

### Caminos.

paths-none = Ningún camino lleva de { $from } hasta { $to }. Por eso la derivada es 0.
paths-count =
    { $count ->
        [1] Un camino de { $from } hasta { $to }
       *[other] { $count } caminos de { $from } hasta { $to }
    }
paths-shown = Se muestran los { $shown } de mayor producto.
paths-stops = … { $count } más …
paths-factors = … { $count } factores más …
paths-path = camino
paths-product = producto
paths-sum = suma parcial
paths-total = todos los caminos
paths-tensors = Los caminos van de número en número. Recórrelos y los tensores se escribirán enteros.
paths-walk = Recorrer estos caminos
paths-waiting = Buscando los caminos

### El resultado.

result-values = Valores
result-derivatives = Derivadas
result-derivative = derivada
result-difference = diferencias
result-verdict = control
result-more = y { $count } más
result-method = Diferencias: mueve la entrada un poco a ambos lados y divide. No saben nada del grafo, así que puedes fiarte de lo que coincide.
result-forward-fills =
    { $count ->
        [1] Un barrido directo llena una columna de esta tabla: el efecto de { $name } en cada salida. Hay 1 entrada, así que 1 barrido lo da todo.
       *[other] Un barrido directo llena una columna de esta tabla: el efecto de { $name } en cada salida. Para las { $count } entradas necesitas { $count } barridos.
    }
result-reverse-fills =
    { $count ->
        [1] Un barrido inverso llena una fila de esta tabla: el efecto de cada entrada en { $name }. Hay 1 salida, así que 1 barrido lo da todo.
       *[other] Un barrido inverso llena una fila de esta tabla: el efecto de cada entrada en { $name }. Para las { $count } salidas necesitas { $count } barridos.
    }
result-now = en este barrido
verdict-agree = coincide
verdict-differ = difiere
verdict-kink = pico
verdict-unknown = no se sabe
verdict-waiting = en espera
symbolic-show = ver
symbolic-label = Todas las comprobaciones de la derivada de { $output } respecto de { $input }
symbolic-waiting = Calculando
symbolic-agrees = Da { $value }, el mismo número.
symbolic-differs = Da { $value }, otro número.
symbolic-unknown = Da { $value }.
symbolic-none = No hay fórmula: { $reason }
symbolic-again = Preguntar otra vez

### Lo que halló un modo, lo que cuestan los modos, diferencias para cada h.

found-heading = Hallado por este modo
found-yes = sí
found-no = no
found-digits = { $start } × 10^{ $power } ({ $count } cifras)
found-hessian = Hessiana
found-gradient = Gradiente
found-product = Hessiana por dirección
found-coefficients = Coeficientes, por potencias de t
found-derivatives = Derivadas a lo largo de la dirección, por orden
found-history = Historia, por iteraciones
found-order = Orden
found-multiplications = multiplicaciones
found-additions = sumas
found-units = de ellas, por ±1
found-left = por eliminar
found-proven = mínimo demostrado
found-least = como mínimo
found-states = tamaño de la prueba
found-rules = Lo que costaría cada regla
found-paths = caminos
found-expanded = multiplicaciones al principio
found-factored = multiplicaciones que quedan
found-letters = Letras
found-ledgers = La suma, paso a paso
found-operations = operaciones
found-again = repetidas
found-advances = de ellas, avances
found-most-stored = máximo de valores guardados
found-tape = valores en una cinta
costs-heading = Lo que cuesta cada modo
costs-show = contar
costs-mode = manera
costs-multiplications = multipli­caciones
costs-additions = sumas
costs-edges = aristas tocadas
costs-sweeps = barridos
costs-stored = valores guardados
costs-recomputed = repetidas
costs-about = Para toda la jacobiana; la hessiana es la de la primera salida. Solo se cuenta la aritmética propia de la derivada. Los barridos de una eliminación son los vértices eliminados; los de la suma de caminos, los caminos.
cost-forward = modo directo
cost-reverse = modo inverso
cost-paths = suma de caminos
cost-elimination-forward = eliminación, directa
cost-elimination-reverse = eliminación, inversa
cost-elimination-markowitz = eliminación, Markowitz
cost-elimination-relative-markowitz = eliminación, M. relativo
cost-jacobian = los barridos que sean menos
cost-checkpoint = inverso, dos puntos de control
cost-descent = una iteración de descenso
cost-hessian = hessiana
checks-curve = El error de las diferencias para h desde 10⁻¹³, a la izquierda, hasta 0.1, a la derecha
checks-best = Con un paso demasiado grande pesa la curvatura; con uno demasiado pequeño se pierden cifras. Aquí lo mejor es h = { $h }, con un error de { $error }.
checks-kink = En un pico, las pendientes por la izquierda y por la derecha son distintas. Las diferencias centrales dan su punto medio, para todo h.
checks-straight = A lo largo de esta entrada nada se curva, así que un paso largo es lo mejor: de la V solo queda el redondeo.
checks-none = Aquí no se puede tomar ninguna diferencia.

### Cuando algo estorba.

offline = El servidor no responde. Tu programa está a salvo en esta página.
retry = Reintentar
link-damaged = El enlace está dañado, así que esta es la página inicial. Pide el enlace otra vez.
link-part = Una parte del enlace no se pudo leer. El resto está aquí.
link-step = El enlace indica un paso más allá del final, así que este es el último.
link-version = El enlace se hizo con otra versión de Pathsum, así que esta es la página inicial.
link-size = El enlace es demasiado grande para abrirlo, así que esta es la página inicial.
internal = Algo ha fallado de nuestro lado. Tu programa está a salvo en esta página.
dismiss = Ocultar

### Teclas.

keys-title = Teclas
key-face-Control = Ctrl
key-face-Shift = Mayús
key-face-Space = Espacio
key-face-Home = Inicio
key-face-End = Fin
key-face-PageUp = Re Pág
key-face-PageDown = Av Pág
key-face-Enter = Intro
keys-single = Usar teclas de una sola letra
keys-group-steps = Pasos
keys-group-graph = En el grafo
keys-group-view = Vista
keys-group-edit = Edición
keys-group-present = En la vista de presentación
key-next = paso siguiente
key-previous = paso anterior
key-first = primer paso
key-last = último paso
key-play = reproducir o pausar
key-slower = más lento
key-faster = más rápido
key-say = decir el paso otra vez (para lectores de pantalla)
key-granularity = paso por arista, nodo o barrido
key-mode = modo 1, 2, 3
key-more-modes = más modos
key-program = ir al programa
key-graph = ir al grafo
key-views = todas las vistas
key-second = una segunda vista o solo una
key-graph-along = por una arista, adelante o atrás
key-graph-beside = a la arista o al nodo de al lado
key-graph-ends = primer nodo, último nodo
key-graph-step = paso siguiente, paso anterior
key-graph-pick = marcar en todas las vistas
key-graph-turn = cambiar el número de una entrada
key-graph-zoom = más grande, más pequeño, todo
key-tab = pestaña siguiente
key-labels = números o fórmulas en las aristas
key-fold = plegar o desplegar la llamada o vuelta en curso; si no hay, todas
key-theme = colores
key-share = copiar el enlace
key-undo = deshacer
key-redo = rehacer
key-help = esta hoja
key-present = vista de presentación
key-present-next = paso siguiente
key-present-previous = paso anterior
key-present-blank = pantalla en negro
key-escape = soltar
help-idea-title = En pocas palabras
help-idea = Cada valor es un nodo y cada arista lleva una pendiente. La derivada de una salida es la suma sobre todos los caminos que parten de la entrada: multiplica las pendientes a lo largo de cada camino y suma los caminos. El modo directo va sumando desde las entradas; el inverso, desde la salida. Las tres maneras dan el mismo número.

## Grafo
## El dibujo: nombres para lectores de pantalla, marcas, fichas y botones de zoom.

graph-name =
    Grafo computacional de { $outputs }: { $nodes ->
        [one] { $nodes } nodo
       *[other] { $nodes } nodos
    }, { $edges ->
        [one] { $edges } arista
       *[other] { $edges } aristas
    }
graph-role = grafo
graph-role-node = nodo
graph-keys-across = Derecha sigue una arista hacia delante, izquierda una hacia atrás, arriba y abajo van a lo que está al lado. Avance de página es el paso siguiente, retroceso de página el anterior. R dice el paso otra vez.
graph-keys-down = Abajo sigue una arista hacia delante, arriba una hacia atrás, izquierda y derecha van a lo que está al lado. Avance de página es el paso siguiente, retroceso de página el anterior. R dice el paso otra vez.
graph-dial-keys = Mayúsculas con arriba o abajo cambia el número.
graph-dial = { $name } vale { $value }.
graph-walk-out = { $place } de { $count } que salen de { $name }.
graph-walk-in = { $place } de { $count } que llegan a { $name }.
graph-walk-there = Allí: { $words }
graph-walk-no-on = Ninguna arista sale de { $name }.
graph-walk-no-back = Ninguna arista llega a { $name }.
graph-walk-none = Al lado no hay nada por ahí.
spoken-times = por
spoken-power = elevado a
graph-not-yet = aún no se sabe
graph-node-input = Entrada { $name }: vale { $value }.
graph-node-const = Constante { $value }.
graph-node-operation = { $name } es { $formula } ({ $gloss }): { $value }.
graph-node-shape = Su forma es { $shape }.
graph-node-output = Es una salida.
graph-node-tangent = Tangente: { $value }.
graph-node-adjoint = Adjunto: { $value }.
graph-node-sum = Suma sobre caminos: { $value }.
graph-node-now = En curso en este paso.
graph-node-picked = Marcado en todas las vistas.
graph-node-moving = Tangente del adjunto: { $value }.
graph-node-coefficient = Coeficiente de { $power }: { $value }.
graph-node-in = Pendientes que llegan: { $list }.
graph-node-out = Pendientes que salen: { $list }.
graph-partial-from = { $value } desde { $name }
graph-partial-to = { $value } hacia { $name }
graph-partial-more = y { $count } más
graph-edge-plain = Arista de { $from } hacia { $to }: pendiente { $value }.
graph-edge-product = En uso en este paso: { $product }.
graph-edge-in-use = En uso en este paso.
graph-edge-trail = En el camino en curso.
graph-edge-used = Ya usada en este barrido.
graph-edge-flow = El barrido lleva { $value } por ella.
graph-edge = Arista de { $from } hacia { $to }: pendiente { $formula }, aquí { $value }.
graph-edge-matrix = Arista de { $from } hacia { $to }: jacobiana { $formula }. { $words }
graph-edge-inactive = Arista de { $from } hacia { $to }: no fluye nada, { $from } no depende de ninguna entrada.
graph-edge-gone = Arista de { $from } hacia { $to }: eliminada.
graph-edge-now = Arista de { $from } hacia { $to }: ahora { $value }.
graph-fill = Arista nueva de { $from } hacia { $to }: { $value }.
graph-fill-fresh = La ha hecho este paso.
graph-node-gone = Está eliminado.
graph-edge-constant = No fluye nada: no depende de ninguna entrada.
graph-status-domain = Está fuera de su dominio, así que no tiene valor.
graph-status-pole = Está en un polo.
graph-status-overflow = Es demasiado grande para ser aquí un número.
graph-status-underflow = Es tan pequeño que se convirtió en 0.
graph-status-convention = Aquí ningún valor es el único correcto, así que se toma el habitual por convenio.
graph-status-unknown = Depende de algo que no tiene valor.
graph-mark-domain = dominio
graph-mark-pole = polo
graph-mark-overflow = muy grande
graph-mark-underflow = muy pequeño
graph-mark-convention = por convenio
graph-mark-unknown = desconocido
graph-partial-subgradient = Un pico: una de las pendientes se elige por convenio.
graph-partial-one-sided = En el borde del dominio: la pendiente vale solo por un lado.
graph-partial-infinite = Aquí la pendiente es infinita.
graph-partial-undefined = Aquí no hay pendiente.
graph-card-value = valor
graph-card-tangent = tangente
graph-card-adjoint = adjunto
graph-card-moving = su tangente
graph-card-coefficient = coeficiente de { $power }
graph-card-partial = pendiente
graph-card-formula = fórmula
graph-zoom = Zoom
graph-zoom-in = Acercar
graph-zoom-out = Alejar
graph-zoom-fit = Ajustar el grafo entero
graph-zoom-fit-short = Ajustar
graph-follow = Mantener el paso a la vista al acercar
graph-follow-short = Seguir

### Tensores. `shape` es como en 2×3; un vector de tres números es 3.

tensors = Tensores
tensors-single = Números sueltos
tensors-expand = Dibujar cada número de un vector o matriz como un nodo propio
tensors-forced = Este modo trabaja con números sueltos, así que todos los tensores se escriben enteros.
array-label = { $name }, { $shape }
number-undefined = indefinido
kind-zero = nula
kind-identity = identidad
kind-diagonal = diagonal
kind-selection = selección
kind-row = fila
kind-column = columna
kind-blocks = bloques
kind-dense = densa
kind-short-zero = 0
kind-short-identity = I
kind-short-diagonal = diag { $shape }
kind-short-selection = selec. { $shape }
kind-short-row = fila { $shape }
kind-short-column = columna { $shape }
kind-short-blocks = bloques { $shape }
kind-short-dense = { $shape }
jacobian-label = La jacobiana de { $to } respecto de { $from }
jacobian-words =
    Jacobiana, { $rows } × { $columns }, { $structure }. Norma { $norm }, { $entries ->
        [one] { $entries } elemento
       *[other] { $entries } elementos
    }.
jacobian-pooled = El dibujo tiene, en cada casilla, el mayor de sus elementos.
cells-key = Lleno: positivo. Hueco: negativo. Intenso: grande.
structure-zero = todo ceros
structure-identity = la identidad
structure-diagonal = diagonal
structure-selection = una selección de números
structure-row = una sola fila
structure-column = una sola columna
structure-blocks = por bloques
structure-dense = densa
in-hand-none = Elige un nodo o una arista del grafo para ver aquí sus números.

### Llamadas y vueltas de bucles en el grafo. `name` es la llamada tal como está escrita, o "t = 2".

graph-tidy = Colocar el grafo de nuevo: los cambios dejaron en su sitio lo que ya estaba
graph-tidy-short = Ordenar
graph-untidy = Devolver todo a donde estaba antes de ordenar
graph-untidy-short = Restaurar
find = Buscar un nodo
find-short = Buscar nodo
find-title = Por nombre, operación, fórmula o número (tecla /)
find-found = { $place } de { $count }: { $words }
find-none = Ningún nodo se llama así, ni hace ni contiene «{ $query }».
find-next = Siguiente nodo encontrado
find-previous = Nodo encontrado anterior
key-find = buscar un nodo
table-earlier = Mostrar las filas anteriores ({ $count })
table-later = Mostrar las filas siguientes ({ $count })
groups = Llamadas y vueltas
groups-fold = Plegar todo
groups-unfold = Desplegar todo
groups-whole = Este modo necesita la fórmula de cada operación, así que usa el grafo entero.
groups-folded =
    { $count ->
        [one] Plegado: { $list }.
       *[other] { $count } plegados: { $list }.
    } Nodos del grafo: { $nodes }.
group-call = Llamada { $name }
group-turn = Vuelta { $name }
group-fold = Plegar { $name } en un solo nodo
group-unfold = Desplegar { $name }

### Las derivadas como programa. `language` es el nombre de un lenguaje.

tab-code = Código
code-program = El programa
code-derivatives = Las derivadas
code-language = Lenguaje
code-language-pathsum = Pathsum
code-language-python = Python
code-language-numpy = NumPy
code-language-jax = JAX
code-language-torch = PyTorch
code-language-latex = LaTeX
code-mode = Modo del código
code-mode-forward = directo
code-mode-reverse = inverso
code-input = al mover
code-output = al tirar de
code-comments = comentarios
code-copy = Copiar
code-copied = Copiado.
code-not-copied = Selecciona el texto para copiarlo.
code-open = Abrir como programa
code-open-why = Estas líneas son un programa como el tuyo. Ábrelas y podrás derivar la derivada.
code-text = Las derivadas en { $language }
code-set = Lo mismo, compuesto
code-waiting = Escribiendo el código.

### La jacobiana con semillas que se arrastran. `name` es una entrada o una salida.

tab-jacobian = Jacobiana
jacobian-about = Arrastra v: un barrido directo la sigue en el grafo. Arrastra u: un barrido inverso. Una fila por salida, una columna por entrada.
jacobian-table = Jacobiana con semillas y productos
jacobian-seed-forward = v
jacobian-seed-reverse = u
jacobian-push = J·v
jacobian-pull = uᵀ·J
jacobian-slider-forward = Semilla de { $name } para un barrido directo, deslizador
jacobian-slider-reverse = Semilla de { $name } para un barrido inverso, deslizador
jacobian-number-forward = Semilla de { $name } para un barrido directo
jacobian-number-reverse = Semilla de { $name } para un barrido inverso
jacobian-one-forward = Un barrido directo da la columna de { $name }.
jacobian-one-reverse = Un barrido inverso da la fila de { $name }.
jacobian-times-forward = Un barrido directo da { $weight } por la columna de { $name }.
jacobian-times-reverse = Un barrido inverso da { $weight } por la fila de { $name }.
jacobian-mix-forward = Un barrido directo da J·v: { $count } columnas, ponderadas y sumadas, pero ninguna por separado.
jacobian-mix-reverse = Un barrido inverso da uᵀ·J: { $count } filas, ponderadas y sumadas, pero ninguna por separado.
jacobian-nothing = Una semilla de ceros da ceros.
jacobian-whole = La matriz entera
jacobian-whole-forward =
    { $count ->
        [one] { $count } barrido directo, uno por columna
       *[other] { $count } barridos directos, uno por columna
    }
jacobian-whole-reverse =
    { $count ->
        [one] { $count } barrido inverso, uno por fila
       *[other] { $count } barridos inversos, uno por fila
    }
jacobian-same = Ambos necesitan los mismos.
jacobian-more = Se muestran como máximo { $most } filas y columnas. Filas sin mostrar: { $rows }; columnas: { $columns }.
jacobian-key = Lleno: positivo. Con marco: negativo. Intenso y en negrita: grande; el mayor es { $most }.

### Salud del gradiente: las pendientes por sus potencias de diez, y su producto a lo largo de un camino.

tab-health = Salud
health-about = Mientras esta vista está abierta, las aristas se dibujan según el tamaño de sus pendientes. Muchas pendientes pequeñas seguidas hacen que el gradiente se desvanezca; muchas grandes, que explote.
health-legend = Qué significan las aristas
health-zero = corta el paso: pendiente 0
health-tiny = reduce diez veces o más
health-small = reduce un 10 % o más
health-even = conserva el tamaño, salvo un 10 %
health-large = aumenta un 10 % o más
health-huge = aumenta diez veces o más
health-none = no tiene pendiente
health-along = El producto a lo largo de un camino
health-path = camino
health-option =
    { $number }: { $count ->
        [one] { $count } arista
       *[other] { $count } aristas
    }, { $product }
health-chart =
    El producto a lo largo del camino en una escala de potencias de diez, desde 1 antes de la primera arista hasta { $product } tras { $count ->
        [one] { $count } arista
       *[other] { $count } aristas
    }
health-fate-alive =
    Tras { $count ->
        [one] { $count } arista
       *[other] { $count } aristas
    }, el producto es { $product }: ni se desvanece ni explota. En promedio, una arista multiplica por { $rate }.
health-fate-vanishing =
    Se desvanece ▾: tras { $count ->
        [one] { $count } arista
       *[other] { $count } aristas
    }, el producto es { $product }. En promedio, una arista multiplica por { $rate }.
health-fate-exploding =
    Explota ▴: tras { $count ->
        [one] { $count } arista
       *[other] { $count } aristas
    }, el producto es { $product }. En promedio, una arista multiplica por { $rate }.
health-fate-stopped = Cortado ✕: hay una pendiente 0 en el camino, así que no llega nada.
health-fate-unknown = No hay producto: una pendiente del camino no es un número.
health-numbers = Los números
health-to = arista hacia
health-slope = pendiente
health-does = qué hace
health-product = producto
health-tensors = Los caminos van de número en número. Recorre los caminos y los tensores se escribirán enteros.
health-net = Una red recurrente
health-net-none = Desliza la longitud y el peso de un programa que repite una línea con range.
health-net-open = Abrir una
health-length = longitud
health-weight = Peso { $name }, deslizador
health-weight-number = Peso { $name }
example-recurrent = Una red recurrente para alargar
health-edge = Esta arista { $does }.

### Lo que cuesta cada manera: barras, una familia de programas, puntos de control.

tab-cost = Coste
cost-least = mínimo
cost-about = Para toda la jacobiana, sin calcular los valores. En negrita: el mínimo. En la suma sobre caminos los barridos son caminos; en una eliminación, los vértices que desaparecen. Si los números están muy separados, sus barras siguen potencias de diez.
cost-current = eliminación, este orden
cost-family = Dónde se cruzan el directo y el inverso
cost-family-about = Una familia de programas: las entradas se suman, pasan por una cadena de operaciones y se abren en abanico hacia las salidas.
cost-inputs = entradas
cost-outputs = salidas
cost-family-chart =
    Multiplicaciones para toda la jacobiana según el número de entradas, con { $outputs ->
        [one] { $outputs } salida
       *[other] { $outputs } salidas
    }, en modo directo e inverso
cost-family-bars =
    Multiplicaciones con { $inputs ->
        [one] { $inputs } entrada
       *[other] { $inputs } entradas
    } y { $outputs ->
        [one] { $outputs } salida
       *[other] { $outputs } salidas
    }
cost-one-input = 1 entrada
cost-many-inputs = { $count } entradas
cost-crosses =
    Con { $outputs ->
        [one] { $outputs } salida
       *[other] { $outputs } salidas
    }, el modo inverso cuesta menos multiplicaciones a partir de { $inputs } entradas.
cost-always =
    { $outputs ->
        [one] Con { $outputs } salida, el modo inverso cuesta siempre menos multiplicaciones.
       *[other] Con { $outputs } salidas, el modo inverso cuesta siempre menos multiplicaciones.
    }
cost-never =
    Con { $outputs ->
        [one] { $outputs } salida
       *[other] { $outputs } salidas
    }, el modo directo no cuesta aquí nunca más multiplicaciones.
cost-family-neck = Todos los caminos pasan por la cadena: una eliminación que la acorte primero gana a los dos barridos.
cost-family-open = Abrir este programa
cost-checkpoints = Memoria a cambio de recálculo
cost-checkpoints-about = Un barrido inverso puede olvidar valores y calcularlos otra vez desde unos pocos estados guardados. Cuantos menos guarda, más repite; las alturas siguen potencias de diez.
cost-of = De
cost-program = este programa
cost-chain = una cadena de 50
cost-slots = estados guardados
cost-again = operaciones repetidas
cost-kept = máximo de valores guardados
cost-nothing = Aquí no se calcula nada, así que no hay nada que guardar.
cost-step = Recorrerlo paso a paso
cost-checkpoints-chart = Operaciones repetidas y máximo de valores guardados según el número de estados guardados, en una escala de potencias de diez
cost-trade =
    { $slots ->
        [one] Con { $slots } estado guardado
       *[other] Con { $slots } estados guardados
    }: operaciones repetidas: { $again }; valores guardados, como máximo: { $stored }. Una cinta los guarda todos ({ $operations }) y no repite nada.

### El desglose de los caminos.

tab-ledger = Desglose
ledger-about = La derivada es la suma sobre todos los caminos. Escrita entera, es un producto por camino. Saca factor común, desde la entrada o desde la salida, y mira cómo aparece un barrido.
ledger-ways-label = Sacar factor común a los caminos
ledger-factor-prefixes = Factorizar desde la entrada
ledger-factor-suffixes = Factorizar desde la salida
ledger-tangent = tangente de
ledger-adjoint = adjunto de
ledger-paths =
    { $count ->
        [one] 1 camino
       *[other] { $count } caminos
    }
ledger-multiplications =
    { $count ->
        [one] multiplicación
       *[other] multiplicaciones
    }
ledger-at-first = { $first } al principio
ledger-bars = Las barras van por potencias de diez.
ledger-lines-prefixes = Sumado, desde la entrada
ledger-lines-suffixes = Sumado, desde la salida hacia atrás
ledger-lines-more = Líneas antes de estas: { $count }
ledger-ways =
    { $count ->
        [one] 1 producto
       *[other] { $count } productos en uno
    }
ledger-all = Todos los caminos como productos
ledger-rest = Por sumar
ledger-terms =
    { $count ->
        [one] 1 término
       *[other] { $count } términos
    }
ledger-largest = Los { $count } mayores:
ledger-factors-more = … { $count } factores …
ledger-merges = se junta ahora
ledger-next =
    { $count ->
        [0] Ahora se suma todo lo que lleva hasta { $node }; ninguna de las líneas de arriba es parte de ello.
        [one] Ahora la parte marcada pasa a ser una sola suma, la de { $node }.
       *[other] Ahora las partes marcadas de { $count } líneas pasan a ser una sola suma, la de { $node }.
    }
ledger-next-bundle = Ahora se suman las aristas paralelas hacia { $node }.
ledger-long = Aquí las sumas son demasiado largas para escribirlas línea a línea. El contador es exacto y cada paso dice qué se junta.
ledger-end-forward = Cada suma, desde la entrada, es una tangente: lo que queda es exactamente el barrido directo.
ledger-end-reverse = Cada suma, desde la salida hacia atrás, es un adjunto: lo que queda es exactamente el barrido inverso.
ledger-sweep-forward = Recorrer el barrido directo
ledger-sweep-reverse = Recorrer el barrido inverso

### El juego de la eliminación.

tab-game = Juego
game-about = Quita los vértices interiores uno a uno: cada uno une cada arista que entra con cada una que sale, una multiplicación por pareja, hasta que solo queda la jacobiana. ¿Con cuántas basta?
game-watching = { $rule }, paso a paso
game-boards = Tableros en los que el directo y el inverso cuestan demasiado
game-here = Jugar con este programa
game-board-lighthouse = Faro
game-board-hourglass = Reloj de arena
game-board-bowtie = Pajarita
game-left =
    { $count ->
        [0] No queda nada por eliminar.
        [one] Queda 1 vértice.
       *[other] Quedan { $count } vértices.
    }
game-first = Señala abajo una jugada y mira qué hace. La primera comienza el juego: la página pasa a la eliminación.
game-would =
    { $count ->
        [one] Eliminar { $name } cuesta { $count } multiplicación.
       *[other] Eliminar { $name } cuesta { $count } multiplicaciones.
    }
game-from-here = Desde aquí, en el mejor caso { $best } en total, vértice a vértice.
game-free =
    { $count ->
        [one] { $count } más es gratis.
       *[other] { $count } más son gratis.
    }
game-makes =
    { $count ->
        [0] Ninguna arista nueva.
        [one] Arista nueva: { $list }.
       *[other] Aristas nuevas: { $list }.
    }
game-grows =
    { $count ->
        [one] Se suma a { $list }.
       *[other] Se suma a { $list }.
    }
units-counted = Se cuenta todo producto, también con una pendiente que siempre es 1 o −1.
units-free = Son gratis los productos con una pendiente que siempre es 1 o −1.
game-watched =
    { $count ->
        [one] { $done } de { $count } jugada
       *[other] { $done } de { $count } jugadas
    }
game-own = Volver a tu juego ({ $score })
game-own-new = Jugar tú
game-own-back = Volver a tu juego
game-waits =
    { $score ->
        [one] Tu juego espera, tras { $score } multiplicación.
       *[other] Tu juego espera, tras { $score } multiplicaciones.
    }
game-tensors = Se juega con números sueltos. Empieza y los tensores se escriben desplegados.
game-yours-so-far = el tuyo hasta ahora
game-seek-longer = Buscar más tiempo
game-behind = El dibujo muestra un paso anterior.
game-catch-up = Ir a donde está el juego
game-in-order = En orden:
game-undo = Retirar
game-restart = Empezar de nuevo
game-hint = Señala una jugada, aquí o en el dibujo, y mira qué hace. De una arista, la mitad que señalas dice qué extremo salta.
game-vertices = Vértices que se pueden eliminar
game-cost = cuesta { $count }
game-eliminate = Eliminar
game-ends = (entran { $before }, salen { $after })
game-edges = Aristas sueltas ({ $count })
game-edges-about = Una arista puede saltar el vértice en que acaba, hacia todo lo que este alimenta; o el vértice del que sale, hacia todo lo que lo alimenta.
game-eliminate-edge = Eliminar la arista
game-side-front = por su final
game-side-back = por su origen
game-so-far = Hasta ahora:
game-beat = Son menos que las { $best } del mejor orden que halló la búsqueda. Las aristas sueltas pueden lo que los vértices no.
game-optimal = Ningún orden de vértices cuesta menos: está demostrado.
game-level = La búsqueda no halló nada mejor.
game-above =
    { $count ->
        [one] Se puede con una menos.
       *[other] Se puede con { $count } menos.
    }
game-under-both = Son menos que en directo y en inverso.
game-over-both = El directo y el inverso cuestan menos los dos.
game-between = O el directo o el inverso lo hace igual o mejor.
game-compare = Comparar
game-order = orden
game-multiplications = multiplicaciones
game-yours = el tuyo
game-rule-forward = directo
game-rule-reverse = inverso
game-rule-markowitz = Markowitz
game-rule-relative-markowitz = Markowitz relativo
game-rule-best = óptimo
game-best = mejor conocido
game-proven = mínimo demostrado
game-watch = ver
game-watch-rule = Ver el orden { $rule }
game-seek = Buscar el mínimo
game-seeking = Buscando y luego demostrando …
game-proof = Está demostrado que { $best } es el mínimo, vértice a vértice. Conjuntos de vértices que examinó la prueba: { $states }.
game-no-proof = La búsqueda halló { $best }. Está demostrado que ningún orden de vértices cuesta menos de { $least }; conjuntos de vértices examinados: { $states }.

### Predecir antes de ver.

tab-predict = Predecir
predict-about = Calcula el paso siguiente antes de que la página lo muestre.
predict-kind = Adivinar
predict-kind-number = el número
predict-kind-edge = la arista
predict-ask-edge = ¿Qué arista viene ahora? Elígela en el dibujo o en la lista.
predict-edges = Aristas
predict-choose = Elige una arista
predict-ask-value = ¿Cuánto vale { $node }, que es { $formula }?
predict-ask-tangent =
    { $count ->
        [one] Ahora viene la arista de { $from } hacia { $to }. ¿Cuál es después la tangente de { $node }?
       *[other] Ahora viene { $node }, con { $count } aristas. ¿Cuál es entonces su tangente?
    }
predict-ask-adjoint =
    { $count ->
        [one] Ahora viene, hacia atrás, la arista de { $from } hacia { $to }. ¿Cuál es después el adjunto de { $node }?
       *[other] Ahora viene { $node }, con { $count } aristas. ¿Cuál es entonces su adjunto?
    }
predict-ask-product = El camino sigue de { $from } hacia { $to }. ¿Cuál es entonces su producto?
predict-ask-sum = El camino está completo. ¿Cuál es, con él, la suma de caminos?
predict-ask-fill = Se está eliminando { $node }. ¿Qué lleva la arista nueva de { $from } hacia { $to }?
predict-ask-entry = Se está eliminando { $node }. ¿Qué lleva entonces la arista de { $from } hacia { $to }?
predict-ask-value-entry = { $whole } es { $formula }. ¿Cuánto vale su elemento { $node }?
predict-ask-value-again = Con los números de ahora, ¿cuánto vale { $node }, que es { $formula }?
predict-ask-seed =
    { $channel ->
        [tangent] El barrido empieza en su semilla. ¿Con qué empieza la tangente de { $node }?
        [adjoint] El barrido empieza en su semilla. ¿Con qué empieza el adjunto de { $node }?
       *[coefficient] Las series empiezan en las entradas. ¿Cuánto vale el coeficiente de orden 1 de { $node }?
    }
predict-ask-derivative = ¿Cuánto vale la derivada de { $of } respecto de { $by }, ahora que está todo?
predict-ask-moving =
    { $count ->
        [one] Ahora viene la arista de { $from } hacia { $to }, hacia atrás. A lo largo de la dirección su pendiente { $partial } se mueve { $bend }. ¿Cuánto se mueve después el adjunto de { $node }?
       *[other] Ahora viene { $node }, con { $count } aristas. ¿Cuánto se mueve entonces su adjunto, a lo largo de la dirección?
    }
predict-ask-turn = El barrido da la vuelta en { $node }, cuyo adjunto es 1. ¿Cuánto se mueve ese adjunto a lo largo de la dirección?
predict-ask-second = ¿Cuánto vale la segunda derivada de { $of } respecto de { $by } y { $also }?
predict-ask-hvp = H·v está completo. ¿Cuánto vale su elemento de { $by }?
predict-ask-coefficient = ¿Cuánto vale el coeficiente de orden { $order } de { $node }, que es { $formula }?
predict-ask-loss = ¿Cuánto vale ahora la pérdida { $node }?
predict-ask-length = El gradiente está completo, con una pendiente para { $names }. ¿Cuál es su longitud?
predict-ask-update-gradient = { $node } vale { $before }, su pendiente es { $slope }, la tasa es { $rate }. ¿Adónde va { $node }?
predict-ask-update-momentum = { $node } vale { $before }, su pendiente es { $slope }, la tasa es { $rate }. Su velocidad era { $velocity }, de la que se conserva { $keep }. ¿Adónde va { $node }?
predict-ask-update-adam = { $node } vale { $before }, su pendiente es { $slope }, la tasa es { $rate }. Medida por su historia, la pendiente es { $along }. ¿Adónde va { $node }?
predict-ask-terms = Escrito entero, ¿cuántos caminos llevan de { $input } hasta { $output }?
predict-ask-left = Las aristas paralelas hacia { $node } se suman primero. De { $count } multiplicaciones, ¿cuántas quedan entonces?
predict-ask-merge-tangent = ¿Cuánto suman todos los productos que llevan de { $input } hasta { $node }?
predict-ask-merge-adjoint = ¿Cuánto suman todos los productos que llevan de { $node } hasta { $output }?
predict-ask-count =
    { $units ->
        [free] El vértice { $node } desaparece. ¿Cuántas multiplicaciones cuesta, si las que son por 1 y −1 no cuentan?
       *[other] El vértice { $node } desaparece. ¿Cuántas multiplicaciones cuesta en total?
    }
predict-ask-count-edge =
    { $units ->
        [free] La arista de { $from } hacia { $to } desaparece. ¿Cuántas multiplicaciones cuesta, si las que son por 1 y −1 no cuentan?
       *[other] La arista de { $from } hacia { $to } desaparece. ¿Cuántas multiplicaciones cuesta en total?
    }
predict-ask-stored =
    { $count ->
        [one] Se guarda el estado anterior a { $node }: 1 valor. ¿Cuántos valores quedan guardados en total?
       *[other] Se guarda el estado anterior a { $node }: { $count } valores. ¿Cuántos valores quedan guardados en total?
    }
predict-ask-dropped =
    { $count ->
        [one] El estado anterior a { $node } ya no hace falta: 1 valor. ¿Cuántos valores siguen guardados entonces?
       *[other] El estado anterior a { $node } ya no hace falta: { $count } valores. ¿Cuántos valores siguen guardados entonces?
    }
predict-none-other = En el paso siguiente no hay nada que calcular.
predict-none-over = Ese fue el último paso.
predict-none-edge = El paso siguiente no va por ninguna arista. Adivina el número.
predict-none-end = El paso siguiente no calcula nada: dice que todo está hecho.
predict-none-merge = El paso siguiente no calcula nada: ordena, para que no haya aristas paralelas.
predict-none-search = El paso siguiente es cosa del ordenador: prueba órdenes, más de los que se pueden probar a mano.
predict-none-many = Hay demasiados caminos para contarlos a mano.
predict-none-forget = El paso siguiente no calcula nada: olvida los valores.
predict-none-restore = El paso siguiente no calcula nada: recupera lo que se guardó.
predict-check = Comprobar
predict-show = Muéstramelo
predict-go-on = Seguir
predict-again = Desde el principio
predict-mark-right = ✓ Correcto.
predict-mark-wrong = ✗ Todavía no.
predict-shown = Es { $worked }.
predict-went-on = A la siguiente pregunta.
predict-slip-number = Escribe un número, por ejemplo 2, −0.5 o 1e3.
predict-slip-forgot = Falta una contribución: { $edge }. Súmalas todas.
predict-slip-overwrote = Eso es solo la contribución nueva. Antes ya había algo: suma, no reemplaces.
predict-slip-unchanged = Eso es lo que había antes. Falta sumar la contribución nueva.
predict-slip-partial = Eso multiplica por la pendiente de otra arista, { $edge }. Toma la pendiente de la arista en curso.
predict-slip-value =
    { $channel ->
        [tangent] Se ha colado un valor. Lo que viaja es la tangente, y se multiplica por la pendiente de la arista.
        [adjoint] Se ha colado un valor. Lo que viaja es el adjunto, y se multiplica por la pendiente de la arista.
       *[other] Se ha colado un valor donde va una pendiente.
    }
predict-slip-sign = El tamaño es correcto, el signo no.
predict-slip-added = Eso suma la pendiente. A lo largo de una arista se multiplica; donde las aristas se juntan se suma.
predict-slip-no-partial = Falta la pendiente de la arista. Multiplica por ella.
predict-slip-other = { $answer } no es. Multiplica a lo largo de la arista y luego suma lo que ya había.
predict-slip-product = Falta un producto. Un elemento es la suma de todos los productos de su fila o columna.
predict-slip-turned = Eso toma filas por columnas. Hacia adelante cuenta cada fila de la jacobiana; hacia atrás, cada columna.
predict-slip-entry = Eso es { $which }. Se pide otro elemento.
predict-slip-seed =
    { $seeds ->
        [none] Aquí no hay ninguna semilla: todo empieza en 0.
       *[other] El barrido parte de su semilla, { $seeds }. Todo lo demás empieza en 0.
    }
predict-slip-old = Eso es lo que era antes. Desde entonces ha cambiado aquello de lo que está hecho.
predict-slip-product-rule = Falta un término de la regla del producto: se mueve el adjunto y también se mueve la pendiente.
predict-slip-adjoint = Eso es el propio adjunto. Se pide cuánto se mueve.
predict-slip-first = Eso es la primera derivada, el adjunto. Se pide cómo se mueve el adjunto.
predict-slip-order = Eso es el coeficiente del orden anterior.
predict-slip-factorial = Eso es la derivada. El coeficiente es la derivada entre el factorial de { $order }.
predict-slip-same-order = Eso multiplica solo los coeficientes de orden { $order }. Cuentan todas las parejas cuyos órdenes suman { $order }.
predict-slip-pair = Falta una pareja. Cuentan todas las parejas cuyos órdenes suman { $order }.
predict-slip-degrees = Eso usa grados. Los ángulos van en radianes.
predict-slip-base = Eso es el logaritmo en otra base. Aquí log es el natural.
predict-slip-swapped = Los dos lados están cambiados. Es { $formula }.
predict-slip-operation = Son los números correctos con otra operación. Es { $formula }.
predict-slip-argument = Eso es { $which }. Falta hacer la operación: es { $formula }.
predict-slip-length = Eso es una suma. La longitud es la raíz de la suma de los cuadrados.
predict-slip-root = Eso es el cuadrado de la longitud. Falta sacar la raíz.
predict-slip-uphill = Eso va cuesta arriba. La pérdida disminuye en contra de la pendiente.
predict-slip-step = Eso es solo el paso. Parte de { $before }.
predict-slip-rate = Falta la tasa. El paso es la tasa por la pendiente.
predict-slip-memory = Eso se guía solo por esta pendiente. Esta regla recuerda las pendientes anteriores.
predict-slip-count = Esos eran los que había antes de este paso.
predict-slip-crossed = Eso suma las aristas de entrada y de salida. Cada arista de entrada se multiplica por cada arista de salida.
predict-slip-alone = Eso es solo lo que aporta este paso. Hay otros.
predict-slip-miss = { $answer } no es.
predict-edge = { $from } → { $to }
predict-edge-right = Es { $edge }.
predict-edge-used = { $edge } ya se ha usado en este barrido.
predict-edge-early = { $edge } es demasiado pronto: lo que recoge aún no está completo.
predict-edge-elsewhere = { $edge } también podría ser la siguiente. Aquí va otra antes.
predict-edge-unused = { $edge } no participa en este barrido.
predict-edge-apart = { $edge } no empieza donde está el camino.
predict-count = Contar los aciertos seguidos
predict-streak =
    { $count ->
        [0] Aún no hay racha.
        [one] 1 acierto.
       *[other] { $count } aciertos seguidos.
    }

### La vista de presentación: solo el paso, en grande.

present = Vista de presentación
present-tools = Vista de presentación
present-blank = Oscurecer
present-blank-again = La pantalla está en negro. Mostrar el paso de nuevo.
present-leave = Salir de la vista de presentación

### La transcripción: la frase de cada paso.

tab-transcript = Transcripción
transcript-heading = Paso a paso, en palabras
transcript-about = { $count ->
    [one] 1 paso. Elígelo para ir a él.
   *[other] { $count } pasos. Elige uno para ir a él.
}
transcript-copy = Copiar
transcript-copied = La transcripción entera está copiada.
transcript-not-copied = El navegador no permitió copiarla.
transcript-values = Primero los valores
transcript-sweep = Luego las derivadas
transcript-earlier = Anteriores
transcript-later = Siguientes
transcript-page = Pasos { $from } a { $to } de { $count }

### Descenso: la pérdida, el terreno, cada iteración.

tab-descent = Descenso
descent-heading = La pérdida, iteración a iteración
descent-now = Tras { $number } de { $count } iteraciones, { $output } vale { $loss }.
descent-curve = { $output } en { $count } iteraciones: de { $first } a { $last }
descent-powers = Hacia arriba: potencias de diez.
descent-grows = La pérdida crece: los pasos son demasiado largos.
descent-slower = Tomar la tasa { $rate }
descent-update = Iteración
descent-valued = iteración { $number }, pérdida { $loss }
descent-land = El terreno
descent-map = Curvas de nivel de { $output }: { $across } hacia la derecha, { $up } hacia arriba. El recorrido va de { $from } a { $to }.
descent-about-map = En cada curva de nivel, { $output } tiene el mismo valor; las más bajas son más intensas. El gradiente las cruza en ángulo recto y el recorrido va en su contra.
descent-no-map = Dos entradas que se mueven forman un mapa. Elige dos en la fila de encima del grafo.
descent-leaves = Con la iteración { $number } el camino sale de este mapa.
descent-try = Otros caminos:
descent-walk-valley = El valle de Rosenbrock
descent-walk-neuron = Una neurona aprende
descent-updates = Cada iteración, abierta
descent-open = abrir
descent-forward = directo
descent-reverse = inverso
descent-to-forward = Ir al barrido directo anterior a la iteración { $number }
descent-to-reverse = Ir al barrido inverso de la iteración { $number }
descent-window = Iteraciones { $from } a { $to } de { $count }, las cercanas al paso.
descent-none = Esta vista muestra un descenso.
descent-begin = Empezar un descenso por gradiente

### Comprobar: una derivada de cuatro maneras.

tab-checks = Comprobar
checks-output = de
checks-input = respecto de
checks-four = { " " }de cuatro maneras
checks-ways = La derivada de cuatro maneras
checks-ad = Diferenciación automática
checks-ad-about = este grafo: multiplica en las aristas, suma donde se juntan
checks-central = Diferencias centrales
checks-step = Paso complejo
checks-step-about = no resta nada, así que no pierde cifras
checks-formula = Fórmula
checks-curve-heading = El error de las diferencias según el paso
checks-rounds = pierde cifras, como 1/h
checks-bends = curvatura, como h²
checks-swell = Cómo se hincha la fórmula
checks-swell-about = Operaciones si la fórmula se escribe entera, si cada valor se calcula una vez, y con las partes iguales unidas.
checks-swell-tree = escrita entera
checks-swell-graph = como grafo
checks-swell-merged = unida
checks-swell-function = función
checks-swell-derivative = derivada
checks-swell-sympy = con SymPy
checks-singular = Puntos singulares en el camino
checks-all-smooth = De { $from } a { $to } no hay ninguno: cada pendiente es el límite ordinario.
checks-slope = De { $from } hacia { $to }: pendiente { $slope }.
checks-status-subgradient = Aquí hay un pico: la pendiente es distinta a cada lado y se eligió una intermedia, así que las diferencias pueden dar otro número.
checks-status-one-sided = La función acaba aquí: la pendiente es la del lado en que existe.
checks-status-infinite = Aquí la pendiente crece sin límite, así que la derivada es infinita o no está definida.
checks-status-undefined = Aquí no hay pendiente: la función no está definida o no es continua.
checks-nothing = No hay derivada que comprobar: el programa no tiene entradas o no tiene salidas.

### Lecciones.

learn-nav = Lecciones
learn-course = Curso
learn-skip = Ir a la lección
learn-screens = Pantallas de la lección
learn-back = Atrás
learn-next = Seguir
learn-to-course = Al curso
learn-screen-of = { $at } de { $count }
learn-waits = Responde a la pregunta de arriba para seguir, o pulsa «Muéstramelo».
learn-untranslated = Esta lección aún no está traducida. Ves el original.
learn-open-page = Abrir en el estudio
learn-hint = Una pista
learn-again = Otros números
learn-mark-right = ✓ Correcto.
learn-mark-wrong = ✗ Todavía no.
learn-mark-carried = ↷ Error arrastrado.
learn-right = Eso es.
learn-state-right = ✓ Hecho
learn-state-shown = Mostrado
learn-choice-wrong = Esta no. Mira el grafo y prueba otra.
learn-edge-next = La siguiente es otra arista.
learn-edge-other = Esta arista no. Compara las pendientes.
learn-order-wrong = { $first } está antes que { $needs }, y lo necesita.
learn-order-up = Subir { $node }
learn-order-down = Bajar { $node }
learn-ask-number = ¿Qué número es?
learn-ask-choice = ¿Qué es correcto?
learn-ask-edge = ¿Qué arista es?
learn-ask-order = Pon los nodos en un orden en que se puedan calcular.
learn-ask-bug = Algo de este motor está roto. ¿Qué es?
learn-ask-goal = Alcanza la meta.
learn-ask-fill = Haz tú el barrido.
learn-ask-edges = Elige las aristas por las que se multiplica.
learn-ask-paths = Da todos los caminos y su producto.
learn-ask-order-sweep = Elimina los vértices.
learn-import-wrong = Este archivo no contiene progreso de Pathsum.
learn-import-done = Tu progreso está aquí.
course-title = Aprende diferenciación automática
course-lead = Lecciones cortas. Predices, haces barridos, y la página te dice qué falló.
course-untranslated = Las lecciones aún sin traducir aparecen como fueron escritas.
course-ours = El curso
course-own = Lecciones de tu docente
course-minutes = { $minutes } minutos
course-exercises =
    { $right } de { $count } { $count ->
        [one] ejercicio
       *[other] ejercicios
    }{ $shown ->
        [0] {""}
        [one] , { $shown } mostrado
       *[other] , { $shown } mostrados
    }
course-needs = después de
course-progress = Ejercicios hechos en { $title }
course-begin = Empezar con la lección { $number }
course-go-on = Seguir con la lección { $number }
course-sum = { $done } de { $count } lecciones hechas, quedan unos { $minutes } minutos
course-all-done = Todas las lecciones están hechas. Siguen abiertas para ti.

learn-entry-node = Nodo
learn-entry-value = Valor
learn-entry-head-adjoint = Adjunto
learn-entry-head-tangent = Tangente
learn-entry-said = Valoración
learn-entry-adjoint = Adjunto de { $node }
learn-entry-tangent = Tangente de { $node }
learn-entry-early = Para esto hace falta antes { $needs }.
learn-entry-mark-right = ✓
learn-entry-mark-carried = ↷ arrastrado: correcto para tu número anterior
learn-entry-mark-wrong = ✗
learn-entry-mark-early = ✗
learn-entry-mark-number = ?
learn-slip-seed = El barrido parte de una semilla: 1 en un extremo, 0 en los demás.
learn-sweep-done = Las { $count } entradas son correctas.
learn-sweep-score = { $right } de { $count } correctas, { $carried } arrastradas de un número anterior.
learn-replay = Ver la solución
learn-edges-adjoint = ¿Qué aristas devuelven algo a { $node }?
learn-edges-tangent = ¿Qué aristas llevan algo a { $node }?
learn-edges-forgot = En { $node } falta una arista.
learn-edges-other = { $edge } no lleva nada a { $node } en este barrido.
learn-edges-done = Cada producto tiene su arista.
learn-way = El camino en curso
learn-way-back = Una arista atrás
learn-way-product = Su producto
learn-way-add = Añadir el camino
learn-way-all = Son todos
learn-way-done = Los { $count }.
learn-way-left = Falta un camino. Vuelve al primer nodo y busca una arista que no hayas tomado.
learn-way-again = Este camino ya lo tienes.
learn-way-unfinished = El camino no ha llegado a la salida.
learn-way-number = Escribe el producto como número.
learn-way-added = Eso suma las pendientes. A lo largo de un camino se multiplica.
learn-way-sign = El tamaño es correcto, el signo no.
learn-way-product-wrong = Multiplica las pendientes de todas sus aristas.
learn-budget = Multiplicaciones: { $spent } de { $budget }
learn-budget-cost = cuesta { $cost }
learn-budget-kept = { $spent } multiplicaciones, dentro de las { $budget } permitidas.
learn-budget-over = { $spent } multiplicaciones superan las { $budget } permitidas. Deshaz y prueba otro orden.
learn-budget-best = Ver el mejor orden
learn-bug-input = Entrada
learn-bug-engine = Este motor
learn-bug-check = Diferencias
learn-bug-agrees = ✓ coincide
learn-bug-differs = ✗ difiere
learn-bug-run-check = Hacer la prueba numérica
learn-bug-see = Mira cómo falla
learn-bug-overwrite = Sobrescribe el adjunto en vez de sumar.
learn-bug-stale = Empieza un barrido con los adjuntos del anterior.
learn-bug-order = Pasa un adjunto antes de que esté completo.
learn-bug-dropped = Olvida una arista de un nodo compartido.
learn-bug-product = Aplica solo media regla del producto.
learn-bug-why-overwrite = Donde se juntan dos aristas, la segunda contribución reemplaza a la primera: hay = donde debe ir +=.
learn-bug-why-stale = El segundo barrido suma a lo que dejó el primero. Los adjuntos deben empezar en 0 en cada barrido.
learn-bug-why-order = Un nodo pasa su adjunto cuando uno de sus usuarios aún no ha contribuido. El orden inverso del cálculo lo hace completo.
learn-bug-why-dropped = Un nodo que se usa dos veces tiene dos aristas. Se olvida una, y con ella todos sus caminos.
learn-bug-why-product = De u·v solo el primer factor recibe pendiente; el segundo se trata como constante.
learn-bug-not-overwrite = Entonces un nodo con una sola arista sería correcto. Compara qué entradas fallan.
learn-bug-not-stale = Entonces un segundo barrido empezaría con números. Avanza y mira los primeros.
learn-bug-not-order = Entonces un nodo iría antes que sus usuarios. Avanza y mira el orden.
learn-bug-not-dropped = Entonces una arista no se usaría nunca. Avanza y mira cada arista.
learn-bug-not-product = Entonces un factor de un producto devolvería 0. Mira los productos.
learn-goal-met = Has alcanzado la meta.
learn-said-shown = La respuesta está arriba.
learn-goal-way = Una manera de llegar: { $way }.
learn-goal-program = Una manera de llegar es otro programa.
learn-goal-none = La lección no da ninguna manera de llegar. Sigue probando, o déjalo.
learn-goal-show = Mostrarlo en el grafo
learn-changed-numbers = Has cambiado { $list }. La pregunta es sobre los números tal como estaban.
learn-changed-program = Has cambiado el programa. La pregunta es sobre el que había.
learn-put-back = Restablecer
learn-order-moved = { $node } está ahora en el puesto { $place } de { $count }.
learn-way-added-right = { $way } es el camino número { $count }.
learn-bug-checked = Las diferencias discrepan en { $list }.
learn-bug-all-agree = Las diferencias coinciden en todo.
# lo que se dice de una entrada a quien no la ve
learn-entry-told =
    { $mark ->
        [right] { $entry }, { $text }: correcto.
        [carried] { $entry }, { $text }: arrastrado, correcto para tu número anterior.
       *[other] { $entry }, { $text }: incorrecto. { $said }
    }

learn-teacher = Para docentes
handin-title = Guardar y entregar
handin-about = Lo que has hecho queda en este navegador. Guárdalo como archivo para llevártelo o imprímelo para entregarlo.
handin-name = Nombre
handin-all = Todas las lecciones
handin-row = { $title }: { $right } de { $count } correctos, { $shown } mostrados
handin-code = Código
handin-save = Guardar el progreso
handin-load = Abrir un progreso
handin-forget = Olvidarlo todo aquí
sheet-title = Hoja de trabajo: { $title }
sheet-about = Cada copia tiene sus propios números. Las soluciones están en las últimas páginas.
sheet-copies = Copias
sheet-print = Imprimir
sheet-making = { $count } de { $all } copias están listas.
sheet-made = Copias listas: { $count }
sheet-work = Cálculo
sheet-graph = Grafo del ejercicio { $number }
sheet-name = Nombre
sheet-copy = Copia { $seed }
sheet-at = con { $numbers }
sheet-answers = Soluciones: { $title }
teach-title = Para docentes
teach-lead = Objetivos, un plan de cincuenta minutos, hojas con números nuevos y lecciones propias.
teach-class = En clase
teach-open-lesson = Abrir la lección
teach-worksheet = Hoja de trabajo con soluciones
teach-plan = Cincuenta minutos con «{ $title }»
teach-plan-when = Minutos
teach-plan-what = Qué
teach-plan-span = { $from }–{ $to }
teach-plan-ask = Pregunta antes de mostrar: ¿qué espera la clase?
teach-plan-show = Juntos en el proyector: avanza y que digan qué sigue.
teach-plan-work = En papel, cada cual con sus números (hoja de trabajo), y luego comparar.
teach-plan-pairs = En parejas en una pantalla: una persona escribe, la otra explica por qué.
teach-plan-check = Cada cual a solas: las preguntas del final. Se entrega el código.
teach-code = Comprobar un código
teach-code-about = El código bajo un resumen impreso dice qué se hizo, cuándo y si se hizo para ese nombre. No hace falta conexión.
teach-code-wrong = ✗ No es un código completo, o algo en él se ha cambiado.
teach-code-named = ✓ Hecho para este nombre.
teach-code-other = ✗ Hecho para otro nombre.
teach-code-day = Hecho el { $day }.
teach-code-unknown = una lección que no está aquí
teach-write = Escribir una lección
teach-write-about = Un archivo Markdown. La vista previa sigue lo que escribes, y cada respuesta la calcula el motor. Nada sale de este servidor.
teach-open = Abrir una lección
teach-new = Empezar una nueva
teach-save = Guardar el archivo
teach-text = Texto de la lección
teach-line = Línea { $line }:
teach-good = ✓ Todo funciona. Pantallas: { $screens }, ejercicios: { $exercises }.
teach-preview = Vista previa
learn-entry-formula = Fórmula
learn-entry-head-value = Valor
learn-slip-value-of = Pon los números otra vez en su fórmula.
learn-ask-values = Calcula el valor de cada nodo.
learn-entry-value-of = Valor de { $node }
learn-embed = Copiar para una página
learn-embed-copied = Copiado: pégalo en la página que mostrará este grafo.
learn-embed-failed = El navegador no permitió copiar.
