"""Failures on the rows that leave or fire by themselves; texts of unknown numbers.

Revision 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

_KINDS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused',
    'carrier_news', 'not_reached', 'replies_unread',
    'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended', 'shift_summary',
    'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation', 'nobody_on',
)
_STATES = ('waiting', 'fired', 'skipped', 'cancelled')
_DEAD, _GIVEN_UP = sa.text("state = 'dead'"), sa.text("state = 'given_up'")
_UNKNOWN = sa.text('conversation_id IS NULL')


def upgrade() -> None:
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('failures', sa.Integer(), nullable=False, server_default='0'))
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), _one_of('kind', *_KINDS, 'given_up'))
        batch_op.create_index('ix_outbox_dead', ['due_at'], unique=False, sqlite_where=_DEAD, postgresql_where=_DEAD)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('failures', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('try_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f('ck_timer_state_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_state_known'), _one_of('state', *_STATES, 'given_up'))
        batch_op.create_index('ix_timer_given_up', ['settled_at'], unique=False, sqlite_where=_GIVEN_UP, postgresql_where=_GIVEN_UP)
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index('ix_message_unknown', ['created_at'], unique=False, sqlite_where=_UNKNOWN, postgresql_where=_UNKNOWN)


def downgrade() -> None:
    """What was given up is over as what was cancelled is."""
    op.execute("UPDATE timer SET state = 'cancelled' WHERE state = 'given_up'")
    op.execute("DELETE FROM outbox WHERE kind = 'given_up'")
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index('ix_message_unknown', sqlite_where=_UNKNOWN, postgresql_where=_UNKNOWN)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_index('ix_timer_given_up', sqlite_where=_GIVEN_UP, postgresql_where=_GIVEN_UP)
        batch_op.drop_constraint(batch_op.f('ck_timer_state_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_state_known'), _one_of('state', *_STATES))
        batch_op.drop_column('try_at')
        batch_op.drop_column('failures')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_dead', sqlite_where=_DEAD, postgresql_where=_DEAD)
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), _one_of('kind', *_KINDS))
        batch_op.drop_column('failures')


def _one_of(column: str, *values: str) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
