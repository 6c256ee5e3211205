"""Embedded posts in the window: the panel, and the ways in which a post gets into a story."""

from editor.desk.embed_asking import may_be_asked
from editor.ui.embeds.embed_actions import EmbedActions
from editor.ui.embeds.embed_checking import EmbedChecking
from editor.ui.embeds.embed_ways import EmbedWays
from editor.ui.embeds.embeds_panel import EmbedsPanel
from editor.ui.services import Services


def install(services: Services) -> None:
    """Put the panel in, and let posts be pasted, dropped and asked for."""
    model, story = services.model, services.story
    actions = EmbedActions(model, services.worker, services.window, services.look.theme)
    services.look.changed.connect(actions.set_look)
    checking = EmbedChecking(model, services.settings, actions, services.window)
    panel = EmbedsPanel(actions, checking, services.worker, services.look.theme)
    services.panels.add(panel, model)
    services.actions.handle("insert.embed", actions.ask_new)
    services.actions.handle("embeds.check", lambda: _check_all(services, panel))
    ways = EmbedWays(model, story.editor, story.notice, services.settings, actions)
    for part in (panel, ways):
        part.bug.connect(services.worker.crashed)

    def show(embed_id: str) -> None:
        services.panels.show_panel(panel.key)
        panel.choose(embed_id)

    actions.embedded.connect(show)
    story.editor.card_activated.connect(lambda kind, name: show(name) if kind == "embed" else None)


def _check_all(services: Services, panel: EmbedsPanel) -> None:
    """Ask about every post that can be asked about, or say that there is none."""
    if any(map(may_be_asked, services.model.records.embeds)):
        panel.check_all()
    else:
        words = "No post of this story can be checked: none has an address at a network that answers."
        services.story.notice.say(words, "accent", "posts")
