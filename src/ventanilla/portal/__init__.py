"""The citizen's pages: a person follows her petition by its folio and her word, without an account."""
