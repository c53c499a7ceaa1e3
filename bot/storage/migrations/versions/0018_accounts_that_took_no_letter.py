"""An account may have taken no letter, and admins are told of a channel that is closed.

Revision 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused',
    'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended', 'shift_summary',
    'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation', 'nobody_on',
    'carrier_news', 'not_reached', 'replies_unread', 'given_up',
)
_NEW_PARCELS = ('home_closed',)


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    with op.batch_alter_table('identity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))

    _allow((*_PARCELS, *_NEW_PARCELS))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'home_closed'")
    op.execute("DELETE FROM post WHERE kind = 'home_closed'")
    _allow(_PARCELS)
    with op.batch_alter_table('identity', schema=None) as batch_op:
        batch_op.drop_column('closed_at')
