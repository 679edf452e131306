"""Images: read whole, so that a broken or monstrous one is found before anybody opens it."""

import io
import warnings

from PIL import Image

from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

_KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def look_at_image(content: bytes, limits: Limits) -> Finding:
    """Errors: UploadRefused when it is no image we read, is too large in pixels or is cut short."""
    try:
        with warnings.catch_warnings():
            # Our own limit in pixels stands below; Pillow's warning would only repeat it.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(_KINDS)) as image:
                return _examine(image, limits)
    except UploadRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(limits) from error
    except Exception as error:  # Pillow raises many kinds for broken data; each one means «not readable».
        raise UploadRefused(
            "imagen-ilegible",
            "La imagen está dañada o su formato no se admite. Adjúntela como JPG o PNG, o digitalícela de nuevo.",
        ) from error


def _examine(image: Image.Image, limits: Limits) -> Finding:
    frames = getattr(image, "n_frames", 1)
    if image.width * image.height * frames > limits.max_pixels:
        raise _too_large(limits)
    image.load()
    return Finding(_KINDS[str(image.format)])


def _too_large(limits: Limits) -> UploadRefused:
    return UploadRefused(
        "imagen-muy-grande",
        f"La imagen tiene más de {limits.max_pixels // 1_000_000} megapixeles. Redúzcala y vuelva a adjuntarla.",
    )
