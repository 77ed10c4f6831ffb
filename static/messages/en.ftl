# Every sentence that a person reads, for the page and for the command line. Terms go in as text that is already formatted.
# Short, plain, second person. Names of the field: tangent, adjoint, seed, slope (the local partial), sweep.

### Steps. Arguments: node, from, to, upstream, partial, product, before, after, value, formula, gloss, seeds, result.
### `before` is "none" where nothing had arrived yet; where the product is 0, it may be "still" (nothing had arrived) or "unmoved" (something had).
### `value` is "many" where several seeds are set at once; `node` then names them all.

step-none = Nothing is computed yet. Press next to compute the first value.
step-evaluate =
    { $gloss ->
        [none] { $node } is { $formula }. That makes { $value }.
       *[other] { $node } is the { $gloss }: { $formula }. That makes { $value }.
    }
step-forward-seed =
    { $value ->
        [many] Seed { $node }: ask what happens when they move together.
       *[other] Seed { $node } with { $value }: ask what happens when { $node } moves. All other inputs stand still.
    }
step-forward-edge =
    { $before ->
        [none] The tangent of { $from } is { $upstream }, and the edge to { $to } has slope { $partial }. So { $product } arrives at { $to } first.
        [still] { $from } stands still, so nothing comes along the edge to { $to }.
        [unmoved] { $from } stands still, so the edge to { $to } adds nothing: its tangent stays { $after }.
       *[other] The edge from { $from } to { $to } brings { $product }. It adds to the { $before } that was there: the tangent of { $to } is now { $after }.
    }
step-forward-edge-matrix =
    { $before ->
        [none] The tangent of { $from } is { $upstream }. The Jacobian on the edge to { $to } ({ $partial }) times this is { $product }: that arrives at { $to } first.
        [still] { $from } stands still, so nothing comes along the edge to { $to }.
        [unmoved] { $from } stands still, so the edge to { $to } adds nothing: its tangent stays { $after }.
       *[other] The edge from { $from } to { $to } brings its Jacobian ({ $partial }) times { $upstream }: { $product }. It adds to the { $before } that was there: the tangent of { $to } is now { $after }.
    }
step-forward-done = One forward sweep from { $seeds } is complete. It gives { $result }.
step-reverse-seed =
    { $value ->
        [many] Seed { $node }: ask what matters to all of them together. Now read the tape backwards.
       *[other] Seed { $node } with { $value }: what { $node } does to itself. Now read the tape backwards.
    }
step-reverse-edge =
    { $before ->
        [none] { $to } has adjoint { $upstream }, and the edge from { $from } has slope { $partial }. So { $product } is the first to arrive at { $from }.
        [still] Nothing flows back along the edge from { $from } to { $to }: the product is { $product }.
        [unmoved] The edge from { $from } to { $to } adds nothing: the adjoint of { $from } stays { $after }.
       *[other] { $from } also acts through { $to }, which brings { $product } more. It adds to the { $before } that was there: the adjoint of { $from } is now { $after }.
    }
step-reverse-edge-matrix =
    { $before ->
        [none] { $to } has adjoint { $upstream }. Multiply it from the left with the Jacobian on the edge from { $from } ({ $partial }): { $product } is the first to arrive at { $from }.
        [still] Nothing flows back along the edge from { $from } to { $to }: the product is { $product }.
        [unmoved] The edge from { $from } to { $to } adds nothing: the adjoint of { $from } stays { $after }.
       *[other] { $from } also acts through { $to }: its adjoint { $upstream } times the Jacobian ({ $partial }) brings { $product } more. It adds to the { $before } that was there: the adjoint of { $from } is now { $after }.
    }
step-reverse-done = One reverse sweep from { $seeds } is complete. It gives { $result }.
step-paths-edge =
    { $before ->
        [none] Start a path with the edge from { $from } to { $to }. Its slope is { $partial }.
        [still] The edge from { $from } to { $to } has slope { $partial }. With it the whole product is 0.
        [unmoved] Go on from { $from } to { $to }, slope { $partial }. The product of this path is 0.
       *[other] Go on from { $from } to { $to }, slope { $partial }. Multiply along the path: { $before } times { $partial } is { $after }.
    }
step-paths-add =
    { $before ->
        [none] This path gives { $product }. The sum starts with it.
        [still] This path gives { $product }. The sum starts with it.
        [unmoved] This path gives { $product }, so the sum stays { $after }.
       *[other] This path gives { $product }. Add it to the { $before } of the paths before: { $after }.
    }
step-paths-done = Every path is counted. Their sum is the derivative: { $result }.

### Steps of the other modes. Arguments besides those above: number (of the direction, column or slot, from 1), way, amount ("none", "one", "many"),
### now (the sum that a merge or a product made), and every term of the step by its own name.

step-jacobian-column = Column { $number }: seed { $node } with 1 and every other input with 0. This sweep finds what { $node } does to each output.
step-jacobian-forward = { step-forward-edge }
step-jacobian-row = Row { $number }: seed { $node } with 1 and read the tape backwards. This sweep finds what each input does to { $node }.
step-jacobian-reverse = { step-reverse-edge }
step-jacobian-done =
    { $way ->
        [forward] Column { $number } is full: { $result }.
       *[other] Row { $number } is full: { $result }.
    }
step-hessian-seed = Direction { $number }: move { $node }. First the tangents go forward.
step-hessian-forward = { step-forward-edge }
step-hessian-turn = Now back from { $node }: its adjoint is 1 wherever you stand, so along the direction it does not move.
step-hessian-reverse = The edge from { $from } to { $to } hands back { $product }. Along the direction the slope moves by { $partial_tangent }, so what is handed back moves by { $bend }.
step-hessian-done =
    { $way ->
        [seed] At the inputs the moving adjoints are the product H·v: { $result }.
       *[other] At the inputs the moving adjoints are column { $number } of the Hessian: { $result }.
    }
step-factor-start = Written out, the sum over paths has { $terms } terms and takes { $multiplications } multiplications. Now pull out what is common.
step-factor-bundle = Edges that run side by side towards { $node } add up first. Multiplications: { $multiplications_before } before, { $multiplications } now.
step-factor-merge =
    { $way ->
        [suffixes] Everything that leads on from { $node } adds up to { $now }. Terms: { $terms_before } before, { $terms } now. Multiplications: { $multiplications_before } before, { $multiplications } now.
       *[other] Everything that leads to { $node } adds up to { $now }. Terms: { $terms_before } before, { $terms } now. Multiplications: { $multiplications_before } before, { $multiplications } now.
    }
step-factor-done =
    { $way ->
        [suffixes] Of { $multiplications_before } multiplications { $multiplications } are left. What is left is reverse mode.
       *[other] Of { $multiplications_before } multiplications { $multiplications } are left. What is left is forward mode.
    }
step-taylor-start = Order 0 of each series is the value itself; order 1 of an input is how fast it moves.
step-taylor-coefficient = Order { $order }: the coefficient of { $node } is { $coefficient }.
step-descent-loss =
    { $amount ->
        [none] Before the first update the loss { $node } is { $loss }.
        [one] After 1 update the loss { $node } is { $loss }.
       *[many] After { $item } updates the loss { $node } is { $loss }.
    }
step-descent-evaluate = With the inputs moved { $node } is { $value }.
step-descent-seed = Now look back from { $node }: which way is uphill?
step-descent-edge = { step-reverse-edge }
step-descent-gradient = The gradient is complete. Its length is { $length }.
step-descent-update = The slope in { $node } is { $slope }. Go against it, by { $step }: { $node } is now { $value }.
step-descent-done = That was the last update. The loss is { $loss }.
step-descent-stop = The walk ends here, because the loss, a slope or an input is no ordinary number any more.
step-elimination-merge =
    { $amount ->
        [none] No two edges run side by side, so each is one edge of the graph that shrinks from now on.
        [one] Edges that run side by side become one: 1 addition and no multiplication.
       *[many] Edges that run side by side become one: { $additions } additions and no multiplication.
    }
step-elimination-search = After { $moves } moves of the search the best order takes { $best } multiplications. No order can take fewer than { $least }.
step-elimination-proof =
    { $amount ->
        [proven] { $best } multiplications are proven to be the fewest. The proof looked into { $states } sets of vertices.
       *[open] The best order known takes { $best } multiplications. After { $states } sets of vertices it is proven that none takes fewer than { $least }.
    }
step-elimination-fill = From { $from } over { $node } to { $to }: { $left } times { $right } is { $product }. That is a new edge.
step-elimination-absorb = From { $from } over { $node } to { $to }: { $left } times { $right } is { $product }. Added to the edge that is there, it makes { $now }.
step-elimination-vertex =
    { $amount ->
        [one] { $node } is gone (edges in: { $before }, out: { $after }). That took 1 multiplication.
       *[other] { $node } is gone (edges in: { $before }, out: { $after }). That took { $multiplications } multiplications.
    }
step-elimination-edge =
    { $amount ->
        [one] The edge from { $from } to { $to } is gone. That took 1 multiplication.
       *[other] The edge from { $from } to { $to } is gone. That took { $multiplications } multiplications.
    }
step-elimination-done =
    { $amount ->
        [none] Only edges from inputs to outputs are left, and they are the Jacobian. Multiplications: { $multiplications }. Additions: { $additions }.
       *[other] Here the order ends, with { $left } left to go. Multiplications: { $multiplications }. Additions: { $additions }.
    }
step-checkpoint-forget = { $operations } operations are done, and { $snapshots } states may be kept. So forget the values: they can be computed again.
step-checkpoint-store =
    { $amount ->
        [none] Keep the state before { $node } in slot { $number }: the inputs alone.
        [one] Keep the state before { $node } in slot { $number }: 1 value.
       *[many] Keep the state before { $node } in slot { $number }: { $values } values.
    }
step-checkpoint-run = Go ahead without a tape: { $node } is { $value } again.
step-checkpoint-restore = Take the state before { $node } out of slot { $number }.
step-checkpoint-turn = Compute { $node } once more, { $value }, and hand its adjoint back at once.
step-checkpoint-edge = { step-reverse-edge }
step-checkpoint-drop = Slot { $number } is free again: everything from { $node } on has been handed back.
step-checkpoint-done = Every adjoint is there: { $result }. What saving memory took: { $again } operations computed again. Values kept at a time: { $stored } at most.

### The place where a mode opens: every value is known, nothing is derived.

start-forward = Every value is known. Now nudge { $seeds }: how much does each later value move?
start-reverse = Every value is known. Now look back from { $seeds }: how much does each earlier value matter?
start-paths = Every value is known. Now follow each path from { $from } to { $to }: multiply along it, then add the paths up.
start-jacobian = Every value is known. Now find every derivative of every output, a sweep at a time.
start-factor = Every value is known. Now take the sum over all paths from { $from } to { $to }, and pull out what its terms share.
start-elimination = Every value is known. Now shrink the graph until only edges from inputs to outputs are left.
start-hessian = Every value is known. Now ask how the slopes of { $to } themselves move.
start-taylor = Every value is known. Now let { $seeds } move, and follow each value as a power series.
start-descent = Every value is known. Now walk downhill on { $to }.
start-checkpoint = Every value is known. Now do reverse mode while keeping only a few of them.
start-other = Every value is known. Press next to begin.

### What to try next, after a sweep.

next-title = Next
try-forward-input = Now seed { $name }
try-reverse = All at once in reverse
try-reverse-one = Do the same in reverse
try-reverse-output = Now pull from { $name }
try-paths = See { $name }’s number as a sum over paths
try-paths-input = Now the paths from { $name }
try-factor = Now pull out what the paths share
try-own = Type your own formula
try-said = To go on: { $list }.
say-again = Step { $k } of { $count }. { $sentence }

### The frame of the page.

app-title = Pathsum
app-tagline = See how a derivative is computed
page-description = Type a formula and step through forward mode, reverse mode and the sum over paths.
page-no-script = Pathsum draws and steps in your browser, so it needs JavaScript. The command line does without:
page-learn = Lessons
page-learn-description = A course on automatic differentiation that teaches by doing.
page-learn-no-script = The lessons draw and ask in your browser, so they need JavaScript.
page-embed-description = A computational graph with its derivatives, step by step.
page-embed-no-script = This graph is drawn in your browser, so it needs JavaScript.
language = Language
app-skip = Skip to the step controls
region-program = Program and inputs
region-graph = Graph
region-panel = Details
region-steps = Steps
heading-program = Program
heading-inputs = Inputs
program-fold = Fold the program away
program-unfold = Show the program
stale = The picture shows the last program that worked.

undo = Undo
redo = Redo
share = Copy link
share-copied = Link copied. It opens at this step.
share-long = Link copied. It has { $count } characters, and some programs cut links above 2000.
share-too-long = This program is too long for a link. Copy the program itself.
share-by-hand = Copy the link from here
theme-system = Colours: as the system
theme-light = Colours: light
theme-dark = Colours: dark
help = Keys and help
close = Close

### The equation of a step, in stages.

tab-equation = Equation
stage-rule = The rule
stage-known = With what is known
stage-number = The number
stage-line = Equation
equation-terms = Its terms
equation-none = This step has no equation.
term-value = value
term-slope = slope
term-tangent = tangent
term-adjoint = adjoint
term-moving = the adjoint’s tangent
term-bent = the slope’s tangent
term-coefficient = coefficient

### The tape as a reel.

tab-tape = Tape
tape-label = The tape, from the first place to the last
tape-recording = The tape so far: every operation with its value, what it was made of and each slope. Reverse mode will read it from the end.
tape-reading = Reading backwards. The place in hand hands its adjoint to what it was made of: adjoint times slope.
tape-ended = The tape is read. Every adjoint is complete.
tape-tangents = Tangents go forward and are recorded beside the values.
tape-series = Order { $order } goes along the tape: each place gets one more coefficient.
tape-input = input
tape-earlier = Show places before these ({ $count })
tape-later = Show places after these ({ $count })
tape-hands = hands back

### The panel with the views.

panel-views = All views
panel-views-label = All views
views-step = The step in hand
views-whole = The whole derivative
views-play = To play
view-about-program = the program and its inputs
view-about-table = every value, with its derivative and slopes
view-about-equation = the rule, what is known, the number
view-about-code = your program, and that of its derivative
view-about-paths = each path, its product, their sum
view-about-ledger = all paths, folded into a sweep
view-about-jacobian = the matrix, with seeds to drag
view-about-tape = what reverse mode reads backwards
view-about-result = values and derivatives, each checked
view-about-health = where slopes vanish or explode
view-about-cost = what each way takes, and keeps
view-about-game = eliminate vertices, with few multiplications
view-about-checks = one derivative by four ways
view-about-descent = the loss, update by update
view-about-transcript = every step in words
view-about-predict = work out what comes next
panel-fold = Fold the views away
panel-unfold = Show the views
panel-two = Show a second view
panel-one = Show one view only
panel-second = Second view
panel-under = Put it under the first
panel-beside = Put it beside the first
panel-wider = Give this view more room
panel-narrower = Back to the usual width
panel-width = Width of the views
panel-part = Height or width of the first view
separator-title = { $label }: drag it, or press it and then press beside it
region-second = Second view
view-coming = The view is coming.

### The program.

editor-label = Program
editor-help = One formula or assignment a line. The picture follows as you type.
example-choose = Examples
fix-replace = Change it to { $text }
fix-delete = Remove it
fix-insert = Insert { $text }
error-place = Line { $line }, column { $column }
note-heading = Good to know

example-colah = Two paths: (a + b)(b + 1)
example-product = Product and sum: x y + z
example-baydin = log, product, sine
example-factoring = Nine paths, three by three
example-cube = One name three times: x x x
example-neuron = One neuron, squared error
example-layer = A layer of neurons: tanh(W x + b)
example-softmax = Softmax and cross entropy
example-squares = Least squares: a line through points
example-chain = A short recurrent chain
example-note-factoring = three edges, then three edges: nine paths
example-note-layer = a layer of two neurons: one matrix product
example-note-softmax = the second of three classes is the right one
example-note-squares = a line through three points
example-note-chain = one weight w, used at every turn
example-note-recurrent = a recurrent net: one weight w, used at every turn

input-label = { $name }
input-slider = { $name }, slider
input-number = { $name }, number
input-reset = Back to the numbers of the program
input-more = The first { $count } numbers are shown. The program can set all of them.
input-none = The program has no inputs. Use a name that you never assign, and it becomes one.
input-bad = { $name } needs a finite number.

### Modes and seeds.

mode-label = Mode
mode-more = More modes
mode-more-short = More
seed-input-label = Seed
seed-output-label = Pull from
seed-number = Seed of { $name }
seed-choose = number
seed-only = Seed { $name } alone with 1
paths-from = From
paths-to = to
param-input = From
param-output = Of
param-paths-output = to
param-factor-output = to
param-limit = list at most
param-by = By
param-order = Order
param-taylor-order = Order
param-units = Unit slopes
param-chance = Chance
param-moves = Moves
param-states = Proof
param-inputs = Move
param-rule = Rule
param-rate = Rate
param-momentum = Momentum
param-iterations = Updates
param-snapshots = States kept
choice-fewer = whichever is fewer
choice-forward = forward sweeps
choice-reverse = reverse sweeps
choice-prefixes = prefixes
choice-suffixes = suffixes
choice-counted = counted
choice-free = free
choice-gradient = plain
choice-momentum = momentum
choice-adam = Adam
labels-label = Slopes
labels-number = numbers
labels-symbol = formulas
notation-label = Numbers
notation-plain = plain
notation-dual = dual
notation-series = series
flow-label = Flow
flow-LR = across
flow-TB = down

### Steps.

equation-label = Equation of this step
transport-first = First step
transport-previous = Previous step
transport-play = Play
transport-pause = Pause
transport-next = Next step
transport-next-short = Next
transport-last = Last step
transport-scrub = Step
transport-scrub-value = Step { $k } of { $count }
transport-count = { $k } / { $count }
speed-label = Speed
speed-value = { $value }×
granularity-label = Step by
granularity-edge = edge
granularity-node = node
granularity-sweep = sweep

### The table.

tab-table = Table
tab-paths = Paths
tab-result = Result
table-caption-forward = Every value in the order of computing, with its tangent
table-caption-reverse = The tape: every value in the order of computing, with its adjoint. Reverse mode reads it upwards.
table-caption-other = Every value in the order of computing
column-number = #
column-variable = name
column-formula = formula
column-value = value
column-dual = dual number
column-dual-adjoint = dual adjoint
column-series = series in t
column-slopes = slopes
column-tangent = tangent
column-adjoint = adjoint
column-adjoint-tangent = its tangent
column-velocity = velocity
column-squares = squares
column-runs = runs
counter-multiplications = multiplications
counter-additions = additions
counter-terms = terms
counter-best = best order
counter-stored = values kept
counter-advances = run ahead
counter-updates = updates
counter-loss = loss
counter-slot = slot { $number }, before
matrix-jacobian = The Jacobian so far: a row an output, a column an input
matrix-hessian = The Hessian so far: every column is one direction
matrix-product = The product of the Hessian with the direction
edges-left =
    { $count ->
        [1] One edge is left
       *[other] { $count } edges are left
    }
loss-curve = The loss after each update
row-reading = reading
row-read = read
row-current = this step
slope-of = along { $name }: { $value }
unknown-cell = not known yet

### Paths.

paths-none = No path leads from { $from } to { $to }. So the derivative is 0.
paths-count =
    { $count ->
        [1] One path from { $from } to { $to }
       *[other] { $count } paths from { $from } to { $to }
    }
paths-shown = The { $shown } with the largest products are listed.
paths-stops = … { $count } more …
paths-factors = … { $count } more factors …
paths-path = path
paths-product = product
paths-sum = sum so far
paths-total = all paths
paths-tensors = Paths run between single numbers. Step along them, and the tensors are written out.
paths-walk = Step along these paths
paths-waiting = Finding the paths

### The result.

result-values = Values
result-derivatives = Derivatives
result-derivative = derivative
result-difference = differences
result-verdict = check
result-more = and { $count } more
result-method = Differences: move the input a little both ways and divide. They know nothing of the graph, so you can trust what agrees.
result-forward-fills =
    { $count ->
        [1] One forward sweep fills one column of this table: what { $name } does to every output. There is 1 input, so 1 sweep gives everything.
       *[other] One forward sweep fills one column of this table: what { $name } does to every output. For all { $count } inputs you need { $count } sweeps.
    }
result-reverse-fills =
    { $count ->
        [1] One reverse sweep fills one row of this table: what every input does to { $name }. There is 1 output, so 1 sweep gives everything.
       *[other] One reverse sweep fills one row of this table: what every input does to { $name }. For all { $count } outputs you need { $count } sweeps.
    }
result-now = in this sweep
verdict-agree = agrees
verdict-differ = differs
verdict-kink = kink
verdict-unknown = cannot tell
verdict-waiting = at rest
symbolic-show = checks
symbolic-label = All checks of the derivative of { $output } with respect to { $input }
symbolic-waiting = Working it out
symbolic-agrees = It gives { $value }, the same number.
symbolic-differs = It gives { $value }, another number.
symbolic-unknown = It gives { $value }.
symbolic-none = No formula: { $reason }
symbolic-again = Ask again

### What a mode found, what modes cost, differences for every h.

found-heading = Found by this mode
found-yes = yes
found-no = no
found-digits = { $start } × 10^{ $power } ({ $count } digits)
found-hessian = Hessian
found-gradient = Gradient
found-product = Hessian times direction
found-coefficients = Coefficients, by power of t
found-derivatives = Derivatives along the direction, by order
found-history = History, by update
found-order = Order
found-multiplications = multiplications
found-additions = additions
found-units = of them by ±1
found-left = left to go
found-proven = proven the fewest
found-least = at least
found-states = size of the proof
found-rules = What the rules would take
found-paths = paths
found-expanded = multiplications at first
found-factored = multiplications left
found-letters = Letters
found-ledgers = The sum, step by step
found-operations = operations
found-again = computed again
found-advances = of them run ahead
found-most-stored = values kept at most
found-tape = values on a tape
costs-heading = What each mode costs
costs-show = count
costs-mode = way
costs-multiplications = multipli­cations
costs-additions = additions
costs-edges = edges touched
costs-sweeps = sweeps
costs-stored = values stored
costs-recomputed = again
costs-about = For the whole Jacobian; the Hessian is of the first output. Only the derivative’s own arithmetic is counted. Of an elimination the sweeps are vertices that go, of the sum over paths they are paths.
cost-forward = forward mode
cost-reverse = reverse mode
cost-paths = sum over paths
cost-elimination-forward = elimination, forward
cost-elimination-reverse = elimination, reverse
cost-elimination-markowitz = elimination, Markowitz
cost-elimination-relative-markowitz = elimination, relative
cost-jacobian = fewer of the two sweeps
cost-checkpoint = reverse, two checkpoints
cost-descent = one update of a descent
cost-hessian = Hessian
checks-curve = The error of differences for h from 10⁻¹³ at the left to 0.1 at the right
checks-best = Too large a step bends, too small a step loses digits. The best here is h = { $h }, with an error of { $error }.
checks-kink = At a kink the slopes from the left and from the right differ. Central differences give the middle of the two, for every h.
checks-straight = Nothing bends along this input, so a long step is as good as it gets: only rounding is left of the V.
checks-none = No difference can be taken here.

### When something is in the way.

offline = The server does not answer. Your program is safe on this page.
retry = Try again
link-damaged = The link is damaged, so this is the opening page. Ask for the link again.
link-part = A part of the link could not be read. The rest of it is here.
link-step = The link names a step beyond the end, so this is the last one.
link-version = The link was made by another version of Pathsum, so this is the opening page.
link-size = The link is too large to open, so this is the opening page.
internal = Something broke on our side. Your program is safe on this page.
dismiss = Dismiss

### Keys.

keys-title = Keys
key-face-Control = Ctrl
key-face-Shift = Shift
key-face-Space = Space
key-face-Home = Home
key-face-End = End
key-face-PageUp = Page ↑
key-face-PageDown = Page ↓
key-face-Enter = Enter
keys-single = Use keys of one letter
keys-group-steps = Steps
keys-group-graph = In the graph
keys-group-view = View
keys-group-edit = Edit
keys-group-present = In the presenter view
key-next = next step
key-previous = previous step
key-first = first step
key-last = last step
key-play = play or pause
key-slower = slower
key-faster = faster
key-say = say the step again (for screen readers)
key-granularity = step by edge, node or sweep
key-mode = mode 1, 2, 3
key-more-modes = more modes
key-program = go to the program
key-graph = go to the graph
key-views = all views
key-second = a second view, or one only
key-graph-along = along an edge, on or back
key-graph-beside = to the edge or node beside
key-graph-ends = first node, last node
key-graph-step = next step, previous step
key-graph-pick = mark in all views
key-graph-turn = turn an input’s number
key-graph-zoom = larger, smaller, all
key-tab = next tab
key-labels = numbers or formulas on edges
key-fold = fold or unfold the call or turn in hand; without one, all
key-theme = colours
key-share = copy the link
key-undo = undo
key-redo = redo
key-help = this sheet
key-present = presenter view
key-present-next = next step
key-present-previous = previous step
key-present-blank = blank screen
key-escape = let go
help-idea-title = In one breath
help-idea = Every value on the way is a node, every edge carries a slope. The derivative of an output is the sum over all paths from the input: multiply the slopes along each path, add the paths up. Forward mode adds up from the inputs, reverse mode from the output. All three give the same number.

## Graph
## The picture: names for screen readers, marks, cards and zoom buttons.

graph-name =
    Computational graph of { $outputs }: { $nodes ->
        [one] { $nodes } node
       *[other] { $nodes } nodes
    }, { $edges ->
        [one] { $edges } edge
       *[other] { $edges } edges
    }
graph-role = graph
graph-role-node = node
graph-keys-across = Right follows an edge on, left follows one back, up and down go to what is beside. Page down is the next step, page up the previous one. R says the step again.
graph-keys-down = Down follows an edge on, up follows one back, left and right go to what is beside. Page down is the next step, page up the previous one. R says the step again.
graph-dial-keys = Shift with up or down turns the number.
graph-dial = { $name } is { $value }.
graph-walk-out = { $place } of { $count } out of { $name }.
graph-walk-in = { $place } of { $count } into { $name }.
graph-walk-there = There: { $words }
graph-walk-no-on = No edge leads on from { $name }.
graph-walk-no-back = No edge leads to { $name }.
graph-walk-none = Nothing lies beside it there.
spoken-times = times
spoken-power = to the power
graph-not-yet = not known yet
graph-node-input = Input { $name } is { $value }.
graph-node-const = Constant { $value }.
graph-node-operation = { $name } is { $formula }, a { $gloss }: { $value }.
graph-node-shape = Its shape is { $shape }.
graph-node-output = It is an output.
graph-node-tangent = Tangent: { $value }.
graph-node-adjoint = Adjoint: { $value }.
graph-node-sum = Sum over paths: { $value }.
graph-node-now = In hand in this step.
graph-node-picked = Marked in all views.
graph-node-moving = The adjoint’s tangent: { $value }.
graph-node-coefficient = Coefficient of { $power }: { $value }.
graph-node-in = Slopes in: { $list }.
graph-node-out = Slopes out: { $list }.
graph-partial-from = { $value } from { $name }
graph-partial-to = { $value } to { $name }
graph-partial-more = and { $count } more
graph-edge-plain = Edge from { $from } to { $to }: slope { $value }.
graph-edge-product = In use in this step: { $product }.
graph-edge-in-use = In use in this step.
graph-edge-trail = On the path in hand.
graph-edge-used = Used before in this sweep.
graph-edge-flow = The sweep takes { $value } along it.
graph-edge = Edge from { $from } to { $to }: slope { $formula }, here { $value }.
graph-edge-matrix = Edge from { $from } to { $to }: Jacobian { $formula }. { $words }
graph-edge-inactive = Edge from { $from } to { $to }: nothing flows, { $from } does not depend on an input.
graph-edge-gone = Edge from { $from } to { $to }: eliminated.
graph-edge-now = Edge from { $from } to { $to }: now { $value }.
graph-fill = New edge from { $from } to { $to }: { $value }.
graph-fill-fresh = This step made it.
graph-node-gone = It is eliminated.
graph-edge-constant = Nothing flows: it does not depend on an input.
graph-status-domain = It is outside its domain, so it has no value.
graph-status-pole = It is at a pole.
graph-status-overflow = It is too large for a number here.
graph-status-underflow = It is so small that it became 0.
graph-status-convention = No single value is right here, so the usual one is taken by convention.
graph-status-unknown = It depends on something that has no value.
graph-mark-domain = domain
graph-mark-pole = pole
graph-mark-overflow = too large
graph-mark-underflow = too small
graph-mark-convention = by convention
graph-mark-unknown = unknown
graph-partial-subgradient = A kink: one slope is chosen by convention.
graph-partial-one-sided = At the end of the domain: the slope holds on one side only.
graph-partial-infinite = The slope is infinite here.
graph-partial-undefined = There is no slope here.
graph-card-value = value
graph-card-tangent = tangent
graph-card-adjoint = adjoint
graph-card-moving = its tangent
graph-card-coefficient = coefficient of { $power }
graph-card-partial = slope
graph-card-formula = formula
graph-zoom = Zoom
graph-zoom-in = Zoom in
graph-zoom-out = Zoom out
graph-zoom-fit = Fit the whole graph
graph-zoom-fit-short = Fit
graph-follow = Keep the step in sight when zoomed in
graph-follow-short = Follow

### Tensors. `shape` is as in 2×3; a vector of three is 3.

tensors = Tensors
tensors-single = Single numbers
tensors-expand = Draw every number of a vector or matrix as a node of its own
tensors-forced = This mode works on single numbers, so every tensor is written out.
array-label = { $name }, { $shape }
number-undefined = undefined
kind-zero = zero
kind-identity = identity
kind-diagonal = diagonal
kind-selection = selection
kind-row = row
kind-column = column
kind-blocks = blocks
kind-dense = dense
kind-short-zero = 0
kind-short-identity = I
kind-short-diagonal = diag { $shape }
kind-short-selection = pick { $shape }
kind-short-row = row { $shape }
kind-short-column = column { $shape }
kind-short-blocks = blocks { $shape }
kind-short-dense = { $shape }
jacobian-label = The Jacobian of { $to } with respect to { $from }
jacobian-words =
    Jacobian, { $rows } × { $columns }, { $structure }. Norm { $norm }, { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }.
jacobian-pooled = The picture has the largest entry of each of its cells.
cells-key = Full: positive. Hollow: negative. Strong: large.
structure-zero = all zeros
structure-identity = the identity
structure-diagonal = diagonal
structure-selection = a selection of numbers
structure-row = one row
structure-column = one column
structure-blocks = in blocks
structure-dense = dense
in-hand-none = Pick a node or an edge of the graph to see its numbers here.

### Calls and turns of loops in the graph. `name` is the call as it is written, or "t = 2".

graph-tidy = Lay the graph out afresh: edits have kept what was there in its place
graph-tidy-short = Tidy
graph-untidy = Put everything back where it was before it was tidied
graph-untidy-short = Put back
find = Find a node
find-short = Find a node
find-title = By name, operation, formula or number (key /)
find-found = { $place } of { $count }: { $words }
find-none = No node is called, does or holds “{ $query }”.
find-next = Next node found
find-previous = Previous node found
key-find = find a node
table-earlier = Show rows before these ({ $count })
table-later = Show rows after these ({ $count })
groups = Calls and turns
groups-fold = Fold all
groups-unfold = Unfold all
groups-whole = This mode needs the formula of every operation, so it runs on the whole graph.
groups-folded =
    { $count ->
        [one] Folded: { $list }.
       *[other] { $count } folded: { $list }.
    } The graph has { $nodes } nodes.
group-call = Call { $name }
group-turn = Turn { $name }
group-fold = Fold { $name } into one node
group-unfold = Unfold { $name }

### The derivatives as a program. `language` is the name of one.

tab-code = Code
code-program = The program
code-derivatives = The derivatives
code-language = Language
code-language-pathsum = Pathsum
code-language-python = Python
code-language-numpy = NumPy
code-language-jax = JAX
code-language-torch = PyTorch
code-language-latex = LaTeX
code-mode = Mode of the code
code-mode-forward = forward
code-mode-reverse = reverse
code-input = moved by
code-output = pulled from
code-comments = comments
code-copy = Copy
code-copied = Copied.
code-not-copied = Select the text to copy it.
code-open = Open as program
code-open-why = These lines are a program like yours. Open them, and you can differentiate the derivative.
code-text = The derivatives in { $language }
code-set = The same, typeset
code-waiting = Writing the code.

### The Jacobian with seeds to drag. `name` is an input or an output.

tab-jacobian = Jacobian
jacobian-about = Drag v: a forward sweep follows in the graph. Drag u: a reverse sweep. A row an output, a column an input.
jacobian-table = Jacobian with seeds and products
jacobian-seed-forward = v
jacobian-seed-reverse = u
jacobian-push = J·v
jacobian-pull = uᵀ·J
jacobian-slider-forward = Seed of { $name } for a forward sweep, slider
jacobian-slider-reverse = Seed of { $name } for a reverse sweep, slider
jacobian-number-forward = Seed of { $name } for a forward sweep
jacobian-number-reverse = Seed of { $name } for a reverse sweep
jacobian-one-forward = One forward sweep gives the column of { $name }.
jacobian-one-reverse = One reverse sweep gives the row of { $name }.
jacobian-times-forward = One forward sweep gives { $weight } times the column of { $name }.
jacobian-times-reverse = One reverse sweep gives { $weight } times the row of { $name }.
jacobian-mix-forward = One forward sweep gives J·v: { $count } columns, weighed and added, none of them alone.
jacobian-mix-reverse = One reverse sweep gives uᵀ·J: { $count } rows, weighed and added, none of them alone.
jacobian-nothing = A seed of zeros gives zeros.
jacobian-whole = The whole matrix
jacobian-whole-forward =
    { $count ->
        [one] { $count } forward sweep, a column each
       *[other] { $count } forward sweeps, a column each
    }
jacobian-whole-reverse =
    { $count ->
        [one] { $count } reverse sweep, a row each
       *[other] { $count } reverse sweeps, a row each
    }
jacobian-same = Both take as many.
jacobian-more = At most { $most } rows and columns are shown. Not shown: { $rows } rows, { $columns } columns.
jacobian-key = Full: positive. Framed: negative. Strong and bold: large; the largest is { $most }.

### Gradient health: slopes by their powers of ten, and their product along a path.

tab-health = Health
health-about = While this view is open, edges are drawn by the size of their slopes. Many small slopes in a row make a gradient vanish, many large ones make it explode.
health-legend = What the edges mean
health-zero = stops: slope 0
health-tiny = shrinks tenfold or more
health-small = shrinks by a tenth or more
health-even = keeps the size, within a tenth
health-large = grows by a tenth or more
health-huge = grows tenfold or more
health-none = no slope
health-along = The product along a path
health-path = path
health-option = { $number }: { $count } edges, { $product }
health-chart = The product along the path on a scale of powers of ten, from 1 before the first edge to { $product } after { $count } edges
health-fate-alive = After { $count } edges the product is { $product }: neither vanishing nor exploding. On average an edge multiplies by { $rate }.
health-fate-vanishing = Vanishing ▾: after { $count } edges the product is { $product }. On average an edge multiplies by { $rate }.
health-fate-exploding = Exploding ▴: after { $count } edges the product is { $product }. On average an edge multiplies by { $rate }.
health-fate-stopped = Stopped ✕: a slope of 0 on the way, so nothing arrives.
health-fate-unknown = There is no product: a slope on the way is not a number.
health-numbers = The numbers
health-to = edge to
health-slope = slope
health-does = it
health-product = product
health-tensors = Paths run between single numbers. Step along paths, and the tensors are written out.
health-net = A recurrent net
health-net-none = Slide the length and the weight of a program that repeats a line with range.
health-net-open = Open one
health-length = length
health-weight = Weight { $name }, slider
health-weight-number = Weight { $name }
example-recurrent = A recurrent net to lengthen
health-edge = It { $does }.

### What each way costs: bars, a family of programs, checkpoints.

tab-cost = Cost
cost-least = fewest
cost-about = For the whole Jacobian, without computing the values. Bold: the fewest. Of the sum over paths the sweeps are paths, of an elimination they are vertices that go. Bars of counts far apart follow powers of ten.
cost-current = elimination, this order
cost-family = Where forward and reverse cross
cost-family-about = A family of programs: the inputs are added up, go through a chain of operations, and fan out to the outputs.
cost-inputs = inputs
cost-outputs = outputs
cost-family-chart = Multiplications for the whole Jacobian over the number of inputs, beside { $outputs } outputs, forward and reverse
cost-family-bars = Multiplications with { $inputs } inputs and { $outputs } outputs
cost-one-input = 1 input
cost-many-inputs = { $count } inputs
cost-crosses = Beside { $outputs } outputs, reverse mode takes fewer multiplications from { $inputs } inputs on.
cost-always =
    { $outputs ->
        [one] Beside { $outputs } output, reverse mode takes fewer multiplications always.
       *[other] Beside { $outputs } outputs, reverse mode takes fewer multiplications always.
    }
cost-never = Beside { $outputs } outputs, forward mode never takes more multiplications here.
cost-family-neck = All paths pass the chain: an elimination that shortens it first beats both sweeps.
cost-family-open = Open this program
cost-checkpoints = Memory for recomputation
cost-checkpoints-about = A reverse sweep can forget values and compute them again from a few kept states. Fewer kept, more computed again; heights follow powers of ten.
cost-of = Of
cost-program = this program
cost-chain = a chain of 50
cost-slots = states kept
cost-again = operations computed again
cost-kept = values kept at most
cost-nothing = Nothing is computed here, so there is nothing to keep.
cost-step = Step through it
cost-checkpoints-chart = Operations computed again, and values kept at most, over the number of states kept, on a scale of powers of ten
cost-trade =
    { $slots ->
        [one] With { $slots } state kept
       *[other] With { $slots } states kept
    }: { $again } operations computed again, at most { $stored } values kept. A tape keeps all { $operations } and computes nothing again.

### The path ledger.

tab-ledger = Ledger
ledger-about = The derivative is the sum over all paths. Written out, that is one product a path. Pull out what the products share, from the input or from the output, and watch a sweep appear.
ledger-ways-label = Pull out what the paths share
ledger-factor-prefixes = Factor from the input
ledger-factor-suffixes = Factor from the output
ledger-tangent = tangent of
ledger-adjoint = adjoint of
ledger-paths =
    { $count ->
        [one] 1 path
       *[other] { $count } paths
    }
ledger-multiplications =
    { $count ->
        [one] multiplication
       *[other] multiplications
    }
ledger-at-first = { $first } at first
ledger-bars = The bars follow powers of ten.
ledger-lines-prefixes = Summed up, from the input on
ledger-lines-suffixes = Summed up, from the output back
ledger-lines-more = { $count } lines before these
ledger-ways =
    { $count ->
        [one] 1 product
       *[other] { $count } products in one
    }
ledger-all = All paths as products
ledger-rest = Still to add up
ledger-terms =
    { $count ->
        [one] 1 term
       *[other] { $count } terms
    }
ledger-largest = The { $count } largest of them:
ledger-factors-more = … { $count } factors …
ledger-merges = merges next
ledger-next =
    { $count ->
        [0] Next everything that leads to { $node } adds up; none of the lines above is part of it.
        [one] Next the marked part becomes one sum, that of { $node }.
       *[other] Next the marked parts of { $count } lines become one sum, that of { $node }.
    }
ledger-next-bundle = Next the edges that run side by side towards { $node } add up.
ledger-long = The sums here are too long to be written line by line. The counter is exact, and each step says what merges.
ledger-end-forward = Each sum, from the input on, is a tangent: what is left is exactly the forward sweep.
ledger-end-reverse = Each sum, from the output back, is an adjoint: what is left is exactly the reverse sweep.
ledger-sweep-forward = Step the forward sweep itself
ledger-sweep-reverse = Step the reverse sweep itself

### The elimination game.

tab-game = Game
game-about = Take the inner vertices away one by one: each joins every edge in with every edge out, a multiplication a pair, until only the Jacobian is left. How few can it take?
game-watching = { $rule }, step by step
game-boards = Boards on which forward and reverse both take too many
game-here = Play on this program
game-board-lighthouse = Lighthouse
game-board-hourglass = Hourglass
game-board-bowtie = Bow tie
game-left =
    { $count ->
        [0] Nothing left to go.
        [one] 1 vertex left.
       *[other] { $count } vertices left.
    }
game-first = Point at a move below and see what it does. The first one begins the game: the page turns to elimination.
game-would =
    { $count ->
        [one] Eliminating { $name } takes { $count } multiplication.
       *[other] Eliminating { $name } takes { $count } multiplications.
    }
game-from-here = At best { $best } in all from here, vertex by vertex.
game-free =
    { $count ->
        [one] { $count } more is free.
       *[other] { $count } more are free.
    }
game-makes =
    { $count ->
        [0] No new edge.
        [one] New edge: { $list }.
       *[other] New edges: { $list }.
    }
game-grows =
    { $count ->
        [one] Adds to { $list }.
       *[other] Adds to { $list }.
    }
units-counted = Counted: every product, also one with a slope that is always 1 or −1.
units-free = Free: products with a slope that is always 1 or −1.
game-watched =
    { $count ->
        [one] { $done } of { $count } move
       *[other] { $done } of { $count } moves
    }
game-own = Back to your game ({ $score })
game-own-new = Play yourself
game-own-back = Back to your game
game-waits =
    { $score ->
        [one] Your game waits, after { $score } multiplication.
       *[other] Your game waits, after { $score } multiplications.
    }
game-tensors = The game is played on single numbers. Begin, and the tensors are written out.
game-yours-so-far = yours so far
game-seek-longer = Search longer
game-behind = The picture shows an earlier step.
game-catch-up = To where the game stands
game-in-order = In order:
game-undo = Take back
game-restart = Start over
game-hint = Point at a move, here or in the picture, and see what it does. Of an edge, the half that you point at says which end it passes.
game-vertices = Vertices that can go
game-cost = takes { $count }
game-eliminate = Eliminate
game-ends = ({ $before } in, { $after } out)
game-edges = Single edges ({ $count })
game-edges-about = An edge can pass the vertex it ends in, to all that this feeds; or the vertex it starts from, to all that feed it.
game-eliminate-edge = Eliminate the edge
game-side-front = past its end
game-side-back = past its start
game-so-far = So far:
game-beat = That is fewer than the best the search found, { $best }. Single edges can do what vertices cannot.
game-optimal = No order of vertices takes fewer: that is proven.
game-level = The search found nothing better.
game-above =
    { $count ->
        [one] One fewer is possible.
       *[other] { $count } fewer are possible.
    }
game-under-both = That is fewer than forward and reverse.
game-over-both = Forward and reverse both take fewer.
game-between = One of forward and reverse does no worse.
game-compare = Compare
game-order = order
game-multiplications = multiplications
game-yours = yours
game-rule-forward = forward
game-rule-reverse = reverse
game-rule-markowitz = Markowitz
game-rule-relative-markowitz = relative Markowitz
game-rule-best = best
game-best = best known
game-proven = proven fewest
game-watch = watch
game-watch-rule = Watch the order { $rule }
game-seek = Search for the fewest
game-seeking = Searching, then proving …
game-proof = { $best } is proven to be the fewest, vertex by vertex. Sets of vertices that the proof looked into: { $states }.
game-no-proof = The search found { $best }. It is proven that no order of vertices takes fewer than { $least }; sets of vertices looked into: { $states }.

### Predict before reveal.

tab-predict = Predict
predict-about = Work out what comes next before the page shows it.
predict-kind = Guess
predict-kind-number = the number
predict-kind-edge = the edge
predict-ask-edge = Which edge comes next? Pick it in the picture or in the list.
predict-edges = Edges
predict-choose = Choose an edge
predict-ask-value = What is { $node }, which is { $formula }?
predict-ask-tangent =
    { $count ->
        [one] The edge from { $from } to { $to } comes next. What is the tangent of { $node } after it?
       *[other] { $node } comes next, with { $count } edges. What is its tangent then?
    }
predict-ask-adjoint =
    { $count ->
        [one] The edge from { $from } to { $to } comes next, backwards. What is the adjoint of { $node } after it?
       *[other] { $node } comes next, with { $count } edges. What is its adjoint then?
    }
predict-ask-product = The path goes on from { $from } to { $to }. What is the product along it then?
predict-ask-sum = The path is complete. What is the sum over paths with it?
predict-ask-fill = { $node } is being eliminated. What does the new edge from { $from } to { $to } carry?
predict-ask-entry = { $node } is being eliminated. What does the edge from { $from } to { $to } carry then?
predict-ask-value-entry = { $whole } is { $formula }. What is its entry { $node }?
predict-ask-value-again = With the numbers as they are now, what is { $node }, which is { $formula }?
predict-ask-seed =
    { $channel ->
        [tangent] The sweep begins at its seed. What does the tangent of { $node } start with?
        [adjoint] The sweep begins at its seed. What does the adjoint of { $node } start with?
       *[coefficient] The series begin with the inputs. What is the coefficient of order 1 of { $node }?
    }
predict-ask-derivative = What is the derivative of { $of } by { $by }, now that all of it is there?
predict-ask-moving =
    { $count ->
        [one] The edge from { $from } to { $to } comes next, backwards. Along the direction its slope { $partial } moves by { $bend }. By how much does the adjoint of { $node } move after it?
       *[other] { $node } comes next, with { $count } edges. By how much does its adjoint move then, along the direction?
    }
predict-ask-turn = The sweep turns at { $node }, whose adjoint is 1. By how much does that adjoint move along the direction?
predict-ask-second = What is the second derivative of { $of } by { $by } and { $also }?
predict-ask-hvp = H·v is complete. What is its entry for { $by }?
predict-ask-coefficient = What is the coefficient of order { $order } of { $node }, which is { $formula }?
predict-ask-loss = How large is the loss { $node } now?
predict-ask-length = The gradient is complete, with a slope for { $names }. What is its length?
predict-ask-update-gradient = { $node } is { $before }, its slope is { $slope }, the rate is { $rate }. Where does { $node } go?
predict-ask-update-momentum = { $node } is { $before }, its slope is { $slope }, the rate is { $rate }. Its velocity was { $velocity }, of which { $keep } is kept. Where does { $node } go?
predict-ask-update-adam = { $node } is { $before }, its slope is { $slope }, the rate is { $rate }. Scaled by its history the slope is { $along }. Where does { $node } go?
predict-ask-terms = Written out, how many paths lead from { $input } to { $output }?
predict-ask-left = Edges that run side by side towards { $node } add up first. Of { $count } multiplications, how many are left then?
predict-ask-merge-tangent = What do all products that lead from { $input } to { $node } add up to?
predict-ask-merge-adjoint = What do all products that lead from { $node } to { $output } add up to?
predict-ask-count =
    { $units ->
        [free] { $node } goes. How many multiplications does it take, where those by 1 and −1 are free?
       *[other] { $node } goes. How many multiplications does it take in all?
    }
predict-ask-count-edge =
    { $units ->
        [free] The edge from { $from } to { $to } goes. How many multiplications does it take, where those by 1 and −1 are free?
       *[other] The edge from { $from } to { $to } goes. How many multiplications does it take in all?
    }
predict-ask-stored =
    { $count ->
        [one] The state before { $node } is kept: 1 value. How many values are kept then in all?
       *[other] The state before { $node } is kept: { $count } values. How many values are kept then in all?
    }
predict-ask-dropped =
    { $count ->
        [one] The state before { $node } is not needed any more: 1 value. How many values are still kept then?
       *[other] The state before { $node } is not needed any more: { $count } values. How many values are still kept then?
    }
predict-none-other = There is nothing to work out in the next step.
predict-none-over = That was the last step.
predict-none-edge = The next step goes along no edge. Guess the number instead.
predict-none-end = The next step works out nothing: it says that all is done.
predict-none-merge = The next step works out nothing: it tidies up, so that no two edges run side by side.
predict-none-search = The next step is the computer's own: it tries orders, more than you could by hand.
predict-none-many = There are too many paths to count them by hand.
predict-none-forget = The next step works out nothing: it forgets the values.
predict-none-restore = The next step works out nothing: it takes back what was kept.
predict-check = Check
predict-show = Show me
predict-go-on = Go on
predict-again = From the start
predict-mark-right = ✓ Right.
predict-mark-wrong = ✗ Not yet.
predict-shown = It is { $worked }.
predict-went-on = On to the next question.
predict-slip-number = Type a number, such as 2, −0.5 or 1e3.
predict-slip-forgot = One contribution is missing: { $edge }. Add up all of them.
predict-slip-overwrote = That is the new contribution alone. Something was there before it: add, do not replace.
predict-slip-unchanged = That is what was there before. The new contribution is still to be added.
predict-slip-partial = That multiplies by the slope of another edge, { $edge }. Take the slope of the edge in hand.
predict-slip-value =
    { $channel ->
        [tangent] A value slipped in. What travels is the tangent, and it is multiplied by the slope on the edge.
        [adjoint] A value slipped in. What travels is the adjoint, and it is multiplied by the slope on the edge.
       *[other] A value slipped in where a slope belongs.
    }
predict-slip-sign = The size fits, the sign does not.
predict-slip-added = That adds the slope. Along an edge multiply; add where edges meet.
predict-slip-no-partial = The slope on the edge is missing. Multiply by it.
predict-slip-other = { $answer } is not it. Multiply along the edge, then add to what is there.
predict-slip-product = One product is missing. An entry is the sum of all products along its row or column.
predict-slip-turned = That takes rows for columns. Forwards each row of the Jacobian counts, backwards each column.
predict-slip-entry = That is { $which }. Asked is another entry.
predict-slip-seed =
    { $seeds ->
        [none] Nothing is seeded here: everything starts at 0.
       *[other] The sweep starts from its seed, { $seeds }. Everything else starts at 0.
    }
predict-slip-old = That is what it was before. What it is made of has changed since.
predict-slip-product-rule = One term of the product rule is missing: the adjoint moves, and the slope moves as well.
predict-slip-adjoint = That is the adjoint itself. Asked is by how much it moves.
predict-slip-first = That is the first derivative, the adjoint. Asked is how the adjoint moves.
predict-slip-order = That is the coefficient of the order below.
predict-slip-factorial = That is the derivative. The coefficient is the derivative divided by the factorial of { $order }.
predict-slip-same-order = That multiplies the coefficients of order { $order } alone. All pairs count whose orders add up to { $order }.
predict-slip-pair = One pair is missing. All pairs count whose orders add up to { $order }.
predict-slip-degrees = That takes degrees. Angles are in radians.
predict-slip-base = That is the logarithm to another base. Here log is the natural one.
predict-slip-swapped = The two sides have changed places. It is { $formula }.
predict-slip-operation = Those are the right numbers with another operation. It is { $formula }.
predict-slip-argument = That is { $which }. The operation is still to be done: it is { $formula }.
predict-slip-length = That is a sum. The length is the root of the sum of squares.
predict-slip-root = That is the square of the length. The root is still to be taken.
predict-slip-uphill = That goes uphill. The loss gets smaller against the slope.
predict-slip-step = That is the step alone. It starts from { $before }.
predict-slip-rate = The rate is missing. The step is the rate times the slope.
predict-slip-memory = That goes by this slope alone. This rule remembers the slopes before it.
predict-slip-count = That is how many there were before this step.
predict-slip-crossed = That adds the edges in and out. Each edge in is multiplied with each edge out.
predict-slip-alone = That is what this step alone makes. There are others.
predict-slip-miss = { $answer } is not it.
predict-edge = { $from } → { $to }
predict-edge-right = { $edge } it is.
predict-edge-used = { $edge } has been used already in this sweep.
predict-edge-early = { $edge } is too early: what it takes up is not complete.
predict-edge-elsewhere = { $edge } could go next as well. Here another edge comes first.
predict-edge-unused = { $edge } takes no part in this sweep.
predict-edge-apart = { $edge } does not begin where the path stands.
predict-count = Count right answers in a row
predict-streak =
    { $count ->
        [0] No streak yet.
        [one] 1 right in a row.
       *[other] { $count } right in a row.
    }

### The presenter view: only the step, large.

present = Presenter view
present-tools = Presenter view
present-blank = Blank
present-blank-again = The screen is blank. Show the step again.
present-leave = Leave the presenter view

### The transcript: the sentence of every step.

tab-transcript = Transcript
transcript-heading = Step by step, in words
transcript-about = { $count ->
    [one] 1 step. Choose it to go there.
   *[other] { $count } steps. Choose one to go there.
}
transcript-copy = Copy
transcript-copied = The whole transcript is copied.
transcript-not-copied = The browser did not let it be copied.
transcript-values = First the values
transcript-sweep = Then the derivatives
transcript-earlier = Earlier
transcript-later = Later
transcript-page = Steps { $from } to { $to } of { $count }

### Descent: the loss, the land, each update.

tab-descent = Descent
descent-heading = The loss, update by update
descent-now = After { $number } of { $count } updates, { $output } is { $loss }.
descent-curve = { $output } over { $count } updates: from { $first } to { $last }
descent-powers = Upwards: powers of ten.
descent-grows = The loss grows: the steps are too long.
descent-slower = Take the rate { $rate }
descent-update = Update
descent-valued = update { $number }, loss { $loss }
descent-land = The land
descent-map = Lines of equal { $output }, { $across } to the right, { $up } upwards. The walk goes from { $from } to { $to }.
descent-about-map = Along a line { $output } is the same; lower lines are stronger. The gradient stands across them, and the walk goes against it.
descent-no-map = Two inputs that move make a map. Choose two in the row above the graph.
descent-leaves = With update { $number } the walk leaves this map.
descent-try = Other walks:
descent-walk-valley = Rosenbrock’s valley
descent-walk-neuron = A neuron learns
descent-updates = Each update, opened
descent-open = open
descent-forward = forward
descent-reverse = reverse
descent-to-forward = Go to the forward sweep before update { $number }
descent-to-reverse = Go to the reverse sweep of update { $number }
descent-window = Updates { $from } to { $to } of { $count }, those around the step.
descent-none = This view shows a walk downhill.
descent-begin = Begin gradient descent

### Checks: one derivative by four ways.

tab-checks = Checks
checks-output = of
checks-input = with respect to
checks-four = { " " }by four ways
checks-ways = The derivative by four ways
checks-ad = Automatic differentiation
checks-ad-about = this graph: multiplied along edges, added where they meet
checks-central = Central differences
checks-step = Complex step
checks-step-about = subtracts nothing, so it loses no digits
checks-formula = Formula
checks-curve-heading = The error of differences, step by step
checks-rounds = loses digits, as 1/h
checks-bends = bends, as h²
checks-swell = How the formula swells
checks-swell-about = Operations, if the formula is written out, if each value is computed once, and with equal parts merged.
checks-swell-tree = written out
checks-swell-graph = as a graph
checks-swell-merged = merged
checks-swell-function = function
checks-swell-derivative = derivative
checks-swell-sympy = by SymPy
checks-singular = Singular points on the way
checks-all-smooth = There are none from { $from } to { $to }: every slope is the ordinary limit.
checks-slope = From { $from } to { $to }: slope { $slope }.
checks-status-subgradient = There is a kink here: the slope differs on the two sides, and one between them was chosen, so differences may give another number.
checks-status-one-sided = The function ends here: the slope is that of the side where it lives.
checks-status-infinite = The slope grows without bound here, so the derivative is infinite or undefined.
checks-status-undefined = There is no slope here: the function is not defined, or not continuous.
checks-nothing = There is no derivative to check: the program has no input or no output.

### Lessons. Arguments: at, count, minutes, right, title, node, first, needs.

learn-nav = Lessons
learn-course = Course
learn-skip = To the lesson
learn-screens = Screens of the lesson
learn-back = Back
learn-next = Go on
learn-to-course = To the course
learn-screen-of = { $at } of { $count }
learn-waits = Answer the question above to go on, or press “Show me”.
learn-untranslated = This lesson is not translated yet. You see the original.
learn-open-page = Open in the studio
learn-hint = A hint
learn-again = New numbers
learn-mark-right = ✓ Right.
learn-mark-wrong = ✗ Not yet.
learn-mark-carried = ↷ Carried forward.
learn-right = That is it.
learn-state-right = ✓ Done
learn-state-shown = Shown
learn-choice-wrong = Not this one. Look at the graph and try another.
learn-edge-next = Another edge comes next.
learn-edge-other = Not this edge. Compare the slopes.
learn-order-wrong = { $first } stands before { $needs }, which it needs.
learn-order-up = Move { $node } up
learn-order-down = Move { $node } down
learn-ask-number = Which number is it?
learn-ask-choice = Which one is right?
learn-ask-edge = Which edge is it?
learn-ask-order = Put the nodes in an order in which they can be computed.
learn-ask-bug = One thing in this engine is broken. Which?
learn-ask-goal = Reach the goal.
learn-ask-fill = Carry out the sweep.
learn-ask-edges = Pick the edges that are multiplied.
learn-ask-paths = List every path and its product.
learn-ask-order-sweep = Eliminate the vertices.
learn-import-wrong = This file holds no progress of Pathsum.
learn-import-done = Your progress is here.
course-title = Learn automatic differentiation
course-lead = Short lessons. You predict, you carry out sweeps, and the page tells you what went wrong.
course-untranslated = Lessons that are not translated yet are listed as they were written.
course-ours = The course
course-own = Lessons of your teacher
course-minutes = { $minutes } minutes
course-exercises =
    { $right } of { $count } { $count ->
        [one] exercise
       *[other] exercises
    }{ $shown ->
        [0] {""}
       *[other] , { $shown } shown
    }
course-needs = after
course-progress = Exercises done in { $title }
course-begin = Begin with lesson { $number }
course-go-on = Go on with lesson { $number }
course-sum = { $done } of { $count } lessons done, about { $minutes } minutes to go
course-all-done = Every lesson is done. All of them stay open to you.

learn-entry-node = Node
learn-entry-value = Value
learn-entry-head-adjoint = Adjoint
learn-entry-head-tangent = Tangent
learn-entry-said = What it is
learn-entry-adjoint = Adjoint of { $node }
learn-entry-tangent = Tangent of { $node }
learn-entry-early = This needs { $needs } first.
learn-entry-mark-right = ✓
learn-entry-mark-carried = ↷ carried forward: right for your earlier number
learn-entry-mark-wrong = ✗
learn-entry-mark-early = ✗
learn-entry-mark-number = ?
learn-slip-seed = The sweep starts from a seed: 1 at one end, 0 at its neighbours.
learn-sweep-done = All { $count } entries are right.
learn-sweep-score = { $right } of { $count } right, { $carried } carried forward from an earlier number.
learn-replay = Play the model answer
learn-edges-adjoint = Which edges hand something back to { $node }?
learn-edges-tangent = Which edges bring something to { $node }?
learn-edges-forgot = An edge is missing at { $node }.
learn-edges-other = { $edge } brings nothing to { $node } in this sweep.
learn-edges-done = Every product has its edge.
learn-way = The path in hand
learn-way-back = One edge back
learn-way-product = Its product
learn-way-add = Add the path
learn-way-all = That is all of them
learn-way-done = All { $count } of them.
learn-way-left = A path is missing. Go back to the first node and look for an edge that you have not taken.
learn-way-again = You have this path already.
learn-way-unfinished = The path has not reached the output.
learn-way-number = Type the product as a number.
learn-way-added = That adds the slopes. Along a path multiply.
learn-way-sign = The size fits, the sign does not.
learn-way-product-wrong = Multiply the slopes of all its edges.
learn-budget = Multiplications: { $spent } of { $budget }
learn-budget-cost = takes { $cost }
learn-budget-kept = { $spent } multiplications, within the budget of { $budget }.
learn-budget-over = { $spent } multiplications are too many for the budget of { $budget }. Undo, and try another order.
learn-budget-best = Watch the best order
learn-bug-input = Input
learn-bug-engine = This engine
learn-bug-check = Differences
learn-bug-agrees = ✓ agrees
learn-bug-differs = ✗ differs
learn-bug-run-check = Run the numeric check
learn-bug-see = Watch it go wrong
learn-bug-overwrite = It overwrites the adjoint where it should add.
learn-bug-stale = It starts a sweep with the adjoints of the last one.
learn-bug-order = It hands on an adjoint before it is complete.
learn-bug-dropped = It forgets one edge of a shared node.
learn-bug-product = It applies only half of the product rule.
learn-bug-why-overwrite = Where two edges meet, the second contribution replaces the first: = stands where += belongs.
learn-bug-why-stale = The second sweep adds to what the first one left. Adjoints must start at 0 in every sweep.
learn-bug-why-order = A node hands its adjoint on while a user of it has not contributed yet. Reverse order of computation is what makes it complete.
learn-bug-why-dropped = A node that is used twice has two edges. One is forgotten, and every path along it.
learn-bug-why-product = Of u·v only the first factor gets a slope; the second is treated as a constant.
learn-bug-not-overwrite = Then a node with a single edge out would still be right. Compare which inputs are wrong.
learn-bug-not-stale = Then a second sweep would begin with numbers in it. Step, and look at the first numbers.
learn-bug-not-order = Then a node would go before all its users did. Step, and look at the order.
learn-bug-not-dropped = Then an edge would never be used. Step, and watch every edge.
learn-bug-not-product = Then one factor of a product would hand back 0. Look at the products.
learn-goal-met = You have reached the goal.
learn-said-shown = The answer stands above.
learn-goal-way = One way there: { $way }.
learn-goal-program = One way there is another program.
learn-goal-none = The lesson gives no way there. Go on trying, or leave it.
learn-goal-show = Show it in the graph
learn-changed-numbers = You have changed { $list }. The question is about the numbers as they were.
learn-changed-program = You have changed the program. The question is about the one that was there.
learn-put-back = Put it back
learn-order-moved = { $node } now stands at { $place } of { $count }.
learn-way-added-right = { $way } is path number { $count }.
learn-bug-checked = The differences disagree at { $list }.
learn-bug-all-agree = The differences agree everywhere.
# what is said of an entry to someone who does not see it
learn-entry-told =
    { $mark ->
        [right] { $entry }, { $text }: right.
        [carried] { $entry }, { $text }: carried forward, right for your earlier number.
       *[other] { $entry }, { $text }: not right. { $said }
    }

learn-teacher = For teachers
handin-title = Keep it, hand it in
handin-about = What you have done stays in this browser. Save it as a file to take it along, or print it to hand it in.
handin-name = Name
handin-all = All lessons
handin-row = { $title }: { $right } of { $count } right, { $shown } shown
handin-code = Code
handin-save = Save progress
handin-load = Open saved progress
handin-forget = Forget everything here
sheet-title = Worksheet: { $title }
sheet-about = Every copy has numbers of its own. The answers are on the last pages.
sheet-copies = Copies
sheet-print = Print
sheet-making = { $count } of { $all } copies are ready.
sheet-made = Copies that are ready: { $count }
sheet-work = Working
sheet-graph = Graph of exercise { $number }
sheet-name = Name
sheet-copy = Copy { $seed }
sheet-at = with { $numbers }
sheet-answers = Answers: { $title }
teach-title = For teachers
teach-lead = Goals, a plan for fifty minutes, worksheets with fresh numbers, and lessons of your own.
teach-class = In class
teach-open-lesson = Open the lesson
teach-worksheet = Worksheet with answers
teach-plan = Fifty minutes with “{ $title }”
teach-plan-when = Minutes
teach-plan-what = What
teach-plan-span = { $from }–{ $to }
teach-plan-ask = Ask before you show: what does the class expect?
teach-plan-show = Together on the projector: step, and let them say what comes next.
teach-plan-work = On paper, each with numbers of their own (worksheet), then compare.
teach-plan-pairs = In pairs at one screen: one types, the other says why.
teach-plan-check = Each alone: the questions at the end. They hand in the code.
teach-code = Check a code
teach-code-about = The code under a printed summary says what was done, when, and whether it was made for that name. It needs no connection.
teach-code-wrong = ✗ This is no whole code, or something in it was changed.
teach-code-named = ✓ Made for this name.
teach-code-other = ✗ Made for another name.
teach-code-day = Made on { $day }.
teach-code-unknown = a lesson that is not here
teach-write = Write a lesson
teach-write-about = One Markdown file. The preview follows as you type, and every answer is computed by the engine. Nothing leaves this server.
teach-open = Open a lesson
teach-new = Begin a new one
teach-save = Save the file
teach-text = Text of the lesson
teach-line = Line { $line }:
teach-good = ✓ Everything plays. Screens: { $screens }, exercises: { $exercises }.
teach-preview = Preview
learn-entry-formula = Formula
learn-entry-head-value = Value
learn-slip-value-of = Put the numbers into its formula once more.
learn-ask-values = Compute the value of every node.
learn-entry-value-of = Value of { $node }
learn-embed = Copy for a page
learn-embed-copied = Copied: paste it into the page that shall show this graph.
learn-embed-failed = The browser did not allow copying.
