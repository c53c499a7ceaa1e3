"""Received texts that could not be stored are kept in mind, and campaigns are laid out by timers.

Revision 0019, after 0018.
"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate',
    'idle', 'idle_return', 'resume', 'lapse', 'lapse_escalate', 'lapse_return',
)
_NEW_TIMED = ('lay_out',)


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_timer_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    op.create_table('untaken_text',
    sa.Column('provider_id', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('given_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('provider_id', name=op.f('pk_untaken_text'))
    )
    _allow((*_TIMED, *_NEW_TIMED))
    op.execute(
        "INSERT INTO timer (kind, subject_id, key, fire_at, state, failures, created_at) "
        "SELECT 'lay_out', id, '', created_at, 'waiting', 0, created_at FROM campaign WHERE state = 'opening'"
    )


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind = 'lay_out'")
    _allow(_TIMED)
    op.drop_table('untaken_text')
