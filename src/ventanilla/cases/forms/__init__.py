"""The forms of the steps of a petition; each gives its action the arguments it takes."""
