"""`python -m airwitness` is the command line."""

from airwitness.cli import main

if __name__ == "__main__":
    main()
