"""What can be done with the pack: check it and publish it."""

from ventanilla.utility.actions.publish_pack import Publication, publish_pack

__all__ = ["Publication", "publish_pack"]
