"""Languages that a story may be in, by tag, with their names and the side from which they are read."""

from PySide6.QtCore import QLocale, Qt

# Those that the exports have words for first, then others in which newsrooms write; a tag not here shows as itself.
NAMES: dict[str, str] = {
    "en": "English", "de": "German", "es": "Spanish", "fr": "French", "pl": "Polish", "ar": "Arabic", "bg": "Bulgarian",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "el": "Greek", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def name(tag: str) -> str:
    """Return the name of a language tag: `de-AT` is “German (AT)”."""
    base, _, rest = tag.partition("-")
    words = NAMES.get(base.lower(), base)
    return f"{words} ({rest})" if rest else words


def choices(current: str) -> list[tuple[str, str]]:
    """Return tags with their names, the story's own among them."""
    tags = dict.fromkeys((*NAMES, current) if current else NAMES)
    return [(tag, name(tag)) for tag in tags]


def direction(tag: str) -> Qt.LayoutDirection:
    """Return the side from which a language is read."""
    return QLocale(tag).textDirection()
