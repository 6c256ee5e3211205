"""The export profiles put into the window; the dialog is loaded when somebody first asks for it."""

from editor.ui.services import Services


def install(services: Services) -> None:
    """Open the dialog of the export profiles by its action."""

    def open_dialog() -> None:
        from editor.ui.exports.profile_dialog import ProfileDialog

        ProfileDialog(services, services.window).open()

    services.actions.handle("export.profiles", open_dialog)
