"""A document that reached its addressee, and each time somebody tried."""

from django.db import models

from ventanilla.documents.models import Act, Document, Signature


class Way(models.TextChoices):
    """How a document is notified."""

    IN_PERSON = "personal", "En persona, con firma de recibido"
    HOME = "domicilio", "En el domicilio señalado"
    EMAIL = "correo_electronico", "Por correo electrónico"
    CERTIFIED = "correo_certificado", "Por correo certificado"
    BOARD = "estrados", "Por estrados"
    NOTICE = "aviso", "Por aviso"
    PUBLISHED = "publicacion", "Por publicación en la página y en lugar visible"
    CONDUCT = "conducta_concluyente", "Por conducta concluyente"
    INTERNAL = "interna", "Entrega interna a un área"


class Delivery(Act):
    """The document was delivered at `delivered_at`: the notification, which stops the legal clock."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="delivery")
    to = models.CharField(max_length=200)
    way = models.CharField(max_length=24, choices=Way)
    delivered_at = models.DateTimeField()
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name_plural = "entregas"

    def __str__(self) -> str:
        return f"entrega de {self.document_id}"


class DeliveryAttempt(Act):
    """Somebody tried to deliver and could not; the note says what happened."""

    class Outcome(models.TextChoices):
        NOBODY = "nadie", "Nadie acudió o nadie atendió"
        WRONG_ADDRESS = "domicilio_incorrecto", "El domicilio no corresponde"
        REFUSED = "rechazado", "Se negó a recibir"
        BOUNCED = "rebotado", "El correo fue devuelto"
        OTHER = "otro", "Otro motivo"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attempts")
    way = models.CharField(max_length=24, choices=Way)
    outcome = models.CharField(max_length=24, choices=Outcome, default=Outcome.NOBODY)
    note = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"intento de {self.document_id}"
