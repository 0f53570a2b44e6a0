"""Binding papers of our own, by the number of their pages: python tests/bench/binding.py [RUNS]."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

from measure import CHECKOUT, machine, tell

PAGES = (250, 500, 1000)
SECONDS, UNEVEN, MEGABYTES = 1.5, 1.3, 0.6


def main() -> int:
    """Measure in a process of its own; end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{machine()}; median of {runs} runs within one process, nothing kept between them")
    done = subprocess.run([sys.executable, __file__, "--within", str(runs)], cwd=CHECKOUT, check=True, stdout=-1)
    found = json.loads(done.stdout)
    for pages in PAGES[:-1]:
        print(f"{f'bind {pages} pages':<44} {found['seconds'][str(pages)] * 1000:8.1f} ms")
    most, least = found["seconds"][str(PAGES[-1])], found["seconds"][str(PAGES[0])]
    kept = [
        tell(f"bind {PAGES[-1]} pages", most * 1000, SECONDS * 1000, "ms"),
        tell("time a page, 1000 pages against 250 (percent)", most / least / 4 * 100, UNEVEN * 100, "%"),
        tell("a pack of 100 pages", found["bytes"] / 1000, MEGABYTES * 1000, "kB"),
    ]
    return 0 if all(kept) else 1


def within(runs: int) -> None:
    """Press one paper of many kinds of content, bind it as often as it takes, and print how long that took."""
    sys.path.insert(0, str(CHECKOUT))
    from iisam_workshop.bind.bind import bind
    from iisam_workshop.model.blocks import Heading
    from iisam_workshop.model.blocks import runs as words
    from iisam_workshop.model.part import Binding
    from tests.papers import SENTENCE, deck, flow, pressed, prompts, table, text

    chapter = (Heading(2, words("A chapter")), *(text(SENTENCE * 4),) * 6, table(24))
    parts = (pressed(flow(*chapter * 4)), pressed(deck()), pressed(prompts()))
    each = sum(part.pages for part in parts)
    seconds = {}
    for pages in PAGES:
        binding = Binding("Bench", "Nobody", "en-GB", parts * -(-pages // each))
        times = []
        for _ in range(runs):
            begun = time.perf_counter()
            bind(binding)
            times.append(time.perf_counter() - begun)
        taken = sum(part.pages for part in binding.parts)
        seconds[pages] = statistics.median(times) * pages / taken
    hundred = Binding("Bench", "Nobody", "en-GB", parts * -(-100 // each))
    print(json.dumps({"seconds": seconds, "bytes": len(bind(hundred))}))


if __name__ == "__main__":
    if "--within" in sys.argv:
        within(int(sys.argv[-1]))
        raise SystemExit(0)
    raise SystemExit(main())
