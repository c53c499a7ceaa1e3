"""Who is yet to be texted knows when another campaign texted them.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

_UNSENT = "state = 'untexted' AND barred IS NULL"
_POOL = f'{_UNSENT} AND holder_id IS NULL AND reserved_for IS NULL'


def _index(name: str, columns: list[str], where: str) -> None:
    rule = sa.text(where)
    op.create_index(name, 'conversation', columns, unique=False, sqlite_where=rule, postgresql_where=rule)


def upgrade() -> None:
    op.drop_index('ix_conversation_pool', 'conversation')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('texted_elsewhere_at', sa.DateTime(timezone=True), nullable=True))
    op.execute(
        'UPDATE conversation SET texted_elsewhere_at = (SELECT max(message.created_at) FROM message'
        " WHERE message.phone = conversation.phone AND message.kind = 'first'"
        " AND message.campaign_id <> conversation.campaign_id AND message.status NOT IN ('cancelled', 'failed'))"
        " WHERE state = 'untexted'"
    )
    _index('ix_conversation_pool', ['campaign_id', 'zone', 'position'], f'{_POOL} AND texted_elsewhere_at IS NULL')
    _index(
        'ix_conversation_locked',
        ['campaign_id', 'zone', 'texted_elsewhere_at'],
        f'{_POOL} AND texted_elsewhere_at IS NOT NULL',
    )
    _index('ix_conversation_in_hand', ['phone'], f'{_UNSENT} AND holder_id IS NOT NULL')


def downgrade() -> None:
    for name in ('in_hand', 'locked', 'pool'):
        op.drop_index(f'ix_conversation_{name}', 'conversation')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_column('texted_elsewhere_at')
    _index('ix_conversation_pool', ['campaign_id', 'zone', 'position'], _POOL)
