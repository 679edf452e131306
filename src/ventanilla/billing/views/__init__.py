"""The screens of billing."""

from ventanilla.billing.views.owed import account_or_404

__all__ = ["account_or_404"]
