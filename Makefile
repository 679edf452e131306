# The commands of the project; each is a script in bin/.
COMMANDS = setup demo dev test ci audit bench docs pictures

.PHONY: help $(COMMANDS)
help:
	@for one in $(COMMANDS); do printf 'make %-9s' $$one; sed -n '2s/^# //p' bin/$$one; done

$(COMMANDS):
	@bin/$@
