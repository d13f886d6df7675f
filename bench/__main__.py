"""Run the benchmarks named on the command line, or all of them."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main(names: list[str]) -> None:
    """Run each; one that ends early says why, and the others run all the same. Exit code 1 if one did."""
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    ended_early = False
    for name in names or known:
        if name not in known:
            sys.exit(f"no benchmark ‘{name}’; there are {', '.join(known)}")
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "main"):
            print(f"\n== {name}: {(module.__doc__ or '').strip().splitlines()[0]}")
            try:
                module.main()
            except SystemExit as ended:
                ended_early = True
                if isinstance(ended.code, str):
                    print(f"  {ended.code}")
    sys.exit(1 if ended_early else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
