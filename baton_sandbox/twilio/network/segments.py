"""Counts the segments of a body as the provider does, on purpose not with Baton's own counter."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")


def segments(body: str) -> int:
    """Segments of GSM-7 (160, or 153 each) or UCS-2 (70, or 67 each); an empty body is one."""
    if set(body) <= _BASIC | _EXTENDED:
        size, single, part = len(body) + sum(c in _EXTENDED for c in body), 160, 153
    else:
        size, single, part = len(body.encode("utf-16-le", "surrogatepass")) // 2, 70, 67
    return 1 if size <= single else -(-size // part)
