"""Contacts with a tag that means opt-out, filed before such tags were obeyed; who wrote although left alone.

Revision 0012, after 0011.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

_REPORT = sa.table(
    'report',
    sa.column('conversation_id', sa.BigInteger),
    sa.column('tags', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')),
)
_CONVERSATION = sa.table(
    'conversation', sa.column('id', sa.BigInteger), sa.column('barred'), sa.column('tagged_out', sa.Boolean)
)
# How such tags were called, without spaces; an admin looks at what is found.
_WORDS = frozenset(
    """
    optout optsout optedout optingout optmeout stop stopped stops stopall stoptexting stoptext stoptexts
    stopcontact stopcontacting stopmessages stopmessaging askedtostop wantstostop saidstop
    dnc dnt donotcontact dontcontact donotcontactlist nevercontact donottext donttext donottextlist nevertext
    donottextagain notexts nomoretexts notexting donotmessage dontmessage nomoremessages donotsms donotsend
    donotdisturb donotcall dontcall nevercall wantsout wantedout wantsoptout
    unsub unsubbed unsubscribe unsubscribed unsubscribes
    remove removed removal removeme removefromlist removedfromlist askedtoberemoved wantstoberemoved
    removalrequest removalrequested requestedremoval takeoff takeofflist takemeoff takeoffthelist leavealone
    leavemealone noconsent consentrevoked consentwithdrawn revokedconsent suppress suppressed suppression
    blacklist blacklisted blocklist
    nocontactar nocontacten nocontacte noenviar noenviarmas noescribir noescriban notextear nomandar nomolestar
    nomolesten nollamar nollamen nomensajes nomas nomasmensajes nomastextos nodeseamensajes noquieremensajes
    baja dardebaja darsedebaja dadodebaja dadadebaja pidiobaja quitar quitardelalista eliminar eliminado borrar
    borrado sacardelalista remover desuscribir desuscrito desuscrita desuscribirse cancelarsuscripcion
    """.split()
)
_PARTED = re.compile(r'[()\[\]{}/\\|,;:+&]|\s[-–—]+\s|[–—]')


def _means_opt_out(tag: str) -> bool:
    return any(_squeezed(part) in _WORDS for part in (tag, *_PARTED.split(tag)))


def _squeezed(tag: str) -> str:
    """Letters and digits alone, without case and accents."""
    folded = unicodedata.normalize('NFKD', unicodedata.normalize('NFKD', tag).casefold())
    return ''.join(char for char in folded if char.isalnum())


def upgrade() -> None:
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wrote_since', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('tagged_out', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index(
            'ix_conversation_tagged_out',
            ['campaign_id'],
            unique=False,
            sqlite_where=sa.text('tagged_out'),
            postgresql_where=sa.text('tagged_out'),
        )

    connection = op.get_bind()
    for tags in connection.execute(sa.select(_REPORT.c.tags).distinct()).scalars().all():
        if any(_means_opt_out(tag) for tag in tags or ()):
            filed = sa.select(_REPORT.c.conversation_id).where(_REPORT.c.tags == tags)
            connection.execute(
                sa.update(_CONVERSATION)
                .where(_CONVERSATION.c.id.in_(filed))
                .where(_CONVERSATION.c.barred.is_distinct_from('opted_out'))
                .values(tagged_out=sa.true())
            )


def downgrade() -> None:
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_index('ix_conversation_tagged_out')
        batch_op.drop_column('tagged_out')
        batch_op.drop_column('wrote_since')
