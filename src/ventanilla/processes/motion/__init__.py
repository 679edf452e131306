"""The moving half: how the tokens of one locked instance go on when a step is done, a term ends or a message comes."""
