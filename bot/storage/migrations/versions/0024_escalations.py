"""Tags may carry conversations to user lists: by which tag to which, which conversation is where, and undone.

Revision 0024, after 0023.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
_CAUSES = ('reassign', 'hand_on', 'done', 'hand_over', 'shift_over', 'routed')


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_reassignment_cause_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_reassignment_cause_known'), f'cause IN ({allowed})')


def upgrade() -> None:
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('escalations', _DOCUMENT, nullable=False, server_default='{}'))
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('escalated_to', sa.BigInteger(), nullable=True))
    with op.batch_alter_table('move', schema=None) as batch_op:
        batch_op.add_column(sa.Column('escalated_before', sa.BigInteger(), nullable=True))
    _allow((*_CAUSES, 'escalated'))


def downgrade() -> None:
    op.execute("UPDATE reassignment SET cause = 'hand_on' WHERE cause = 'escalated'")
    _allow(_CAUSES)
    with op.batch_alter_table('move', schema=None) as batch_op:
        batch_op.drop_column('escalated_before')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_column('escalated_to')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('escalations')
