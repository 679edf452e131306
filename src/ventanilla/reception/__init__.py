"""The visitor log (ON-GAU-12): everybody who comes for anything but a bare payment is entered before being served."""
