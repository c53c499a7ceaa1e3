"""What was received while nobody took it: how far the provider's list was read, and when a number decided.

Revision 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused',
    'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended', 'shift_summary',
    'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation', 'nobody_on', 'carrier_news', 'not_reached',
)
_NEW_PARCELS = ('replies_unread',)


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    op.create_table('catch_up',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('read_to', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due', sa.Boolean(), nullable=False),
    sa.Column('failing_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('waived_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_catch_up'))
    )
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.add_column(sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True))

    op.execute("UPDATE phone_number SET decided_at = opted_out_at WHERE opted_out_by = 'contact'")
    _allow((*_PARCELS, *_NEW_PARCELS))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'replies_unread'")
    _allow(_PARCELS)
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.drop_column('decided_at')

    op.drop_table('catch_up')
