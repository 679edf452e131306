"""Procedures run by our own small engine: BPMN files of the pack in, rows out; a case stands where its tokens are."""
