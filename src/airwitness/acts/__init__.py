"""One verb a file: each joins the stages that it needs on an opened archive."""
