"""Campaigns and lists can be deleted by time, or kept.

Revision 0040, after 0039.
"""

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None

_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate', 'idle',
    'idle_return', 'resume', 'lay_out', 'index_names', 'index_words', 'lapse', 'lapse_escalate', 'lapse_return',
    'learn', 'later', 'purge_campaign', 'purge_list',
)
_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused', 'carrier_news',
    'not_reached', 'home_closed', 'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended',
    'shift_summary', 'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation',
    'nobody_on', 'replies_unread', 'given_up', 'public_event', 'silenced', 'shift_event',
)
_TABLES = ('campaign', 'contact_list')


def _allow(table: str, kinds: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(f'ck_{table}_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f(f'ck_{table}_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    _allow('timer', (*_TIMED, 'retention'))
    _allow('outbox', (*_PARCELS, 'deletion_ahead'))
    for table in _TABLES:
        op.add_column(table, sa.Column('purge_at', sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column('kept', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind = 'retention'")
    op.execute("DELETE FROM outbox WHERE kind = 'deletion_ahead'")
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('kept')
            batch_op.drop_column('purge_at')
    _allow('outbox', _PARCELS)
    _allow('timer', _TIMED)
