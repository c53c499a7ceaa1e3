"""Endpoints are told of events, and programs read results with tokens.

Revision 0032, after 0031.
"""

import sqlalchemy as sa
from alembic import op


revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused', 'carrier_news',
    'not_reached', 'home_closed', 'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended',
    'shift_summary', 'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation',
    'nobody_on', 'replies_unread', 'given_up',
)
_NEW_PARCELS = ('public_event',)


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    op.create_table('endpoint',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('secret', sa.String(), nullable=False),
    sa.Column('words', sa.Boolean(), nullable=False),
    sa.Column('set_aside_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_endpoint'))
    )
    op.create_table('public_event',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('thing', sa.String(), nullable=False),
    sa.Column('thing_id', sa.BigInteger(), nullable=False),
    sa.Column('campaign_id', sa.BigInteger(), nullable=True),
    sa.Column('subject_id', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_public_event')),
    sa.UniqueConstraint('thing', 'thing_id', 'number', name=op.f('uq_public_event_thing_thing_id_number'))
    )
    op.create_index(
        'ix_public_event_new', 'public_event', ['id'],
        sqlite_where=sa.text('number IS NULL'), postgresql_where=sa.text('number IS NULL'),
    )
    op.create_table('api_token',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('made_by', _ROW_ID, nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['made_by'], ['person.id'], name=op.f('fk_api_token_made_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_api_token')),
    sa.UniqueConstraint('digest', name=op.f('uq_api_token_digest'))
    )
    _allow((*_PARCELS, *_NEW_PARCELS))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'public_event'")
    _allow(_PARCELS)
    op.drop_table('api_token')
    op.drop_table('public_event')
    op.drop_table('endpoint')
