# SPDX-License-Identifier: BSD-2-Clause
"""The messages of tests/gallery: their faults must be what this decoder finds. Whole packets are not looked at."""
from .messages import decode
from .vector import vectors_of


def octets_of(vector):
    """With those that are said to stand there several times."""
    octets = vector.octets
    for value in vector.said("repeat"):
        at, size, times = map(int, value.split())
        octets = octets[:at] + octets[at:at + size] * times + octets[at + size:]
    return octets


def problems_of(vector):
    _, element_faults, fault = decode(int(vector.settings.get("family", "4")), octets_of(vector))
    if vector.said("fault") != ([fault] if fault else []):
        yield f"fault {vector.said('fault')}, and here {fault or 'none'}"
    if sorted(vector.said("element-fault")) != sorted(element_faults):
        yield f"faults of elements: {vector.said('element-fault')}, and here {element_faults}"


def gallery_problems(folder):
    """What is wrong, and how many vectors there are."""
    vectors = [vector for path in sorted(folder.glob("*.vec")) for vector in vectors_of(path)
               if vector.settings.get("family") != "packet"]
    problems = [f"{vector.place}: {vector.name}: {problem}" for vector in vectors for problem in problems_of(vector)]
    return problems, len(vectors)
