"""How the standing of a part's approval is shown where there is no room for a word: by colour and by a sign."""

from editor.article.library_values import Standing
from editor.ui.icons import Sign
from editor.ui.theme import Role

ROLES = {Standing.APPROVED: Role.SUCCESS, Standing.STALE: Role.WARNING, Standing.MISSING: Role.OUTLINE}
SIGNS = {Standing.APPROVED: Sign.TICK, Standing.STALE: Sign.DOT, Standing.MISSING: Sign.NONE}
