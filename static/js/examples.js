// The examples of the menu: a sentence's name and a program, which may begin with a remark. Knows nothing else.
import { RECURRENT } from "./health.js";
import { has, t } from "./messages.js";

/** @type {{id: string, source: string}[]} */
export const EXAMPLES = [
  { id: "colah", source: "a = 2\nb = 1\ne = (a + b) * (b + 1)\n" },
  { id: "product", source: "x = 2\ny = 3\nz = 4\nf = x*y + z\n" },
  { id: "baydin", source: "x1 = 2\nx2 = 5\ny = log(x1) + x1*x2 - sin(x2)\n" },
  { id: "factoring", source: "x = 1\ny = 2x + 3x + 5x\nz = 7y + 11y + 13y\n" },
  { id: "cube", source: "x = 2\ny = x * x * x\n" },
  { id: "neuron", source: "x = 1.5\nw = 0.8\nb = -0.4\ntarget = 1\nz = w*x + b\ny = sigmoid(z)\nloss = (y - target)^2\n" },
  { id: "layer", source: "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)\n" },
  { id: "softmax", source: "z = [1, 2, 0.5]\np = softmax(z)\nloss = -log(p[1])\n" },
  { id: "squares", source: "A = [[1, 0], [1, 1], [1, 2]]\nx = [0.5, 0.5]\nb = [1, 2, 2]\nr = A @ x - b\nloss = dot(r, r)\n" },
  {
    id: "chain",
    source: "w = 0.9\nu = 0.5\nx1 = 1\nx2 = -1\nx3 = 2\nh1 = tanh(u*x1)\nh2 = tanh(w*h1 + u*x2)\nh3 = tanh(w*h2 + u*x3)\n",
  },
  { id: "recurrent", source: RECURRENT },
];

/** The program of an example as it is opened, with its remark in the language of the page. @param {{id: string, source: string}} example */
export const programOf = ({ id, source }) => (has(`example-note-${id}`) ? `# ${t(`example-note-${id}`)}\n${source}` : source);
