"""What billing keeps."""

from ventanilla.billing.models.settlement import IssuedSettlement

__all__ = ["IssuedSettlement"]
