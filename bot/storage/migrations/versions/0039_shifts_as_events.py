"""Shifts are announced as events of a server.

Revision 0039, after 0038.
"""

from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused',
    'carrier_news', 'not_reached', 'home_closed', 'delivery_unknown', 'reassigned', 'shift_card',
    'shift_reminder', 'shift_ended', 'shift_summary', 'shift_handover', 'cover', 'digest', 'digest_redraw',
    'nudge', 'still_on_it', 'escalation', 'nobody_on', 'replies_unread', 'given_up', 'public_event', 'silenced',
)


def _allow(kinds: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    _allow((*_PARCELS, 'shift_event'))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'shift_event'")
    op.execute("DELETE FROM post WHERE kind = 'shift_event'")
    _allow(_PARCELS)
