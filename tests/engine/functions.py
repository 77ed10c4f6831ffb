"""Test functions of optimization that nobody here made, in our language; their published minima are facts (Surjanovic and Bingham's library, argmin's)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Function:
    """``kinked``: the minimum is a corner, so that the gradient there is a convention. ``edge``: it lies on the edge of the usual domain."""

    name: str
    source: str
    minimum: dict[str, float]
    value: float
    kinked: bool = False
    edge: bool = False


def xy(x: float, y: float) -> dict[str, float]:
    return {"x": x, "y": y}


FUNCTIONS = (
    Function(
        "Ackley", "f = -20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + e + 20", xy(0, 0), 0.0, kinked=True,
    ),
    Function("Beale", "f = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2", xy(3, 0.5), 0.0),
    Function("Booth", "f = (x + 2*y - 7)^2 + (2*x + y - 5)^2", xy(1, 3), 0.0),
    Function("Bukin N.6", "f = 100*sqrt(abs(y - 0.01*x^2)) + 0.01*abs(x + 10)", xy(-10, 1), 0.0, kinked=True),
    Function(
        "Cross-in-tray", "f = -0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - sqrt(x^2 + y^2)/pi))) + 1)^0.1",
        xy(1.349406608602084, 1.349406608602084), -2.06261187,
    ),
    Function("Easom", "f = -cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))", xy(3.141592653589793, 3.141592653589793), -1.0),
    Function(
        "Eggholder", "f = -(y + 47)*sin(sqrt(abs(x/2 + y + 47))) - x*sin(sqrt(abs(x - (y + 47))))", xy(512, 404.2318058008512), -959.6406627208506, edge=True,
    ),
    Function(
        "Goldstein-Price",
        "a = 1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2)\n"
        "b = 30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2)\nf = a*b",
        xy(0, -1), 3.0,
    ),
    Function("Himmelblau", "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2", xy(3, 2), 0.0),
    Function("Holder table", "f = -abs(sin(x)*cos(y)*exp(abs(1 - sqrt(x^2 + y^2)/pi)))", xy(8.055023472141116, 9.664590028909654), -19.208502567886743),
    Function(
        "Levy",
        "w[0] = 1 + (x - 1)/4\nw[1] = 1 + (y - 1)/4\n"
        "f = sin(pi*w[0])^2 + (w[0] - 1)^2*(1 + 10*sin(pi*w[0] + 1)^2) + (w[1] - 1)^2*(1 + sin(2*pi*w[1])^2)",
        xy(1, 1), 0.0,
    ),
    Function("Levy N.13", "f = sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)", xy(1, 1), 0.0),
    Function("Matyas", "f = 0.26*(x^2 + y^2) - 0.48*x*y", xy(0, 0), 0.0),
    Function("McCormick", "f = sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1", xy(-0.5471975511965976, -1.5471975511965976), -1.9132229549810367),
    Function(
        "Picheny",
        "u = 4*x - 2\nv = 4*y - 2\n"
        "a = 1 + (u + v + 1)^2*(19 - 14*u + 3*u^2 - 14*v + 6*u*v + 3*v^2)\n"
        "b = 30 + (2*u - 3*v)^2*(18 - 32*u + 12*u^2 + 48*v - 36*u*v + 27*v^2)\nf = (log(a*b) - 8.693)/2.427",
        xy(0.5, 0.25), -3.1291,
    ),
    Function("Rastrigin", "f = 20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)", xy(0, 0), 0.0),
    Function("Rosenbrock", "f = 100*(y - x^2)^2 + (1 - x)^2", xy(1, 1), 0.0),
    Function("Schaffer N.2", "f = 0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2", xy(0, 0), 0.0),
    Function("Schaffer N.4", "f = 0.5 + (cos(sin(abs(x^2 - y^2)))^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2", xy(0, 1.253131828792882), 0.292578632035980),
    Function("Sphere", "f = x^2 + y^2", xy(0, 0), 0.0),
    Function(
        "Styblinski-Tang", "f = (x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2", xy(-2.903534027771177, -2.903534027771177), -78.33233140754282,
    ),
    Function("Three-hump camel", "f = 2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2", xy(0, 0), 0.0),
    Function("Six-hump camel", "f = (4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (-4 + 4*y^2)*y^2", xy(0.0898420131003180, -0.7126564030207396), -1.0316284534898774),
    Function("Zakharov", "s = 0.5*x + y\nf = x^2 + y^2 + s^2 + s^4", xy(0, 0), 0.0),
)  # fmt: skip


def rosenbrock(size: int) -> str:
    """The chained Rosenbrock function of scipy.optimize.rosen, with a loop."""
    return f"f = sum(100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2 for i in range({size - 1}))"
