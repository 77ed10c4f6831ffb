# Alle Sätze, die ein Mensch liest, auf der Seite und in der Kommandozeile. Terme kommen fertig formatiert hinein.
# Kurz, schlicht, du. Dieselben Namen und Terme wie in en.ftl.
#
# Wörter, immer gleich: forward mode Vorwärtsmodus, reverse mode Rückwärtsmodus, sum over paths Summe über Pfade, sweep Durchlauf (Vorwärtsdurchlauf,
# Rückwärtsdurchlauf), seed Seed, tangent Tangente (die Richtungsableitung, nicht der Tangens), adjoint Adjungierte, slope Steigung (die lokale partielle
# Ableitung), tape Tape, node und vertex Knoten, edge Kante, path Pfad, input Eingabe, output Ausgabe, Jacobian Jacobimatrix, Hessian Hessematrix,
# dual number duale Zahl, elimination Elimination, order Reihenfolge (der Elimination) oder Ordnung (der Ableitung), factor ausklammern, term Summand,
# ledger Ausklammern, checkpoint Checkpoint, slot Speicherplatz, descent Gradientenabstieg, loss Verlust, update Update, check Probe, difference
# Differenz, loop turn Runde, trace Rechnung, step Schritt.
# Eingesetzte Namen stehen ohne Artikel und nach „von“, „nach“, „über“, damit kein Fall sie beugt. Zahlen behalten den Dezimalpunkt.

### Schritte. Terme: node, from, to, upstream, partial, product, before, after, value, formula, gloss, seeds, result.
### `before` ist "none", wo noch nichts angekommen war; ist das Produkt 0, dann "still" (nichts war da) oder "unmoved" (etwas war da).
### `value` ist "many", wo mehrere Seeds zugleich gesetzt werden; `node` nennt dann alle.

step-none = Noch ist nichts berechnet. Drück Weiter, um den ersten Wert zu berechnen.
step-evaluate =
    { $gloss ->
        [none] { $node } ist { $formula }. Das ergibt { $value }.
       *[other] { $node } ist { $formula } ({ $gloss }). Das ergibt { $value }.
    }
step-forward-seed =
    { $value ->
        [many] Setze die Seeds { $node }: Was passiert, wenn sich alle zusammen bewegen?
       *[other] Gib { $node } den Seed { $value }: Was passiert, wenn { $node } sich bewegt? Alle anderen Eingaben stehen still.
    }
step-forward-edge =
    { $before ->
        [none] Die Tangente von { $from } ist { $upstream }, und die Kante nach { $to } hat die Steigung { $partial }. Also kommt { $product } als Erstes bei { $to } an.
        [still] { $from } steht still, also kommt über die Kante nach { $to } nichts an.
        [unmoved] { $from } steht still, also trägt die Kante nach { $to } nichts bei: Die Tangente bleibt dort { $after }.
       *[other] Die Kante von { $from } nach { $to } bringt { $product }. Dort war schon { $before }. Addiere: Die Tangente von { $to } ist jetzt { $after }.
    }
step-forward-edge-matrix =
    { $before ->
        [none] Die Tangente von { $from } ist { $upstream }. Die Jacobimatrix auf der Kante nach { $to } ({ $partial }) mal diese Tangente ist { $product }: Das kommt als Erstes bei { $to } an.
        [still] { $from } steht still, also kommt über die Kante nach { $to } nichts an.
        [unmoved] { $from } steht still, also trägt die Kante nach { $to } nichts bei: Die Tangente bleibt dort { $after }.
       *[other] Die Kante von { $from } nach { $to } bringt ihre Jacobimatrix ({ $partial }) mal { $upstream }: { $product }. Dort war schon { $before }. Addiere: Die Tangente von { $to } ist jetzt { $after }.
    }
step-forward-done = Ein Vorwärtsdurchlauf von { $seeds } aus ist fertig. Er ergibt { $result }.
step-reverse-seed =
    { $value ->
        [many] Setze die Seeds { $node }: Was wirkt auf alle zusammen? Lies jetzt das Tape rückwärts.
       *[other] Gib { $node } den Seed { $value }: So wirkt { $node } auf sich selbst. Lies jetzt das Tape rückwärts.
    }
step-reverse-edge =
    { $before ->
        [none] { $to } hat die Adjungierte { $upstream }, und die Kante von { $from } hat die Steigung { $partial }. Also kommt { $product } als Erstes bei { $from } an.
        [still] Über die Kante von { $from } nach { $to } fließt nichts zurück: Das Produkt ist { $product }.
        [unmoved] Die Kante von { $from } nach { $to } trägt nichts bei: Die Adjungierte von { $from } bleibt { $after }.
       *[other] { $from } wirkt auch über { $to }, das bringt noch { $product }. Dort war schon { $before }. Addiere: Die Adjungierte von { $from } ist jetzt { $after }.
    }
step-reverse-edge-matrix =
    { $before ->
        [none] { $to } hat die Adjungierte { $upstream }. Multipliziere sie von links an die Jacobimatrix auf der Kante von { $from } ({ $partial }): { $product } kommt als Erstes bei { $from } an.
        [still] Über die Kante von { $from } nach { $to } fließt nichts zurück: Das Produkt ist { $product }.
        [unmoved] Die Kante von { $from } nach { $to } trägt nichts bei: Die Adjungierte von { $from } bleibt { $after }.
       *[other] { $from } wirkt auch über { $to }: Die Adjungierte { $upstream } mal die Jacobimatrix ({ $partial }) bringt noch { $product }. Dort war schon { $before }. Addiere: Die Adjungierte von { $from } ist jetzt { $after }.
    }
step-reverse-done = Ein Rückwärtsdurchlauf von { $seeds } aus ist fertig. Er ergibt { $result }.
step-paths-edge =
    { $before ->
        [none] Beginne einen Pfad mit der Kante von { $from } nach { $to }. Ihre Steigung ist { $partial }.
        [still] Die Kante von { $from } nach { $to } hat die Steigung { $partial }. Damit ist das ganze Produkt 0.
        [unmoved] Weiter von { $from } nach { $to }, Steigung { $partial }. Das Produkt dieses Pfads ist 0.
       *[other] Weiter von { $from } nach { $to }, Steigung { $partial }. Multipliziere entlang des Pfads: { $before } mal { $partial } ist { $after }.
    }
step-paths-add =
    { $before ->
        [none] Dieser Pfad ergibt { $product }. Damit beginnt die Summe.
        [still] Dieser Pfad ergibt { $product }. Damit beginnt die Summe.
        [unmoved] Dieser Pfad ergibt { $product }, also bleibt die Summe { $after }.
       *[other] Dieser Pfad ergibt { $product }. Die Pfade davor ergaben { $before }. Addiere: { $after }.
    }
step-paths-done = Alle Pfade sind dabei. Ihre Summe ist die Ableitung: { $result }.

### Schritte der anderen Modi. Weitere Terme: number (der Richtung, Spalte oder des Speicherplatzes, ab 1), way, amount ("none", "one", "many"),
### now (die Summe, die ein Schritt gebildet hat) und jeder Term des Schritts unter seinem Namen.

step-jacobian-column = Spalte { $number }: Gib { $node } den Seed 1 und allen anderen Eingaben 0. Dieser Durchlauf findet, wie { $node } auf jede Ausgabe wirkt.
step-jacobian-forward = { step-forward-edge }
step-jacobian-row = Zeile { $number }: Gib { $node } den Seed 1 und lies das Tape rückwärts. Dieser Durchlauf findet, wie jede Eingabe auf { $node } wirkt.
step-jacobian-reverse = { step-reverse-edge }
step-jacobian-done =
    { $way ->
        [forward] Spalte { $number } ist voll: { $result }.
       *[other] Zeile { $number } ist voll: { $result }.
    }
step-hessian-seed = Richtung { $number }: Bewege { $node }. Zuerst laufen die Tangenten vorwärts.
step-hessian-forward = { step-forward-edge }
step-hessian-turn = Jetzt zurück von { $node }: Die Adjungierte ist dort an jeder Stelle 1. Also ändert sie sich entlang der Richtung nicht.
step-hessian-reverse = Die Kante von { $from } nach { $to } gibt { $product } zurück. Entlang der Richtung ändert sich die Steigung um { $partial_tangent }, also ändert sich das Zurückgegebene um { $bend }.
step-hessian-done =
    { $way ->
        [seed] An den Eingaben bilden die Änderungen der Adjungierten das Produkt H·v: { $result }.
       *[other] An den Eingaben bilden die Änderungen der Adjungierten Spalte { $number } der Hessematrix: { $result }.
    }
step-factor-start = Die Summe über Pfade ist ausgeschrieben. Summanden: { $terms }. Multiplikationen: { $multiplications }. Klammere jetzt aus, was gemeinsam ist.
step-factor-bundle = Kanten, die nebeneinander zu { $node } führen, werden zuerst addiert. Multiplikationen: vorher { $multiplications_before }, jetzt { $multiplications }.
step-factor-merge =
    { $way ->
        [suffixes] Alles, was von { $node } weiterführt, ergibt zusammen { $now }. Summanden: vorher { $terms_before }, jetzt { $terms }. Multiplikationen: vorher { $multiplications_before }, jetzt { $multiplications }.
       *[other] Alles, was zu { $node } führt, ergibt zusammen { $now }. Summanden: vorher { $terms_before }, jetzt { $terms }. Multiplikationen: vorher { $multiplications_before }, jetzt { $multiplications }.
    }
step-factor-done =
    { $way ->
        [suffixes] Multiplikationen: anfangs { $multiplications_before }, jetzt { $multiplications }. Was übrig ist, ist der Rückwärtsmodus.
       *[other] Multiplikationen: anfangs { $multiplications_before }, jetzt { $multiplications }. Was übrig ist, ist der Vorwärtsmodus.
    }
step-taylor-start = Die Ordnung 0 jeder Reihe ist der Wert selbst. Die Ordnung 1 einer Eingabe sagt, wie schnell sie sich bewegt.
step-taylor-coefficient = Ordnung { $order }: Der Koeffizient von { $node } ist { $coefficient }.
step-descent-loss =
    { $amount ->
        [none] Vor dem ersten Update hat der Verlust { $node } den Wert { $loss }.
        [one] Nach 1 Update hat der Verlust { $node } den Wert { $loss }.
       *[many] Nach { $item } Updates hat der Verlust { $node } den Wert { $loss }.
    }
step-descent-evaluate = Mit den neuen Eingaben ist { $node } gleich { $value }.
step-descent-seed = Schau jetzt von { $node } zurück: In welche Richtung geht es bergauf?
step-descent-edge = { step-reverse-edge }
step-descent-gradient = Der Gradient ist vollständig. Seine Länge ist { $length }.
step-descent-update = Die Steigung in Richtung { $node } ist { $slope }. Geh ihr entgegen, um { $step }: { $node } ist jetzt { $value }.
step-descent-done = Das war das letzte Update. Der Verlust ist { $loss }.
step-descent-stop = Hier endet der Weg, denn der Verlust, eine Steigung oder eine Eingabe ist keine gewöhnliche Zahl mehr.
step-elimination-merge =
    { $amount ->
        [none] Keine zwei Kanten laufen nebeneinander. Jede ist also eine Kante des Graphen, der von jetzt an schrumpft.
        [one] Kanten, die nebeneinander laufen, werden zu einer: 1 Addition und keine Multiplikation.
       *[many] Kanten, die nebeneinander laufen, werden zu einer: { $additions } Additionen und keine Multiplikation.
    }
step-elimination-search = Nach { $moves } Zügen der Suche braucht die beste Reihenfolge { $best } Multiplikationen. Keine kommt mit weniger als { $least } aus.
step-elimination-proof =
    { $amount ->
        [proven] Bewiesen: { $best } Multiplikationen sind das Minimum. Der Beweis hat { $states } Knotenmengen untersucht.
       *[open] Die beste bekannte Reihenfolge braucht { $best } Multiplikationen. Nach { $states } Knotenmengen ist bewiesen, dass keine mit weniger als { $least } auskommt.
    }
step-elimination-fill = Von { $from } über { $node } nach { $to }: { $left } mal { $right } ist { $product }. Das ist eine neue Kante.
step-elimination-absorb = Von { $from } über { $node } nach { $to }: { $left } mal { $right } ist { $product }. Addiert zur Kante, die schon da ist, ergibt das { $now }.
step-elimination-vertex =
    { $amount ->
        [one] { $node } ist weg (Kanten hinein: { $before }, hinaus: { $after }). Das hat 1 Multiplikation gekostet.
       *[other] { $node } ist weg (Kanten hinein: { $before }, hinaus: { $after }). Das hat { $multiplications } Multiplikationen gekostet.
    }
step-elimination-edge =
    { $amount ->
        [one] Die Kante von { $from } nach { $to } ist weg. Das hat 1 Multiplikation gekostet.
       *[other] Die Kante von { $from } nach { $to } ist weg. Das hat { $multiplications } Multiplikationen gekostet.
    }
step-elimination-done =
    { $amount ->
        [none] Nur Kanten von Eingaben zu Ausgaben sind übrig, und sie sind die Jacobimatrix. Multiplikationen: { $multiplications }. Additionen: { $additions }.
       *[other] Hier endet die Reihenfolge, noch offen: { $left }. Multiplikationen: { $multiplications }. Additionen: { $additions }.
    }
step-checkpoint-forget = Erledigte Operationen: { $operations }. Zustände, die du behalten darfst: { $snapshots }. Vergiss also die Werte: Sie lassen sich neu berechnen.
step-checkpoint-store =
    { $amount ->
        [none] Lege den Zustand vor { $node } auf Speicherplatz { $number }: nur die Eingaben.
        [one] Lege den Zustand vor { $node } auf Speicherplatz { $number }: 1 Wert.
       *[many] Lege den Zustand vor { $node } auf Speicherplatz { $number }: { $values } Werte.
    }
step-checkpoint-run = Weiter ohne Tape: { $node } ist wieder { $value }.
step-checkpoint-restore = Hol den Zustand vor { $node } von Speicherplatz { $number }.
step-checkpoint-turn = Berechne { $node } noch einmal ({ $value }) und gib die Adjungierte sofort zurück.
step-checkpoint-edge = { step-reverse-edge }
step-checkpoint-drop = Speicherplatz { $number } ist wieder frei: Ab { $node } ist alles zurückgegeben.
step-checkpoint-done = Alle Adjungierten sind da: { $result }. Das kostete, an neu berechneten Operationen: { $again }. Gespeicherte Werte: höchstens { $stored } zugleich.

### Der Ort, an dem ein Modus beginnt: Jeder Wert ist bekannt, nichts ist abgeleitet.

start-forward = Alle Werte sind bekannt. Stups jetzt { $seeds } an: Wie stark bewegt sich jeder spätere Wert?
start-reverse = Alle Werte sind bekannt. Schau jetzt von { $seeds } zurück: Wie stark wirkt jeder frühere Wert?
start-paths = Alle Werte sind bekannt. Folge jetzt jedem Pfad von { $from } nach { $to }: Multipliziere entlang des Pfads, dann addiere die Pfade.
start-jacobian = Alle Werte sind bekannt. Finde jetzt jede Ableitung jeder Ausgabe, Durchlauf für Durchlauf.
start-factor = Alle Werte sind bekannt. Nimm jetzt die Summe über alle Pfade von { $from } nach { $to } und klammere aus, was ihre Summanden gemeinsam haben.
start-elimination = Alle Werte sind bekannt. Verkleinere jetzt den Graphen, bis nur Kanten von Eingaben zu Ausgaben übrig sind.
start-hessian = Alle Werte sind bekannt. Frag jetzt, wie sich die Steigungen von { $to } selbst ändern.
start-taylor = Alle Werte sind bekannt. Bewege jetzt { $seeds } und verfolge jeden Wert als Potenzreihe.
start-descent = Alle Werte sind bekannt. Geh jetzt auf { $to } bergab.
start-checkpoint = Alle Werte sind bekannt. Rechne jetzt im Rückwärtsmodus und behalte nur wenige davon.
start-other = Alle Werte sind bekannt. Drück Weiter, um zu beginnen.

### Was man nach einem Durchlauf versuchen kann.

next-title = Als Nächstes
try-forward-input = Jetzt Seed 1 für { $name }
try-reverse = Rückwärts alle auf einmal
try-reverse-one = Dasselbe rückwärts
try-reverse-output = Jetzt rückwärts von { $name }
try-paths = Die Zahl bei { $name } als Summe über Pfade
try-paths-input = Jetzt die Pfade von { $name }
try-factor = Jetzt Gemeinsames ausklammern
try-own = Eigene Formel eintippen
try-said = So geht es weiter: { $list }.
say-again = Schritt { $k } von { $count }. { $sentence }

### Der Rahmen der Seite.

app-title = Pathsum
app-tagline = Sieh, wie eine Ableitung berechnet wird
page-description = Schreib eine Formel und geh Schritt für Schritt durch Vorwärtsmodus, Rückwärtsmodus und die Summe über Pfade.
page-no-script = Pathsum zeichnet und rechnet in deinem Browser und braucht dafür JavaScript. Die Kommandozeile kommt ohne aus:
page-learn = Lektionen
page-learn-description = Ein Kurs über automatisches Differenzieren, der durch Ausprobieren lehrt.
page-learn-no-script = Die Lektionen zeichnen und fragen in deinem Browser und brauchen dafür JavaScript.
page-embed-description = Ein Berechnungsgraph mit seinen Ableitungen, Schritt für Schritt.
page-embed-no-script = Dieser Graph wird in deinem Browser gezeichnet und braucht dafür JavaScript.
language = Sprache
app-skip = Direkt zu den Schritten
region-program = Programm und Eingaben
region-graph = Graph
region-panel = Ansichten
region-steps = Schritte
heading-program = Programm
heading-inputs = Eingaben
program-fold = Programm einklappen
program-unfold = Programm zeigen
stale = Das Bild zeigt das letzte Programm, das lief.

undo = Rückgängig
redo = Wiederholen
share = Link kopieren
share-copied = Link kopiert. Er öffnet diesen Schritt.
share-long = Link kopiert. Er hat { $count } Zeichen, und manche Programme kürzen Links ab 2000.
share-too-long = Dieses Programm ist zu lang für einen Link. Kopiere das Programm selbst.
share-by-hand = Kopiere den Link von hier
theme-system = Farben: wie das System
theme-light = Farben: hell
theme-dark = Farben: dunkel
help = Tasten und Hilfe
close = Schließen

### Die Gleichung eines Schritts, in Stufen.

tab-equation = Gleichung
stage-rule = Die Regel
stage-known = Bekanntes eingesetzt
stage-number = Die Zahl
stage-line = Gleichung
equation-terms = Was darin steht
equation-none = Dieser Schritt hat keine Gleichung.
term-value = Wert
term-slope = Steigung
term-tangent = Tangente
term-adjoint = Adjungierte
term-moving = Tangente der Adjungierten
term-bent = Tangente der Steigung
term-coefficient = Koeffizient

### Das Tape als Band.

tab-tape = Tape
tape-label = Das Tape, vom ersten Platz bis zum letzten
tape-recording = Das Tape bis hier: jede Operation mit ihrem Wert, mit dem, woraus er entstand, und mit jeder Steigung. Der Rückwärtsmodus liest es vom Ende her.
tape-reading = Es wird rückwärts gelesen. Der Platz, der an der Reihe ist, gibt seine Adjungierte an das zurück, woraus er entstand: Adjungierte mal Steigung.
tape-ended = Das Tape ist gelesen. Alle Adjungierten sind vollständig.
tape-tangents = Tangenten laufen vorwärts und werden neben den Werten aufgezeichnet.
tape-series = Ordnung { $order } läuft das Tape entlang: jeder Platz bekommt einen Koeffizienten mehr.
tape-input = Eingabe
tape-earlier = Plätze davor zeigen ({ $count })
tape-later = Plätze danach zeigen ({ $count })
tape-hands = gibt zurück

### Die Fläche mit den Ansichten.

panel-views = Ansichten
panel-views-label = Alle Ansichten
views-step = Der Schritt
views-whole = Die ganze Ableitung
views-play = Zum Spielen
view-about-program = das Programm und seine Eingaben
view-about-table = jeder Wert, mit Ableitung und Steigungen
view-about-equation = die Regel, das Bekannte, die Zahl
view-about-code = dein Programm und das seiner Ableitung
view-about-paths = jeder Pfad, sein Produkt, die Summe
view-about-ledger = alle Pfade, ausgeklammert bis zum Durchlauf
view-about-jacobian = die Matrix, mit Seeds zum Ziehen
view-about-tape = was der Rückwärtsmodus rückwärts liest
view-about-result = Werte und Ableitungen, jede geprüft
view-about-health = wo Steigungen verschwinden oder explodieren
view-about-cost = was jeder Weg braucht und behält
view-about-game = Knoten eliminieren, mit wenigen Multiplikationen
view-about-checks = eine Ableitung auf vier Wegen
view-about-descent = der Verlust, Update für Update
view-about-transcript = jeder Schritt in Worten
view-about-predict = ausrechnen, was als Nächstes kommt
panel-fold = Ansichten einklappen
panel-unfold = Ansichten zeigen
panel-two = Zweite Ansicht zeigen
panel-one = Nur eine Ansicht zeigen
panel-second = Zweite Ansicht
panel-under = Unter die erste setzen
panel-beside = Neben die erste setzen
panel-wider = Dieser Ansicht mehr Platz geben
panel-narrower = Zurück zur üblichen Breite
panel-width = Breite der Ansichten
panel-part = Höhe oder Breite der ersten Ansicht
separator-title = { $label }: ziehen, oder antippen und dann daneben tippen
region-second = Zweite Ansicht
view-coming = Die Ansicht kommt gleich.

### Das Programm.

editor-label = Programm
editor-help = Eine Formel oder Zuweisung je Zeile. Das Bild folgt beim Tippen.
example-choose = Beispiele
fix-replace = Ändern in { $text }
fix-delete = Entfernen
fix-insert = { $text } einfügen
error-place = Zeile { $line }, Spalte { $column }
note-heading = Gut zu wissen

example-colah = Zwei Pfade: (a + b)(b + 1)
example-product = Produkt und Summe: x y + z
example-baydin = log, Produkt, Sinus
example-factoring = Neun Pfade, drei mal drei
example-cube = Ein Name dreimal: x x x
example-neuron = Ein Neuron, quadrierter Fehler
example-layer = Eine Schicht Neuronen: tanh(W x + b)
example-softmax = Softmax und Kreuzentropie
example-squares = Kleinste Quadrate: Gerade durch Punkte
example-chain = Eine kurze rekurrente Kette
example-note-factoring = drei Kanten, dann drei Kanten: neun Pfade
example-note-layer = eine Schicht aus zwei Neuronen: ein Matrixprodukt
example-note-softmax = die zweite von drei Klassen ist die richtige
example-note-squares = eine Gerade durch drei Punkte
example-note-chain = ein Gewicht w, in jeder Runde benutzt
example-note-recurrent = ein rekurrentes Netz: ein Gewicht w, in jeder Runde benutzt

input-label = { $name }
input-slider = { $name }, Schieberegler
input-number = { $name }, Zahl
input-reset = Zurück zu den Zahlen des Programms
input-more = Gezeigt sind die ersten { $count } Zahlen. Das Programm kann alle setzen.
input-none = Das Programm hat keine Eingaben. Verwende einen Namen, dem du nie etwas zuweist: Er wird eine.
input-bad = { $name } braucht eine endliche Zahl.

### Modi und Seeds.

mode-label = Modus
mode-more = Mehr Modi
mode-more-short = Mehr
seed-input-label = Seed
seed-output-label = Zurück von
seed-number = Seed von { $name }
seed-choose = Zahl
seed-only = Nur { $name }, mit Seed 1
paths-from = Von
paths-to = nach
param-input = Von
param-output = Für
param-paths-output = nach
param-factor-output = nach
param-limit = höchstens zeigen
param-by = Mit
param-order = Reihenfolge
param-taylor-order = Ordnung
param-units = Steigung ±1
param-chance = Zufall
param-moves = Züge
param-states = Beweis
param-inputs = Bewege
param-rule = Regel
param-rate = Lernrate
param-momentum = Momentum
param-iterations = Updates
param-snapshots = Zustände
choice-fewer = dem kürzeren
choice-forward = Vorwärtsmodus
choice-reverse = Rückwärtsmodus
choice-prefixes = Präfixen
choice-suffixes = Suffixen
choice-counted = gezählt
choice-free = frei
choice-gradient = einfach
choice-momentum = Momentum
choice-adam = Adam
labels-label = Steigungen
labels-number = Zahlen
labels-symbol = Formeln
notation-label = Zahlen
notation-plain = einfach
notation-dual = dual
notation-series = Reihe
flow-label = Verlauf
flow-LR = quer
flow-TB = abwärts

### Schritte.

equation-label = Gleichung dieses Schritts
transport-first = Erster Schritt
transport-previous = Voriger Schritt
transport-play = Abspielen
transport-pause = Pause
transport-next = Weiter: nächster Schritt
transport-next-short = Weiter
transport-last = Letzter Schritt
transport-scrub = Schritt
transport-scrub-value = Schritt { $k } von { $count }
transport-count = { $k } / { $count }
speed-label = Tempo
speed-value = { $value }×
granularity-label = Schritt je
granularity-edge = Kante
granularity-node = Knoten
granularity-sweep = Durchlauf

### Die Tabelle.

tab-table = Tabelle
tab-paths = Pfade
tab-result = Ergebnis
table-caption-forward = Jeder Wert in der Reihenfolge der Rechnung, mit seiner Tangente
table-caption-reverse = Das Tape: jeder Wert in der Reihenfolge der Rechnung, mit seiner Adjungierten. Der Rückwärtsmodus liest es von unten nach oben.
table-caption-other = Jeder Wert in der Reihenfolge der Rechnung
column-number = #
column-variable = Name
column-formula = Formel
column-value = Wert
column-dual = duale Zahl
column-dual-adjoint = duale Adjungierte
column-series = Reihe in t
column-slopes = Steigung
column-tangent = Tangente
column-adjoint = Adjungierte
column-adjoint-tangent = ihre Tangente
column-velocity = Geschwindigkeit
column-squares = Quadrate
column-runs = Läufe
counter-multiplications = Multiplikationen
counter-additions = Additionen
counter-terms = Summanden
counter-best = beste Reihenfolge
counter-stored = gespeicherte Werte
counter-advances = vorausgerechnet
counter-updates = Updates
counter-loss = Verlust
counter-slot = Speicherplatz { $number }, vor
matrix-jacobian = Die Jacobimatrix bis hier: je Ausgabe eine Zeile, je Eingabe eine Spalte
matrix-hessian = Die Hessematrix bis hier: Jede Spalte ist eine Richtung
matrix-product = Das Produkt der Hessematrix mit der Richtung
edges-left =
    { $count ->
        [1] Eine Kante ist übrig
       *[other] { $count } Kanten sind übrig
    }
loss-curve = Der Verlust nach jedem Update
row-reading = wird gelesen
row-read = gelesen
row-current = dieser Schritt
slope-of = von { $name }: { $value }
unknown-cell = noch nicht bekannt

### Pfade.

paths-none = Kein Pfad führt von { $from } nach { $to }. Also ist die Ableitung 0.
paths-count =
    { $count ->
        [1] Ein Pfad von { $from } nach { $to }
       *[other] { $count } Pfade von { $from } nach { $to }
    }
paths-shown = Die Liste zeigt die { $shown } mit den größten Produkten.
paths-stops = … { $count } weitere …
paths-factors = … { $count } weitere Faktoren …
paths-path = Pfad
paths-product = Produkt
paths-sum = Summe bis hier
paths-total = alle Pfade
paths-tensors = Pfade laufen zwischen einzelnen Zahlen. Geh sie durch, dann sind die Tensoren ausgeschrieben.
paths-walk = Diese Pfade durchgehen
paths-waiting = Die Pfade werden gesucht

### Das Ergebnis.

result-values = Werte
result-derivatives = Ableitungen
result-derivative = Ableitung
result-difference = Differenzen
result-verdict = Probe
result-more = und { $count } weitere
result-method = Differenzen: Bewege die Eingabe ein wenig nach beiden Seiten und dividiere. Sie wissen nichts vom Graphen. Was übereinstimmt, dem kannst du also trauen.
result-forward-fills =
    { $count ->
        [1] Ein Vorwärtsdurchlauf füllt eine Spalte dieser Tabelle: wie { $name } auf jede Ausgabe wirkt. Es gibt 1 Eingabe, also ergibt 1 Durchlauf alles.
       *[other] Ein Vorwärtsdurchlauf füllt eine Spalte dieser Tabelle: wie { $name } auf jede Ausgabe wirkt. Für alle { $count } Eingaben brauchst du { $count } Durchläufe.
    }
result-reverse-fills =
    { $count ->
        [1] Ein Rückwärtsdurchlauf füllt eine Zeile dieser Tabelle: wie jede Eingabe auf { $name } wirkt. Es gibt 1 Ausgabe, also ergibt 1 Durchlauf alles.
       *[other] Ein Rückwärtsdurchlauf füllt eine Zeile dieser Tabelle: wie jede Eingabe auf { $name } wirkt. Für alle { $count } Ausgaben brauchst du { $count } Durchläufe.
    }
result-now = in diesem Durchlauf
verdict-agree = stimmt
verdict-differ = weicht ab
verdict-kink = Knick
verdict-unknown = unklar
verdict-waiting = wartet
symbolic-show = Proben
symbolic-label = Alle Proben für die Ableitung von { $output } nach { $input }
symbolic-waiting = Wird berechnet
symbolic-agrees = Sie ergibt { $value }, dieselbe Zahl.
symbolic-differs = Sie ergibt { $value }, eine andere Zahl.
symbolic-unknown = Sie ergibt { $value }.
symbolic-none = Keine Formel: { $reason }
symbolic-again = Noch einmal fragen

### Was ein Modus fand, was Modi kosten, Differenzen für jedes h.

found-heading = Von diesem Modus gefunden
found-yes = ja
found-no = nein
found-digits = { $start } × 10^{ $power } ({ $count } Ziffern)
found-hessian = Hessematrix
found-gradient = Gradient
found-product = Hessematrix mal Richtung
found-coefficients = Koeffizienten, nach Potenzen von t
found-derivatives = Ableitungen entlang der Richtung, nach Ordnung
found-history = Verlauf, nach Updates
found-order = Reihenfolge
found-multiplications = Multiplikationen
found-additions = Additionen
found-units = davon mit ±1
found-left = noch offen
found-proven = Minimum bewiesen
found-least = mindestens
found-states = Größe des Beweises
found-rules = Was die Regeln kosten würden
found-paths = Pfade
found-expanded = Multiplikationen anfangs
found-factored = Multiplikationen übrig
found-letters = Buchstaben
found-ledgers = Die Summe, Schritt für Schritt
found-operations = Operationen
found-again = neu berechnet
found-advances = davon vorausgerechnet
found-most-stored = höchstens gespeicherte Werte
found-tape = Werte auf einem Tape
costs-heading = Was jeder Modus kostet
costs-show = Zählen
costs-mode = Weg
costs-multiplications = Multipli­kationen
costs-additions = Additionen
costs-edges = Kanten berührt
costs-sweeps = Durchläufe
costs-stored = Werte gespeichert
costs-recomputed = erneut
costs-about = Für die ganze Jacobimatrix; die Hessematrix gehört zur ersten Ausgabe. Gezählt wird nur die Rechnung der Ableitung selbst. Bei einer Elimination sind die Durchläufe Knoten, die weggehen, bei der Summe über Pfade sind es Pfade.
cost-forward = Vorwärtsmodus
cost-reverse = Rückwärtsmodus
cost-paths = Summe über Pfade
cost-elimination-forward = Elimination, vorwärts
cost-elimination-reverse = Elimination, rückwärts
cost-elimination-markowitz = Elimination, Markowitz
cost-elimination-relative-markowitz = Elimination, relativ
cost-jacobian = die wenigsten Durchläufe
cost-checkpoint = rückwärts, zwei Checkpoints
cost-descent = ein Update des Abstiegs
cost-hessian = Hessematrix
checks-curve = Der Fehler der Differenzen für h von 10⁻¹³ links bis 0.1 rechts
checks-best = Ist h zu groß, weicht die Sekante ab; ist h zu klein, gehen Ziffern verloren. Am besten ist hier h = { $h }, mit einem Fehler von { $error }.
checks-kink = An einem Knick sind die Steigungen von links und von rechts verschieden. Zentrale Differenzen ergeben ihre Mitte, für jedes h.
checks-straight = Entlang dieser Eingabe krümmt sich nichts, also ist ein langer Schritt der beste: Vom V bleibt nur die Rundung.
checks-none = Hier lässt sich keine Differenz bilden.

### Wenn etwas im Weg ist.

offline = Der Server antwortet nicht. Dein Programm ist auf dieser Seite sicher.
retry = Noch einmal
link-damaged = Der Link ist beschädigt, darum ist dies die Startseite. Bitte noch einmal um den Link.
link-part = Ein Teil des Links war nicht lesbar. Der Rest ist hier.
link-step = Der Link nennt einen Schritt hinter dem Ende, darum ist dies der letzte.
link-version = Der Link stammt von einer anderen Version von Pathsum, darum ist dies die Startseite.
link-size = Der Link ist zu groß zum Öffnen, darum ist dies die Startseite.
internal = Bei uns ist etwas kaputtgegangen. Dein Programm ist auf dieser Seite sicher.
dismiss = Ausblenden

### Tasten.

keys-title = Tasten
key-face-Control = Strg
key-face-Shift = Umschalt
key-face-Space = Leertaste
key-face-Home = Pos1
key-face-End = Ende
key-face-PageUp = Bild ↑
key-face-PageDown = Bild ↓
key-face-Enter = Eingabe
keys-single = Buchstabentasten verwenden
keys-group-steps = Schritte
keys-group-graph = Im Graphen
keys-group-view = Ansicht
keys-group-edit = Bearbeiten
keys-group-present = Beim Vorführen
key-next = nächster Schritt
key-previous = voriger Schritt
key-first = erster Schritt
key-last = letzter Schritt
key-play = abspielen oder anhalten
key-slower = langsamer
key-faster = schneller
key-say = den Schritt noch einmal sagen (für Vorleseprogramme)
key-granularity = Schritt je Kante, Knoten oder Durchlauf
key-mode = Modus 1, 2, 3
key-more-modes = mehr Modi
key-program = zum Programm
key-graph = zum Graphen
key-views = alle Ansichten
key-second = eine zweite Ansicht oder nur eine
key-graph-along = eine Kante entlang, vor oder zurück
key-graph-beside = zur Kante oder zum Knoten daneben
key-graph-ends = erster Knoten, letzter Knoten
key-graph-step = nächster Schritt, voriger Schritt
key-graph-pick = in allen Ansichten markieren
key-graph-turn = die Zahl einer Eingabe verstellen
key-graph-zoom = größer, kleiner, alles
key-tab = nächste Ansicht
key-labels = Zahlen oder Formeln an den Kanten
key-fold = den gewählten Aufruf oder die Runde ein- oder ausklappen; ohne Wahl alle
key-theme = Farben
key-share = Link kopieren
key-undo = rückgängig
key-redo = wiederholen
key-help = dieses Blatt
key-present = vorführen
key-present-next = nächster Schritt
key-present-previous = voriger Schritt
key-present-blank = leerer Bildschirm
key-escape = loslassen
help-idea-title = In einem Atemzug
help-idea = Jeder Wert auf dem Weg ist ein Knoten, jede Kante trägt eine Steigung. Die Ableitung einer Ausgabe ist die Summe über alle Pfade von der Eingabe: Multipliziere die Steigungen entlang jedes Pfads, addiere die Pfade. Der Vorwärtsmodus summiert von den Eingaben her, der Rückwärtsmodus von der Ausgabe her. Alle drei ergeben dieselbe Zahl.

## Graph
## Das Bild: Namen für Screenreader, Marken, Karten und Zoomknöpfe.

graph-name = Berechnungsgraph von { $outputs }: { $nodes } Knoten, { $edges ->
        [one] { $edges } Kante
       *[other] { $edges } Kanten
    }
graph-role = Graph
graph-role-node = Knoten
graph-keys-across = Rechts folgt einer Kante vorwärts, links einer zurück, oben und unten führen zu dem, was daneben liegt. Bild ab ist der nächste Schritt, Bild auf der vorige. R sagt den Schritt noch einmal.
graph-keys-down = Unten folgt einer Kante vorwärts, oben einer zurück, links und rechts führen zu dem, was daneben liegt. Bild ab ist der nächste Schritt, Bild auf der vorige. R sagt den Schritt noch einmal.
graph-dial-keys = Umschalt mit oben oder unten verstellt die Zahl.
graph-dial = { $name } ist { $value }.
graph-walk-out = { $place } von { $count } aus { $name } hinaus.
graph-walk-in = { $place } von { $count } in { $name } hinein.
graph-walk-there = Dort: { $words }
graph-walk-no-on = Von { $name } führt keine Kante weiter.
graph-walk-no-back = Zu { $name } führt keine Kante.
graph-walk-none = Dort liegt nichts daneben.
spoken-times = mal
spoken-power = hoch
graph-not-yet = noch nicht bekannt
graph-node-input = Eingabe { $name } ist { $value }.
graph-node-const = Konstante { $value }.
graph-node-operation = { $name } ist { $formula } ({ $gloss }): { $value }.
graph-node-shape = Die Form ist { $shape }.
graph-node-output = Das ist eine Ausgabe.
graph-node-tangent = Tangente: { $value }.
graph-node-adjoint = Adjungierte: { $value }.
graph-node-sum = Summe über Pfade: { $value }.
graph-node-now = In diesem Schritt an der Reihe.
graph-node-picked = In allen Ansichten markiert.
graph-node-moving = Tangente der Adjungierten: { $value }.
graph-node-coefficient = Koeffizient von { $power }: { $value }.
graph-node-in = Steigungen hinein: { $list }.
graph-node-out = Steigungen hinaus: { $list }.
graph-partial-from = { $value } von { $name }
graph-partial-to = { $value } nach { $name }
graph-partial-more = und { $count } weitere
graph-edge-plain = Kante von { $from } nach { $to }: Steigung { $value }.
graph-edge-product = In diesem Schritt benutzt: { $product }.
graph-edge-in-use = In diesem Schritt benutzt.
graph-edge-trail = Auf dem gewählten Pfad.
graph-edge-used = In diesem Durchlauf schon benutzt.
graph-edge-flow = Der Durchlauf trägt { $value } darüber.
graph-edge = Kante von { $from } nach { $to }: Steigung { $formula }, hier { $value }.
graph-edge-matrix = Kante von { $from } nach { $to }: Jacobimatrix { $formula }. { $words }
graph-edge-inactive = Kante von { $from } nach { $to }: Nichts fließt, { $from } hängt von keiner Eingabe ab.
graph-edge-gone = Kante von { $from } nach { $to }: eliminiert.
graph-edge-now = Kante von { $from } nach { $to }: jetzt { $value }.
graph-fill = Neue Kante von { $from } nach { $to }: { $value }.
graph-fill-fresh = In diesem Schritt entstanden.
graph-node-gone = Der Knoten ist eliminiert.
graph-edge-constant = Nichts fließt: Der Anfang hängt von keiner Eingabe ab.
graph-status-domain = Außerhalb des Definitionsbereichs, also ohne Wert.
graph-status-pole = Hier ist eine Polstelle.
graph-status-overflow = Das ist zu groß für eine Zahl hier.
graph-status-underflow = Das ist so klein, dass es 0 wurde.
graph-status-convention = Für diesen Wert gibt es keine allgemeine Vereinbarung; verwendet wird die übliche Festlegung.
graph-status-unknown = Das hängt von etwas ab, das keinen Wert hat.
graph-mark-domain = undefiniert
graph-mark-pole = Pol
graph-mark-overflow = zu groß
graph-mark-underflow = zu klein
graph-mark-convention = Festlegung
graph-mark-unknown = unbekannt
graph-partial-subgradient = Ein Knick: Eine der Steigungen ist vereinbart.
graph-partial-one-sided = Am Rand des Definitionsbereichs: Die Steigung gilt nur auf einer Seite.
graph-partial-infinite = Die Steigung ist hier unendlich.
graph-partial-undefined = Hier gibt es keine Steigung.
graph-card-value = Wert
graph-card-tangent = Tangente
graph-card-adjoint = Adjungierte
graph-card-moving = ihre Tangente
graph-card-coefficient = Koeffizient von { $power }
graph-card-partial = Steigung
graph-card-formula = Formel
graph-zoom = Zoom
graph-zoom-in = Vergrößern
graph-zoom-out = Verkleinern
graph-zoom-fit = Den ganzen Graphen einpassen
graph-zoom-fit-short = Einpassen
graph-follow = Beim Zoomen dem Schritt folgen
graph-follow-short = Folgen

### Tensoren. `shape` sieht aus wie 2×3; ein Vektor aus dreien ist 3.

tensors = Tensoren
tensors-single = Einzelne Zahlen
tensors-expand = Jede Zahl eines Vektors oder einer Matrix als eigenen Knoten zeichnen
tensors-forced = Dieser Modus rechnet mit einzelnen Zahlen, darum ist jeder Tensor ausgeschrieben.
array-label = { $name }, { $shape }
number-undefined = undefiniert
kind-zero = Nullen
kind-identity = Identität
kind-diagonal = diagonal
kind-selection = Auswahl
kind-row = Zeile
kind-column = Spalte
kind-blocks = Blöcke
kind-dense = dicht
kind-short-zero = 0
kind-short-identity = I
kind-short-diagonal = diag { $shape }
kind-short-selection = Auswahl { $shape }
kind-short-row = Zeile { $shape }
kind-short-column = Spalte { $shape }
kind-short-blocks = Blöcke { $shape }
kind-short-dense = { $shape }
jacobian-label = Die Jacobimatrix von { $to } nach { $from }
jacobian-words =
    Jacobimatrix, { $rows } × { $columns }, { $structure }. Norm { $norm }, { $entries ->
        [one] { $entries } Eintrag
       *[other] { $entries } Einträge
    }.
jacobian-pooled = Jede Zelle des Bilds zeigt ihren größten Eintrag.
cells-key = Voll: positiv. Hohl: negativ. Kräftig: groß.
structure-zero = lauter Nullen
structure-identity = Einheitsmatrix
structure-diagonal = diagonal
structure-selection = Auswahl von Zahlen
structure-row = eine Zeile
structure-column = eine Spalte
structure-blocks = in Blöcken
structure-dense = voll besetzt
in-hand-none = Wähle einen Knoten oder eine Kante im Graphen, um die Zahlen hier zu sehen.

### Aufrufe und Runden von Schleifen im Graphen. `name` ist der Aufruf, wie er geschrieben ist, oder "t = 2".

graph-tidy = Den Graphen neu ordnen: Beim Bearbeiten blieb alles an seinem Platz
graph-tidy-short = Ordnen
graph-untidy = Alles dorthin zurück, wo es vor dem Ordnen war
graph-untidy-short = Zurück
find = Knoten suchen
find-short = Suchen
find-title = Nach Name, Operation, Formel oder Zahl (Taste /)
find-found = { $place } von { $count }: { $words }
find-none = Kein Knoten passt zu „{ $query }“.
find-next = Nächster Treffer
find-previous = Voriger Treffer
key-find = Knoten suchen
table-earlier = Zeilen davor zeigen ({ $count })
table-later = Zeilen danach zeigen ({ $count })
groups = Aufrufe und Runden
groups-fold = Alle einklappen
groups-unfold = Alle ausklappen
groups-whole = Dieser Modus braucht die Formel jeder Operation, darum läuft er auf dem ganzen Graphen.
groups-folded =
    { $count ->
        [one] Eingeklappt: { $list }.
       *[other] { $count } eingeklappt: { $list }.
    } Der Graph hat { $nodes } Knoten.
group-call = Aufruf { $name }
group-turn = Runde { $name }
group-fold = { $name } zu einem Knoten einklappen
group-unfold = { $name } ausklappen

### Die Ableitungen als Programm. `language` ist der Name einer Sprache.

tab-code = Code
code-program = Das Programm
code-derivatives = Die Ableitungen
code-language = Sprache
code-language-pathsum = Pathsum
code-language-python = Python
code-language-numpy = NumPy
code-language-jax = JAX
code-language-torch = PyTorch
code-language-latex = LaTeX
code-mode = Modus des Codes
code-mode-forward = vorwärts
code-mode-reverse = rückwärts
code-input = bewegt von
code-output = zurück von
code-comments = Kommentare
code-copy = Kopieren
code-copied = Kopiert.
code-not-copied = Markiere den Text, um ihn zu kopieren.
code-open = Als Programm öffnen
code-open-why = Diese Zeilen sind ein Programm wie deines. Öffne sie, dann kannst du die Ableitung ableiten.
code-text = Die Ableitungen in { $language }
code-set = Dasselbe, gesetzt
code-waiting = Der Code wird geschrieben.

### Die Jacobimatrix mit Seeds zum Ziehen. `name` ist eine Eingabe oder Ausgabe.

tab-jacobian = Jacobimatrix
jacobian-about = Zieh an v: Im Graphen folgt ein Vorwärtsdurchlauf. Zieh an u: ein Rückwärtsdurchlauf. Je Ausgabe eine Zeile, je Eingabe eine Spalte.
jacobian-table = Jacobimatrix mit Seeds und Produkten
jacobian-seed-forward = v
jacobian-seed-reverse = u
jacobian-push = J·v
jacobian-pull = uᵀ·J
jacobian-slider-forward = Seed von { $name } für einen Vorwärtsdurchlauf, Schieberegler
jacobian-slider-reverse = Seed von { $name } für einen Rückwärtsdurchlauf, Schieberegler
jacobian-number-forward = Seed von { $name } für einen Vorwärtsdurchlauf
jacobian-number-reverse = Seed von { $name } für einen Rückwärtsdurchlauf
jacobian-one-forward = Ein Vorwärtsdurchlauf ergibt die Spalte von { $name }.
jacobian-one-reverse = Ein Rückwärtsdurchlauf ergibt die Zeile von { $name }.
jacobian-times-forward = Ein Vorwärtsdurchlauf ergibt { $weight } mal die Spalte von { $name }.
jacobian-times-reverse = Ein Rückwärtsdurchlauf ergibt { $weight } mal die Zeile von { $name }.
jacobian-mix-forward = Ein Vorwärtsdurchlauf ergibt J·v: { $count } Spalten, gewichtet und addiert, keine davon einzeln.
jacobian-mix-reverse = Ein Rückwärtsdurchlauf ergibt uᵀ·J: { $count } Zeilen, gewichtet und addiert, keine davon einzeln.
jacobian-nothing = Seeds aus Nullen ergeben Nullen.
jacobian-whole = Die ganze Matrix
jacobian-whole-forward =
    { $count ->
        [one] { $count } Vorwärtsdurchlauf, je Spalte einer
       *[other] { $count } Vorwärtsdurchläufe, je Spalte einer
    }
jacobian-whole-reverse =
    { $count ->
        [one] { $count } Rückwärtsdurchlauf, je Zeile einer
       *[other] { $count } Rückwärtsdurchläufe, je Zeile einer
    }
jacobian-same = Beide brauchen gleich viele.
jacobian-more = Höchstens { $most } Zeilen und Spalten sind zu sehen. Nicht zu sehen: { $rows } Zeilen, { $columns } Spalten.
jacobian-key = Voll: positiv. Umrandet: negativ. Kräftig und fett: groß; der größte Betrag ist { $most }.

### Zustand der Gradienten: Steigungen nach ihren Zehnerpotenzen, und ihr Produkt entlang eines Pfads.

tab-health = Gradienten
health-about = Solange diese Ansicht offen ist, zeigen die Kanten die Größe ihrer Steigungen. Viele kleine Steigungen hintereinander lassen einen Gradienten verschwinden, viele große lassen ihn explodieren.
health-legend = Was die Kanten bedeuten
health-zero = stoppt: Steigung 0
health-tiny = verkleinert 10× oder mehr
health-small = verkleinert um 10 % oder mehr
health-even = erhält die Größe, auf 10 % genau
health-large = vergrößert um 10 % oder mehr
health-huge = vergrößert 10× oder mehr
health-none = keine Steigung
health-along = Das Produkt entlang eines Pfads
health-path = Pfad
health-option =
    { $count ->
        [one] { $number }: { $count } Kante, { $product }
       *[other] { $number }: { $count } Kanten, { $product }
    }
health-chart =
    { $count ->
        [one] Das Produkt entlang des Pfads auf einer Skala von Zehnerpotenzen, von 1 vor der ersten Kante bis { $product } nach { $count } Kante
       *[other] Das Produkt entlang des Pfads auf einer Skala von Zehnerpotenzen, von 1 vor der ersten Kante bis { $product } nach { $count } Kanten
    }
health-fate-alive =
    { $count ->
        [one] Nach { $count } Kante ist das Produkt { $product }: Es verschwindet nicht und explodiert nicht. Im Mittel multipliziert eine Kante mit { $rate }.
       *[other] Nach { $count } Kanten ist das Produkt { $product }: Es verschwindet nicht und explodiert nicht. Im Mittel multipliziert eine Kante mit { $rate }.
    }
health-fate-vanishing =
    { $count ->
        [one] Verschwindet ▾: Nach { $count } Kante ist das Produkt { $product }. Im Mittel multipliziert eine Kante mit { $rate }.
       *[other] Verschwindet ▾: Nach { $count } Kanten ist das Produkt { $product }. Im Mittel multipliziert eine Kante mit { $rate }.
    }
health-fate-exploding =
    { $count ->
        [one] Explodiert ▴: Nach { $count } Kante ist das Produkt { $product }. Im Mittel multipliziert eine Kante mit { $rate }.
       *[other] Explodiert ▴: Nach { $count } Kanten ist das Produkt { $product }. Im Mittel multipliziert eine Kante mit { $rate }.
    }
health-fate-stopped = Gestoppt ✕: Auf dem Weg liegt eine Steigung 0, also kommt nichts an.
health-fate-unknown = Es gibt kein Produkt: Eine Steigung auf dem Weg ist keine Zahl.
health-numbers = Die Zahlen
health-to = Kante nach
health-slope = Steigung
health-does = sie
health-product = Produkt
health-tensors = Pfade laufen zwischen einzelnen Zahlen. Geh Pfade durch, dann sind die Tensoren ausgeschrieben.
health-net = Ein rekurrentes Netz
health-net-none = Verändere Länge und Gewicht eines Programms, das eine Zeile mit range wiederholt.
health-net-open = Eins öffnen
health-length = Länge
health-weight = Gewicht { $name }, Schieberegler
health-weight-number = Gewicht { $name }
example-recurrent = Ein rekurrentes Netz zum Verlängern
health-edge = Wirkung: { $does }.

### Was jeder Weg kostet: Balken, eine Familie von Programmen, Checkpoints.

tab-cost = Kosten
cost-least = am wenigsten
cost-about = Für die ganze Jacobimatrix, ohne die Werte zu berechnen. Fett: am wenigsten. Bei der Summe über Pfade sind die Durchläufe Pfade, bei einer Elimination die Knoten, die verschwinden. Liegen Zahlen weit auseinander, folgen ihre Balken Zehnerpotenzen.
cost-current = Elimination, diese Reihenfolge
cost-family = Wo sich vorwärts und rückwärts kreuzen
cost-family-about = Eine Familie von Programmen: Die Eingaben werden addiert, laufen durch eine Kette von Operationen und fächern sich zu den Ausgaben auf.
cost-inputs = Eingaben
cost-outputs = Ausgaben
cost-family-chart =
    { $outputs ->
        [one] Multiplikationen für die ganze Jacobimatrix über der Anzahl der Eingaben, bei { $outputs } Ausgabe, vorwärts und rückwärts
       *[other] Multiplikationen für die ganze Jacobimatrix über der Anzahl der Eingaben, bei { $outputs } Ausgaben, vorwärts und rückwärts
    }
cost-family-bars = Multiplikationen, Eingaben: { $inputs }, Ausgaben: { $outputs }
cost-one-input = 1 Eingabe
cost-many-inputs = { $count } Eingaben
cost-crosses =
    { $outputs ->
        [one] Bei { $outputs } Ausgabe braucht der Rückwärtsmodus ab { $inputs } Eingaben weniger Multiplikationen.
       *[other] Bei { $outputs } Ausgaben braucht der Rückwärtsmodus ab { $inputs } Eingaben weniger Multiplikationen.
    }
cost-always =
    { $outputs ->
        [one] Bei { $outputs } Ausgabe braucht der Rückwärtsmodus in jedem Fall weniger Multiplikationen.
       *[other] Bei { $outputs } Ausgaben braucht der Rückwärtsmodus in jedem Fall weniger Multiplikationen.
    }
cost-never =
    { $outputs ->
        [one] Bei { $outputs } Ausgabe braucht der Vorwärtsmodus hier nie mehr Multiplikationen.
       *[other] Bei { $outputs } Ausgaben braucht der Vorwärtsmodus hier nie mehr Multiplikationen.
    }
cost-family-neck = Alle Pfade gehen durch die Kette: Eine Elimination, die sie zuerst verkürzt, schlägt beide Durchläufe.
cost-family-open = Dieses Programm öffnen
cost-checkpoints = Speicher gegen Neuberechnung
cost-checkpoints-about = Ein Rückwärtsdurchlauf kann Werte vergessen und aus wenigen gespeicherten Zuständen neu berechnen. Je weniger gespeichert, desto mehr neu berechnet; die Höhen folgen Zehnerpotenzen.
cost-of = Wovon
cost-program = dieses Programm
cost-chain = eine Kette von 50
cost-slots = Zustände
cost-again = neu berechnete Operationen
cost-kept = höchstens gespeicherte Werte
cost-nothing = Hier wird nichts berechnet, also gibt es nichts zu speichern.
cost-step = Schritt für Schritt ansehen
cost-checkpoints-chart = Neu berechnete Operationen und höchstens gespeicherte Werte über der Anzahl gespeicherter Zustände, auf einer Skala von Zehnerpotenzen
cost-trade =
    { $slots ->
        [one] Mit { $slots } gespeicherten Zustand
       *[other] Mit { $slots } gespeicherten Zuständen
    }: neu berechnete Operationen { $again }, gespeicherte Werte höchstens { $stored }. Ein Tape behält alle { $operations } und berechnet nichts neu.

### Die Summe der Pfade, zum Ausklammern.

tab-ledger = Ausklammern
ledger-about = Die Ableitung ist die Summe über alle Pfade. Ausgeschrieben ist das ein Produkt je Pfad. Klammere aus, was die Produkte gemeinsam haben, von der Eingabe her oder von der Ausgabe her, und sieh zu, wie ein Durchlauf entsteht.
ledger-ways-label = Ausklammern, was die Pfade gemeinsam haben
ledger-factor-prefixes = Ab Eingabe ausklammern
ledger-factor-suffixes = Ab Ausgabe ausklammern
ledger-tangent = Tangente von
ledger-adjoint = Adjungierte von
ledger-paths =
    { $count ->
        [one] 1 Pfad
       *[other] { $count } Pfade
    }
ledger-multiplications =
    { $count ->
        [one] Multiplikation
       *[other] Multiplikationen
    }
ledger-at-first = anfangs { $first }
ledger-bars = Die Balken folgen Zehnerpotenzen.
ledger-lines-prefixes = Zusammengefasst, von der Eingabe an
ledger-lines-suffixes = Zusammengefasst, von der Ausgabe zurück
ledger-lines-more =
    { $count ->
        [one] { $count } Zeile vor diesen
       *[other] { $count } Zeilen vor diesen
    }
ledger-ways =
    { $count ->
        [one] 1 Produkt
       *[other] { $count } Produkte in einem
    }
ledger-all = Alle Pfade als Produkte
ledger-rest = Noch zu addieren
ledger-terms =
    { $count ->
        [one] 1 Summand
       *[other] { $count } Summanden
    }
ledger-largest = Die { $count } größten davon:
ledger-factors-more =
    { $count ->
        [one] … { $count } Faktor …
       *[other] … { $count } Faktoren …
    }
ledger-merges = als Nächstes
ledger-next =
    { $count ->
        [0] Als Nächstes wird alles addiert, was zu { $node } führt. Keine der Zeilen oben gehört dazu.
        [one] Als Nächstes wird der markierte Teil zu einer Summe, der von { $node }.
       *[other] Als Nächstes werden die markierten Teile von { $count } Zeilen zu einer Summe, der von { $node }.
    }
ledger-next-bundle = Als Nächstes werden die Kanten addiert, die nebeneinander zu { $node } führen.
ledger-long = Die Summen sind hier zu lang für einzelne Zeilen. Der Zähler ist exakt, und jeder Schritt sagt, was zusammenkommt.
ledger-end-forward = Jede Summe ist, von der Eingabe an, eine Tangente. Was übrig ist, ist genau der Vorwärtsdurchlauf.
ledger-end-reverse = Jede Summe ist, von der Ausgabe zurück, eine Adjungierte. Was übrig ist, ist genau der Rückwärtsdurchlauf.
ledger-sweep-forward = Den Vorwärtsdurchlauf selbst durchgehen
ledger-sweep-reverse = Den Rückwärtsdurchlauf selbst durchgehen

### Das Eliminationsspiel.

tab-game = Spiel
game-about = Nimm die inneren Knoten einzeln weg: Jeder verbindet jede Kante hinein mit jeder hinaus, eine Multiplikation je Paar, bis nur die Jacobimatrix bleibt. Mit wie wenigen geht es?
game-watching = { $rule }, Schritt für Schritt
game-boards = Bretter, auf denen vorwärts und rückwärts zu viele brauchen
game-here = Mit diesem Programm spielen
game-board-lighthouse = Leuchtturm
game-board-hourglass = Sanduhr
game-board-bowtie = Fliege
game-left =
    { $count ->
        [0] Nichts ist mehr offen.
        [one] Noch 1 Knoten.
       *[other] Noch { $count } Knoten.
    }
game-first = Zeig unten auf einen Zug und sieh, was er tut. Der erste beginnt das Spiel: Die Seite wechselt zur Elimination.
game-would =
    { $count ->
        [one] { $name } zu eliminieren kostet { $count } Multiplikation.
       *[other] { $name } zu eliminieren kostet { $count } Multiplikationen.
    }
game-from-here = Von hier aus bestenfalls { $best } insgesamt, Knoten für Knoten.
game-free =
    { $count ->
        [one] { $count } weitere ist frei.
       *[other] { $count } weitere sind frei.
    }
game-makes =
    { $count ->
        [0] Keine neue Kante.
        [one] Neue Kante: { $list }.
       *[other] Neue Kanten: { $list }.
    }
game-grows =
    { $count ->
        [one] Addiert wird zu { $list }.
       *[other] Addiert wird zu { $list }.
    }
units-counted = Gezählt: jedes Produkt, auch eines mit einer Steigung, die immer 1 oder −1 ist.
units-free = Frei: Produkte mit einer Steigung, die immer 1 oder −1 ist.
game-watched =
    { $count ->
        [one] { $done } von { $count } Zug
       *[other] { $done } von { $count } Zügen
    }
game-own = Zurück zu deinem Spiel ({ $score })
game-own-new = Selbst spielen
game-own-back = Zurück zu deinem Spiel
game-waits =
    { $score ->
        [one] Dein Spiel wartet, nach { $score } Multiplikation.
       *[other] Dein Spiel wartet, nach { $score } Multiplikationen.
    }
game-tensors = Gespielt wird mit einzelnen Zahlen. Fang an, und die Tensoren werden ausgeschrieben.
game-yours-so-far = deine bis hier
game-seek-longer = Länger suchen
game-behind = Das Bild zeigt einen früheren Schritt.
game-catch-up = Zum Stand des Spiels
game-in-order = Der Reihe nach:
game-undo = Zurücknehmen
game-restart = Von vorn
game-hint = Zeig auf einen Zug, hier oder im Bild, und sieh, was er tut. Bei einer Kante sagt die Hälfte, auf die du zeigst, welches Ende übersprungen wird.
game-vertices = Knoten, die weg können
game-cost = kostet { $count }
game-eliminate = Eliminiere
game-ends = ({ $before } hinein, { $after } hinaus)
game-edges = Einzelne Kanten ({ $count })
game-edges-about = Eine Kante kann den Knoten überspringen, in dem sie endet, hin zu allem, was er speist; oder den, in dem sie beginnt, von allem her, was ihn speist.
game-eliminate-edge = Eliminiere die Kante
game-side-front = über ihr Ende
game-side-back = über ihren Anfang
game-so-far = Bis hier:
game-beat = Das sind weniger als das Beste der Suche, { $best }. Einzelne Kanten können, was Knoten nicht können.
game-optimal = Keine Reihenfolge der Knoten kommt mit weniger aus: Das ist bewiesen.
game-level = Die Suche fand nichts Besseres.
game-above =
    { $count ->
        [one] Eine weniger ist möglich.
       *[other] { $count } weniger sind möglich.
    }
game-under-both = Das sind weniger als vorwärts und rückwärts.
game-over-both = Vorwärts und rückwärts brauchen beide weniger.
game-between = Vorwärts oder rückwärts ist mindestens so gut.
game-compare = Vergleich
game-order = Reihenfolge
game-multiplications = Multiplikationen
game-yours = deine
game-rule-forward = vorwärts
game-rule-reverse = rückwärts
game-rule-markowitz = Markowitz
game-rule-relative-markowitz = relativer Markowitz
game-rule-best = beste
game-best = beste bekannte
game-proven = bewiesenes Minimum
game-watch = ansehen
game-watch-rule = Die Reihenfolge „{ $rule }“ ansehen
game-seek = Minimum suchen
game-seeking = Erst wird gesucht, dann bewiesen …
game-proof = { $best } ist bewiesen das Minimum, Knoten für Knoten. Untersuchte Knotenmengen: { $states }.
game-no-proof = Die Suche fand { $best }. Bewiesen ist, dass keine Reihenfolge der Knoten mit weniger als { $least } auskommt; untersuchte Knotenmengen: { $states }.

### Vorhersagen, dann aufdecken.

tab-predict = Vorhersage
predict-about = Rechne aus, was als Nächstes kommt, bevor die Seite es zeigt.
predict-kind = Rate
predict-kind-number = die Zahl
predict-kind-edge = die Kante
predict-ask-edge = Welche Kante kommt als Nächstes? Wähle sie im Bild oder in der Liste.
predict-edges = Kanten
predict-choose = Wähle eine Kante
predict-ask-value = Was ist { $node }, also { $formula }?
predict-ask-tangent =
    { $count ->
        [one] Die Kante von { $from } nach { $to } kommt als Nächstes. Wie groß ist danach die Tangente von { $node }?
       *[other] { $node } kommt als Nächstes, mit { $count } Kanten. Wie groß ist danach die Tangente?
    }
predict-ask-adjoint =
    { $count ->
        [one] Die Kante von { $from } nach { $to } kommt als Nächstes, rückwärts. Wie groß ist danach die Adjungierte von { $node }?
       *[other] { $node } kommt als Nächstes, mit { $count } Kanten. Wie groß ist danach die Adjungierte?
    }
predict-ask-product = Der Pfad geht weiter von { $from } nach { $to }. Wie groß ist danach das Produkt entlang des Pfads?
predict-ask-sum = Der Pfad ist vollständig. Wie groß ist mit ihm die Summe über Pfade?
predict-ask-fill = { $node } wird eliminiert. Was trägt die neue Kante von { $from } nach { $to }?
predict-ask-entry = { $node } wird eliminiert. Was trägt danach die Kante von { $from } nach { $to }?
predict-ask-value-entry = { $whole } ist { $formula }. Wie groß ist der Eintrag { $node }?
predict-ask-value-again = Mit den Zahlen, wie sie jetzt sind: Was ist { $node }, also { $formula }?
predict-ask-seed =
    { $channel ->
        [tangent] Der Durchlauf beginnt bei seinem Seed. Womit beginnt die Tangente von { $node }?
        [adjoint] Der Durchlauf beginnt bei seinem Seed. Womit beginnt die Adjungierte von { $node }?
       *[coefficient] Die Reihen beginnen bei den Eingaben. Wie groß ist der Koeffizient der Ordnung 1 von { $node }?
    }
predict-ask-derivative = Wie groß ist die Ableitung von { $of } nach { $by }, jetzt, da alles da ist?
predict-ask-moving =
    { $count ->
        [one] Die Kante von { $from } nach { $to } kommt als Nächstes, rückwärts. Entlang der Richtung ändert sich ihre Steigung { $partial } um { $bend }. Um wie viel ändert sich danach die Adjungierte von { $node }?
       *[other] { $node } kommt als Nächstes, mit { $count } Kanten. Um wie viel ändert sich dann die Adjungierte, entlang der Richtung?
    }
predict-ask-turn = Der Durchlauf kehrt bei { $node } um; die Adjungierte ist dort 1. Um wie viel ändert sie sich entlang der Richtung?
predict-ask-second = Wie groß ist die zweite Ableitung von { $of } nach { $by } und { $also }?
predict-ask-hvp = H·v ist vollständig. Wie groß ist der Eintrag für { $by }?
predict-ask-coefficient = Wie groß ist der Koeffizient der Ordnung { $order } von { $node }, also von { $formula }?
predict-ask-loss = Wie groß ist der Verlust { $node } jetzt?
predict-ask-length = Der Gradient ist vollständig, mit einer Steigung für { $names }. Wie lang ist er?
predict-ask-update-gradient = { $node } ist { $before }, die Steigung { $slope }, die Schrittweite { $rate }. Wohin geht { $node }?
predict-ask-update-momentum = { $node } ist { $before }, die Steigung { $slope }, die Schrittweite { $rate }. Die Geschwindigkeit war { $velocity }, davon bleibt { $keep }. Wohin geht { $node }?
predict-ask-update-adam = { $node } ist { $before }, die Steigung { $slope }, die Schrittweite { $rate }. An ihrer Vorgeschichte gemessen ist die Steigung { $along }. Wohin geht { $node }?
predict-ask-terms = Ausgeschrieben: Wie viele Pfade führen von { $input } nach { $output }?
predict-ask-left = Kanten, die nebeneinander zu { $node } führen, werden zuerst addiert. Wie viele der Multiplikationen ({ $count }) sind danach übrig?
predict-ask-merge-tangent = Was ergeben alle Produkte, die von { $input } zu { $node } führen, zusammen?
predict-ask-merge-adjoint = Was ergeben alle Produkte, die von { $node } zu { $output } führen, zusammen?
predict-ask-count =
    { $units ->
        [free] { $node } fällt weg. Wie viele Multiplikationen kostet das, wenn die mit 1 und −1 nichts kosten?
       *[other] { $node } fällt weg. Wie viele Multiplikationen kostet das insgesamt?
    }
predict-ask-count-edge =
    { $units ->
        [free] Die Kante von { $from } nach { $to } fällt weg. Wie viele Multiplikationen kostet das, wenn die mit 1 und −1 nichts kosten?
       *[other] Die Kante von { $from } nach { $to } fällt weg. Wie viele Multiplikationen kostet das insgesamt?
    }
predict-ask-stored =
    { $count ->
        [one] Der Zustand vor { $node } wird behalten: 1 Wert. Wie viele Werte sind danach insgesamt gespeichert?
       *[other] Der Zustand vor { $node } wird behalten: { $count } Werte. Wie viele Werte sind danach insgesamt gespeichert?
    }
predict-ask-dropped =
    { $count ->
        [one] Der Zustand vor { $node } wird nicht mehr gebraucht: 1 Wert. Wie viele Werte sind danach noch gespeichert?
       *[other] Der Zustand vor { $node } wird nicht mehr gebraucht: { $count } Werte. Wie viele Werte sind danach noch gespeichert?
    }
predict-none-other = Im nächsten Schritt gibt es nichts auszurechnen.
predict-none-over = Das war der letzte Schritt.
predict-none-edge = Der nächste Schritt geht an keiner Kante entlang. Rate stattdessen die Zahl.
predict-none-end = Der nächste Schritt rechnet nichts aus: Er sagt, dass alles getan ist.
predict-none-merge = Der nächste Schritt rechnet nichts aus: Er räumt auf, sodass keine zwei Kanten nebeneinander laufen.
predict-none-search = Der nächste Schritt ist Sache des Computers: Er probiert Reihenfolgen, mehr, als von Hand geht.
predict-none-many = Es sind zu viele Pfade, um sie von Hand zu zählen.
predict-none-forget = Der nächste Schritt rechnet nichts aus: Er vergisst die Werte.
predict-none-restore = Der nächste Schritt rechnet nichts aus: Er holt zurück, was behalten wurde.
predict-check = Prüfen
predict-show = Zeig es mir
predict-go-on = Weiter
predict-again = Von vorn
predict-mark-right = ✓ Richtig.
predict-mark-wrong = ✗ Noch nicht.
predict-shown = Es ist { $worked }.
predict-went-on = Auf zur nächsten Frage.
predict-slip-number = Tippe eine Zahl, etwa 2, −0.5 oder 1e3.
predict-slip-forgot = Ein Beitrag fehlt: { $edge }. Addiere alle.
predict-slip-overwrote = Das ist nur der neue Beitrag. Vorher war schon etwas da: addieren, nicht ersetzen.
predict-slip-unchanged = Das war vorher da. Der neue Beitrag muss noch dazu.
predict-slip-partial = Das multipliziert mit der Steigung einer anderen Kante, { $edge }. Nimm die Steigung der Kante, um die es geht.
predict-slip-value =
    { $channel ->
        [tangent] Da ist ein Wert hineingeraten. Unterwegs ist die Tangente, und sie wird mit der Steigung auf der Kante multipliziert.
        [adjoint] Da ist ein Wert hineingeraten. Unterwegs ist die Adjungierte, und sie wird mit der Steigung auf der Kante multipliziert.
       *[other] Da ist ein Wert hineingeraten, wo eine Steigung hingehört.
    }
predict-slip-sign = Die Größe passt, das Vorzeichen nicht.
predict-slip-added = Das addiert die Steigung. Multipliziere entlang einer Kante; addiere, wo Kanten zusammentreffen.
predict-slip-no-partial = Die Steigung auf der Kante fehlt. Multipliziere mit ihr.
predict-slip-other = { $answer } ist es nicht. Multipliziere entlang der Kante, dann addiere zu dem, was da ist.
predict-slip-product = Ein Produkt fehlt. Ein Eintrag ist die Summe aller Produkte entlang seiner Zeile oder Spalte.
predict-slip-turned = Das nimmt Zeilen für Spalten. Vorwärts zählt jede Zeile der Jacobimatrix, rückwärts jede Spalte.
predict-slip-entry = Das ist { $which }. Gefragt ist ein anderer Eintrag.
predict-slip-seed =
    { $seeds ->
        [none] Hier hat nichts einen Seed: Alles beginnt mit 0.
       *[other] Der Durchlauf beginnt mit seinem Seed, { $seeds }. Alles andere beginnt mit 0.
    }
predict-slip-old = Das war es vorher. Woraus es besteht, hat sich seitdem geändert.
predict-slip-product-rule = Ein Summand der Produktregel fehlt: Die Adjungierte ändert sich, und die Steigung ändert sich auch.
predict-slip-adjoint = Das ist die Adjungierte selbst. Gefragt ist, um wie viel sie sich ändert.
predict-slip-first = Das ist die erste Ableitung, die Adjungierte. Gefragt ist, wie sie sich ändert.
predict-slip-order = Das ist der Koeffizient der Ordnung darunter.
predict-slip-factorial = Das ist die Ableitung. Der Koeffizient ist die Ableitung durch die Fakultät von { $order }.
predict-slip-same-order = Das multipliziert nur die Koeffizienten der Ordnung { $order }. Es zählen alle Paare, deren Ordnungen zusammen { $order } ergeben.
predict-slip-pair = Ein Paar fehlt. Es zählen alle Paare, deren Ordnungen zusammen { $order } ergeben.
predict-slip-degrees = Das rechnet in Grad. Winkel sind im Bogenmaß.
predict-slip-base = Das ist der Logarithmus zu einer anderen Basis. Hier ist log der natürliche.
predict-slip-swapped = Die beiden Seiten sind vertauscht. Es ist { $formula }.
predict-slip-operation = Das sind die richtigen Zahlen mit einer anderen Operation. Es ist { $formula }.
predict-slip-argument = Das ist { $which }. Die Operation kommt noch: Es ist { $formula }.
predict-slip-length = Das ist eine Summe. Die Länge ist die Wurzel aus der Summe der Quadrate.
predict-slip-root = Das ist das Quadrat der Länge. Die Wurzel fehlt noch.
predict-slip-uphill = Das geht bergauf. Der Verlust wird kleiner, wenn du der Steigung entgegengehst.
predict-slip-step = Das ist nur der Schritt. Er beginnt bei { $before }.
predict-slip-rate = Die Schrittweite fehlt. Der Schritt ist Schrittweite mal Steigung.
predict-slip-memory = Das richtet sich nur nach dieser Steigung. Diese Regel erinnert sich an die Steigungen davor.
predict-slip-count = So viele waren es vor diesem Schritt.
predict-slip-crossed = Das addiert die Kanten hinein und hinaus. Jede Kante hinein wird mit jeder Kante hinaus multipliziert.
predict-slip-alone = Das ist nur der Anteil dieses Schritts. Es gibt noch andere.
predict-slip-miss = { $answer } ist es nicht.
predict-edge = { $from } → { $to }
predict-edge-right = Ja, { $edge }.
predict-edge-used = { $edge } war in diesem Durchlauf schon dran.
predict-edge-early = { $edge } ist zu früh: Was sie aufnimmt, ist noch nicht vollständig.
predict-edge-elsewhere = { $edge } könnte auch als Nächstes kommen. Hier kommt eine andere Kante zuerst.
predict-edge-unused = { $edge } kommt in diesem Durchlauf nicht vor.
predict-edge-apart = { $edge } beginnt nicht dort, wo der Pfad steht.
predict-count = Richtige Antworten in Folge zählen
predict-streak =
    { $count ->
        [0] Noch keine Serie.
        [one] 1 richtig in Folge.
       *[other] { $count } richtig in Folge.
    }

### Zum Vorführen: nur der Schritt, groß.

present = Vorführen
present-tools = Vorführen
present-blank = Leer
present-blank-again = Der Bildschirm ist leer. Den Schritt wieder zeigen.
present-leave = Vorführen beenden

### Die Mitschrift: der Satz jedes Schritts.

tab-transcript = Mitschrift
transcript-heading = Schritt für Schritt, in Worten
transcript-about = { $count ->
    [one] 1 Schritt. Wähle ihn, um dorthin zu gehen.
   *[other] { $count } Schritte. Wähle einen, um dorthin zu gehen.
}
transcript-copy = Kopieren
transcript-copied = Die ganze Mitschrift ist kopiert.
transcript-not-copied = Der Browser hat das Kopieren nicht erlaubt.
transcript-values = Zuerst die Werte
transcript-sweep = Dann die Ableitungen
transcript-earlier = Früher
transcript-later = Später
transcript-page = Schritte { $from } bis { $to } von { $count }

### Abstieg: der Verlust, das Gelände, jedes Update.

tab-descent = Abstieg
descent-heading = Der Verlust, Update für Update
descent-now = Nach { $number } von { $count } Updates ist { $output } gleich { $loss }.
descent-curve = { $output } über { $count } Updates: von { $first } bis { $last }
descent-powers = Nach oben: Zehnerpotenzen.
descent-grows = Der Verlust wächst: die Schritte sind zu lang.
descent-slower = Die Lernrate { $rate } nehmen
descent-update = Update
descent-valued = Update { $number }, Verlust { $loss }
descent-land = Das Gelände
descent-map = Höhenlinien von { $output }, { $across } nach rechts, { $up } nach oben. Der Weg führt von { $from } nach { $to }.
descent-about-map = Entlang einer Linie ist { $output } gleich; tiefere Linien sind kräftiger. Der Gradient steht senkrecht auf ihnen, und der Weg geht ihm entgegen.
descent-no-map = Zwei Eingaben, die sich bewegen, ergeben eine Karte. Wähle zwei in der Zeile über dem Graphen.
descent-leaves = Mit Update { $number } verlässt der Weg diese Karte.
descent-try = Andere Wege:
descent-walk-valley = Rosenbrocks Tal
descent-walk-neuron = Ein Neuron lernt
descent-updates = Jedes Update, geöffnet
descent-open = öffnen
descent-forward = vorwärts
descent-reverse = rückwärts
descent-to-forward = Zum Vorwärtsdurchlauf vor Update { $number }
descent-to-reverse = Zum Rückwärtsdurchlauf von Update { $number }
descent-window = Updates { $from } bis { $to } von { $count }, die um den Schritt herum.
descent-none = Diese Ansicht zeigt einen Weg bergab.
descent-begin = Gradientenabstieg beginnen

### Proben: eine Ableitung auf vier Wegen.

tab-checks = Proben
checks-output = von
checks-input = nach
checks-four = { " " }auf vier Wegen
checks-ways = Die Ableitung auf vier Wegen
checks-ad = Automatisches Differenzieren
checks-ad-about = dieser Graph: entlang der Kanten multipliziert, addiert, wo sie zusammentreffen
checks-central = Zentrale Differenzen
checks-step = Komplexer Schritt
checks-step-about = subtrahiert nichts und verliert darum keine Ziffern
checks-formula = Formel
checks-curve-heading = Der Fehler der Differenzen für jedes h
checks-rounds = verliert Ziffern, wie 1/h
checks-bends = Krümmung, wie h²
checks-swell = Wie die Formel anschwillt
checks-swell-about = Operationen, wenn die Formel ausgeschrieben ist, wenn jeder Wert einmal berechnet wird, und wenn gleiche Teile zusammengelegt sind.
checks-swell-tree = ausgeschrieben
checks-swell-graph = als Graph
checks-swell-merged = zusammengelegt
checks-swell-function = Funktion
checks-swell-derivative = Ableitung
checks-swell-sympy = von SymPy
checks-singular = Singuläre Stellen auf dem Weg
checks-all-smooth = Von { $from } nach { $to } gibt es keine: Jede Steigung ist der gewöhnliche Grenzwert.
checks-slope = Von { $from } nach { $to }: Steigung { $slope }.
checks-status-subgradient = Hier ist ein Knick: Die Steigungen auf beiden Seiten sind verschieden, und eine dazwischen ist gewählt. Darum können Differenzen eine andere Zahl ergeben.
checks-status-one-sided = Hier endet die Funktion: Die Steigung ist die der Seite, auf der es sie gibt.
checks-status-infinite = Die Steigung wächst hier über alle Grenzen, also ist die Ableitung unendlich oder nicht definiert.
checks-status-undefined = Hier gibt es keine Steigung: Die Funktion ist nicht definiert oder nicht stetig.
checks-nothing = Es gibt keine Ableitung für eine Probe: Das Programm hat keine Eingabe oder keine Ausgabe.

### Lektionen.

learn-nav = Lektionen
learn-course = Kurs
learn-skip = Zur Lektion
learn-screens = Seiten der Lektion
learn-back = Zurück
learn-next = Weiter
learn-to-course = Zum Kurs
learn-screen-of = { $at } von { $count }
learn-waits = Beantworte die Frage oben, um weiterzugehen, oder drück „Zeig es mir“.
learn-untranslated = Diese Lektion ist noch nicht übersetzt. Du siehst das Original.
learn-open-page = Im Studio öffnen
learn-hint = Ein Hinweis
learn-again = Neue Zahlen
learn-mark-right = ✓ Richtig.
learn-mark-wrong = ✗ Noch nicht.
learn-mark-carried = ↷ Folgefehler.
learn-right = Genau.
learn-state-right = ✓ Geschafft
learn-state-shown = Gezeigt
learn-choice-wrong = Das ist es nicht. Sieh dir den Graphen an und versuch eine andere.
learn-edge-next = Eine andere Kante kommt als Nächste.
learn-edge-other = Nicht diese Kante. Vergleiche die Steigungen.
learn-order-wrong = { $first } steht vor { $needs }, braucht aber { $needs }.
learn-order-up = { $node } nach oben
learn-order-down = { $node } nach unten
learn-ask-number = Welche Zahl ist es?
learn-ask-choice = Was stimmt?
learn-ask-edge = Welche Kante ist es?
learn-ask-order = Bring die Knoten in eine Reihenfolge, in der man sie berechnen kann.
learn-ask-bug = An dieser Maschine ist etwas kaputt. Was?
learn-ask-goal = Erreiche das Ziel.
learn-ask-fill = Führe den Durchlauf selbst aus.
learn-ask-edges = Wähle die Kanten, an denen multipliziert wird.
learn-ask-paths = Nenne jeden Pfad und sein Produkt.
learn-ask-order-sweep = Eliminiere die Knoten.
learn-import-wrong = Diese Datei enthält keinen Lernstand von Pathsum.
learn-import-done = Dein Lernstand ist da.
course-title = Automatisches Differenzieren lernen
course-lead = Kurze Lektionen. Du sagst voraus, führst Durchläufe aus, und die Seite sagt dir, was schiefging.
course-untranslated = Lektionen, die noch nicht übersetzt sind, stehen hier so, wie sie geschrieben wurden.
course-ours = Der Kurs
course-own = Lektionen deiner Lehrkraft
course-minutes = { $minutes } Minuten
course-exercises =
    { $right } von { $count } { $count ->
        [one] Aufgabe
       *[other] Aufgaben
    }{ $shown ->
        [0] {""}
       *[other] , { $shown } gezeigt
    }
course-needs = nach
course-progress = Gelöste Aufgaben in { $title }
course-begin = Mit Lektion { $number } beginnen
course-go-on = Weiter mit Lektion { $number }
course-sum = { $done } von { $count } Lektionen geschafft, noch etwa { $minutes } Minuten
course-all-done = Alle Lektionen sind geschafft. Sie bleiben dir offen.

learn-entry-node = Knoten
learn-entry-value = Wert
learn-entry-head-adjoint = Adjungierte
learn-entry-head-tangent = Tangente
learn-entry-said = Bewertung
learn-entry-adjoint = Adjungierte von { $node }
learn-entry-tangent = Tangente von { $node }
learn-entry-early = Dafür brauchst du zuerst { $needs }.
learn-entry-mark-right = ✓
learn-entry-mark-carried = ↷ Folgefehler: richtig für deine frühere Zahl
learn-entry-mark-wrong = ✗
learn-entry-mark-early = ✗
learn-entry-mark-number = ?
learn-slip-seed = Der Durchlauf beginnt mit einem Seed: 1 an einem Ende, 0 an dessen Nachbarn.
learn-sweep-done = Alle { $count } Einträge stimmen.
learn-sweep-score = { $right } von { $count } richtig, { $carried } als Folgefehler gezählt.
learn-replay = Musterlösung abspielen
learn-edges-adjoint = Welche Kanten geben etwas an { $node } zurück?
learn-edges-tangent = Welche Kanten bringen etwas zu { $node }?
learn-edges-forgot = Bei { $node } fehlt eine Kante.
learn-edges-other = { $edge } bringt in diesem Durchlauf nichts zu { $node }.
learn-edges-done = Jedes Produkt hat seine Kante.
learn-way = Der Pfad bis hier
learn-way-back = Eine Kante zurück
learn-way-product = Sein Produkt
learn-way-add = Pfad hinzufügen
learn-way-all = Das sind alle
learn-way-done = Alle { $count }.
learn-way-left = Ein Pfad fehlt. Geh zum ersten Knoten zurück und such eine Kante, die du noch nicht genommen hast.
learn-way-again = Diesen Pfad hast du schon.
learn-way-unfinished = Der Pfad ist noch nicht bei der Ausgabe.
learn-way-number = Schreib das Produkt als Zahl.
learn-way-added = Das addiert die Steigungen. Entlang eines Pfads wird multipliziert.
learn-way-sign = Der Betrag stimmt, das Vorzeichen nicht.
learn-way-product-wrong = Multipliziere die Steigungen aller seiner Kanten.
learn-budget = Multiplikationen: { $spent } von { $budget }
learn-budget-cost = kostet { $cost }
learn-budget-kept = { $spent } Multiplikationen, innerhalb der erlaubten { $budget }.
learn-budget-over = { $spent } Multiplikationen sind mehr als die erlaubten { $budget }. Nimm Züge zurück und versuch eine andere Reihenfolge.
learn-budget-best = Beste Reihenfolge ansehen
learn-bug-input = Eingabe
learn-bug-engine = Diese Maschine
learn-bug-check = Differenzen
learn-bug-agrees = ✓ stimmt überein
learn-bug-differs = ✗ weicht ab
learn-bug-run-check = Numerisch prüfen
learn-bug-see = Sieh, wie es schiefgeht
learn-bug-overwrite = Sie überschreibt die Adjungierte, statt zu addieren.
learn-bug-stale = Sie beginnt einen Durchlauf mit den Adjungierten des letzten.
learn-bug-order = Sie gibt eine Adjungierte weiter, bevor sie vollständig ist.
learn-bug-dropped = Sie vergisst eine Kante eines mehrfach verwendeten Knotens.
learn-bug-product = Sie wendet nur die halbe Produktregel an.
learn-bug-why-overwrite = Wo zwei Kanten zusammenkommen, ersetzt der zweite Beitrag den ersten: = steht, wo += hingehört.
learn-bug-why-stale = Der zweite Durchlauf addiert zu dem, was der erste hinterließ. Adjungierte müssen in jedem Durchlauf bei 0 beginnen.
learn-bug-why-order = Ein Knoten gibt seine Adjungierte weiter, obwohl einer seiner Nutzer noch nichts beigetragen hat. Erst die umgekehrte Reihenfolge macht sie vollständig.
learn-bug-why-dropped = Ein Knoten, der zweimal benutzt wird, hat zwei Kanten. Eine wird vergessen und mit ihr jeder Pfad darüber.
learn-bug-why-product = Von u·v bekommt nur der erste Faktor eine Steigung; der zweite gilt als Konstante.
learn-bug-not-overwrite = Dann wäre ein Knoten mit nur einer Kante noch richtig. Vergleiche, welche Eingaben falsch sind.
learn-bug-not-stale = Dann begänne ein zweiter Durchlauf mit Zahlen. Geh schrittweise und sieh dir die ersten Zahlen an.
learn-bug-not-order = Dann käme ein Knoten vor seinen Nutzern dran. Geh schrittweise und sieh dir die Reihenfolge an.
learn-bug-not-dropped = Dann bliebe eine Kante ungenutzt. Geh schrittweise und achte auf jede Kante.
learn-bug-not-product = Dann gäbe ein Faktor eines Produkts 0 zurück. Sieh dir die Produkte an.
learn-goal-met = Du hast das Ziel erreicht.
learn-said-shown = Die Antwort steht oben.
learn-goal-way = Ein Weg dorthin: { $way }.
learn-goal-program = Ein Weg dorthin ist ein anderes Programm.
learn-goal-none = Die Lektion nennt keinen Weg dorthin. Probier weiter, oder lass es gut sein.
learn-goal-show = Im Graphen zeigen
learn-changed-numbers = Du hast { $list } geändert. Die Frage gilt den Zahlen, wie sie waren.
learn-changed-program = Du hast das Programm geändert. Die Frage gilt dem, das hier stand.
learn-put-back = Zurücksetzen
learn-order-moved = { $node } steht jetzt an Stelle { $place } von { $count }.
learn-way-added-right = { $way } ist Pfad Nummer { $count }.
learn-bug-checked = Die Differenzen widersprechen bei { $list }.
learn-bug-all-agree = Die Differenzen stimmen überall überein.
# was jemand über einen Eintrag hört
learn-entry-told =
    { $mark ->
        [right] { $entry }, { $text }: richtig.
        [carried] { $entry }, { $text }: Folgefehler, richtig für deine frühere Zahl.
       *[other] { $entry }, { $text }: nicht richtig. { $said }
    }

learn-teacher = Für Lehrkräfte
handin-title = Behalten und abgeben
handin-about = Was du geschafft hast, bleibt in diesem Browser. Speichere es als Datei, um es mitzunehmen, oder druck es aus, um es abzugeben.
handin-name = Name
handin-all = Alle Lektionen
handin-row = { $title }: { $right } von { $count } richtig, { $shown } gezeigt
handin-code = Code
handin-save = Lernstand speichern
handin-load = Lernstand öffnen
handin-forget = Hier alles vergessen
sheet-title = Arbeitsblatt: { $title }
sheet-about = Jedes Blatt hat eigene Zahlen. Die Lösungen stehen auf den letzten Seiten.
sheet-copies = Exemplare
sheet-print = Drucken
sheet-making = { $count } von { $all } Exemplaren sind fertig.
sheet-made = Fertige Exemplare: { $count }
sheet-work = Rechnung
sheet-graph = Graph zu Aufgabe { $number }
sheet-name = Name
sheet-copy = Blatt { $seed }
sheet-at = mit { $numbers }
sheet-answers = Lösungen: { $title }
teach-title = Für Lehrkräfte
teach-lead = Ziele, ein Plan für fünfzig Minuten, Arbeitsblätter mit neuen Zahlen und eigene Lektionen.
teach-class = Im Unterricht
teach-open-lesson = Lektion öffnen
teach-worksheet = Arbeitsblatt mit Lösungen
teach-plan = Fünfzig Minuten mit „{ $title }“
teach-plan-when = Minuten
teach-plan-what = Was
teach-plan-span = { $from }–{ $to }
teach-plan-ask = Frag, bevor du zeigst: Was erwartet die Klasse?
teach-plan-show = Gemeinsam am Beamer: Geh schrittweise vor und lass ansagen, was als Nächstes kommt.
teach-plan-work = Auf Papier, alle mit eigenen Zahlen (Arbeitsblatt), dann vergleichen.
teach-plan-pairs = Zu zweit an einem Bildschirm: Eine Person tippt, die andere begründet.
teach-plan-check = Alle für sich: die Fragen am Ende. Abgegeben wird der Code.
teach-code = Einen Code prüfen
teach-code-about = Der Code unter einer ausgedruckten Übersicht sagt, was wann geschafft wurde und ob er zu diesem Namen gehört. Dafür braucht es keine Verbindung.
teach-code-wrong = ✗ Das ist kein vollständiger Code, oder etwas darin wurde geändert.
teach-code-named = ✓ Für diesen Namen gemacht.
teach-code-other = ✗ Für einen anderen Namen gemacht.
teach-code-day = Gemacht am { $day }.
teach-code-unknown = eine Lektion, die es hier nicht gibt
teach-write = Eine Lektion schreiben
teach-write-about = Eine Markdown-Datei. Die Vorschau folgt beim Tippen, und jede Antwort rechnet die Seite aus. Nichts verlässt diesen Server.
teach-open = Lektion öffnen
teach-new = Neu beginnen
teach-save = Datei speichern
teach-text = Text der Lektion
teach-line = Zeile { $line }:
teach-good = ✓ Alles läuft. Seiten: { $screens }, Aufgaben: { $exercises }.
teach-preview = Vorschau
learn-entry-formula = Formel
learn-entry-head-value = Wert
learn-slip-value-of = Setz die Zahlen noch einmal in die Formel ein.
learn-ask-values = Berechne den Wert jedes Knotens.
learn-entry-value-of = Wert von { $node }
learn-embed = Für eine Seite kopieren
learn-embed-copied = Kopiert: Füg es in die Seite ein, die diesen Graphen zeigen soll.
learn-embed-failed = Der Browser erlaubt kein Kopieren.
