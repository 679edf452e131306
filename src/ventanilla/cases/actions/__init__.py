"""What can be done with a case, one verb a file. All but opening, noting a reference, adding evidence and logging
a review of what is out need an open step of the published diagram."""
