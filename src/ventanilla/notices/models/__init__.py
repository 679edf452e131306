"""The nouns of messages to people."""

from ventanilla.notices.models.follow_code import FollowCode
from ventanilla.notices.models.message import Attempt, Dispatch, Message

__all__ = ["Attempt", "Dispatch", "FollowCode", "Message"]
