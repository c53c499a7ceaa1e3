"""A conversation may be put aside until a moment, and a timer brings it back.

Revision 0034, after 0033.
"""

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate',
    'idle', 'idle_return', 'resume', 'lay_out', 'index_names', 'index_words', 'lapse', 'lapse_escalate',
    'lapse_return', 'learn',
)


def _allow(kinds: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_timer_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('later_until', sa.DateTime(timezone=True), nullable=True))
    _allow((*_TIMED, 'later'))


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind = 'later'")
    _allow(_TIMED)
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_column('later_until')
