"""What carriers say: news for admins and senders, pauses that end by themselves, and a count of each day.

Revision 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

_PARCELS = (
    'text',
    'inbox',
    'inbox_redraw',
    'unheld',
    'unknown_sender',
    'campaign_card',
    'campaign_paused',
    'delivery_unknown',
    'reassigned',
    'shift_card',
    'shift_reminder',
    'shift_ended',
    'shift_summary',
    'shift_handover',
    'cover',
    'digest',
    'digest_redraw',
    'nudge',
    'still_on_it',
    'escalation',
    'nobody_on',
)
_NEW_PARCELS = ('carrier_news', 'not_reached')
_TIMED = (
    'shift_reminder',
    'shift_begins',
    'shift_ends',
    'shift_grace',
    'recur',
    'digest',
    'nudge',
    'escalate',
    'idle',
    'idle_return',
)
_NEW_TIMED = ('resume',)


def _allow(table: str, values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    name = f'ck_{table}_kind_known'
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_='check')
        batch_op.create_check_constraint(batch_op.f(name), f'kind IN ({allowed})')


def upgrade() -> None:
    _allow('outbox', (*_PARCELS, *_NEW_PARCELS))
    _allow('timer', (*_TIMED, *_NEW_TIMED))
    op.create_table(
        'sending_day',
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('segments', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('day', name=op.f('pk_sending_day')),
    )
    rule = sa.text("status = 'accepted'")
    op.create_index('ix_message_unheard', 'message', ['left_at'], sqlite_where=rule, postgresql_where=rule)


def downgrade() -> None:
    op.drop_index('ix_message_unheard', 'message')
    op.drop_table('sending_day')
    op.execute("DELETE FROM timer WHERE kind = 'resume'")
    op.execute("DELETE FROM outbox WHERE kind IN ('carrier_news', 'not_reached')")
    op.execute("DELETE FROM post WHERE kind IN ('carrier_news', 'not_reached')")
    _allow('timer', _TIMED)
    _allow('outbox', _PARCELS)
