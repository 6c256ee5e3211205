"""The preview put into the window: what it is made of is loaded when somebody first wants it."""

from PySide6.QtWidgets import QWidget

from editor.ui.services import Services


def install(services: Services) -> None:
    """Say how the preview is made."""

    def make() -> QWidget:
        from editor.ui.preview import Preview

        preview = Preview(services.model, services.worker, services.look.theme)
        services.look.changed.connect(preview.set_look)
        preview.jump_wanted.connect(lambda offset: services.model.jump_requested.emit(offset, offset))
        return preview

    services.story.set_preview(make)
