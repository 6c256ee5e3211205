"""The sample story: our own, as it would come in raw, to be tried on."""

from editor.article.library_errors import NoSuchStory
from editor.desk.desk import Desk
from resources import FOLDER

_KEY = "sample.story"  # of the library's settings: the id of its sample story
FILE = "syndicated.txt"


def sample_story(desk: Desk) -> str:
    """Return the id of the library's sample story; it is imported, with what was surely recognised, if it is not there.

    Raises NotReadable if the sample cannot be read.
    """
    known = desk.library.setting(_KEY)
    if isinstance(known, str):
        try:
            return desk.library.articles.summary(known).id
        except NoSuchStory:
            pass
    from editor.desk import intake  # half a second, which the window's start does not need

    content = (FOLDER / "sample" / FILE).read_bytes()
    (imported,) = intake.import_files(desk, [intake.Input(FILE, FILE, content)], "likely")
    if imported.trouble:
        raise intake.NotReadable(imported.trouble)
    made = desk.library.articles.get(imported.slug).summary.id
    desk.library.set_setting(_KEY, made, desk.person)
    return made
