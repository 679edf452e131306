"""What can be done with a case, one verb a file. All but opening, noting a reference and adding evidence
need an open step of the published diagram."""
