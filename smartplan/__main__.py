"""The entry: answers `--version` before anything is imported, and opens the door for the rest."""

import sys

from smartplan import __version__


def main() -> None:
    """Run the command line, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"smartplan {__version__}\n")
        return
    from smartplan.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
