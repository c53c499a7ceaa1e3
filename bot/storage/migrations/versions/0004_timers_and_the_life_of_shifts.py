"""Timers and the life of shifts.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_PARCELS = (
    "text",
    "inbox",
    "inbox_redraw",
    "unheld",
    "unknown_sender",
    "campaign_card",
    "campaign_paused",
    "delivery_unknown",
    "reassigned",
)
_NEW_PARCELS = (
    "shift_card",
    "shift_reminder",
    "shift_ended",
    "shift_summary",
    "shift_handover",
    "cover",
    "digest",
    "digest_redraw",
    "nudge",
    "still_on_it",
    "escalation",
    "nobody_on",
)
_CAUSES = ("reassign", "hand_on", "done")
_NEW_CAUSES = ("hand_over", "shift_over", "routed")


def _allow(table: str, column: str, values: tuple[str, ...]) -> None:
    allowed = ", ".join(f"'{value}'" for value in values)
    name = f"ck_{table}_{column}_known"
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_='check')
        batch_op.create_check_constraint(batch_op.f(name), f"{column} IN ({allowed})")


def upgrade() -> None:
    rule = sa.text("state = 'needs_attention' AND barred IS NULL")
    op.create_index(
        'ix_conversation_waiting_on',
        'conversation',
        ['campaign_id', 'holder_id', 'waiting_since'],
        sqlite_where=rule,
        postgresql_where=rule,
    )
    _allow('outbox', 'kind', (*_PARCELS, *_NEW_PARCELS))
    _allow('reassignment', 'cause', (*_CAUSES, *_NEW_CAUSES))
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.alter_column('actor_id', existing_type=_ROW_ID, nullable=True)
        batch_op.add_column(sa.Column('at_end_of', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_reassignment_at_end_of'), 'shift', ['at_end_of'], ['id'])
        batch_op.create_index('ix_reassignment_shift', ['at_end_of'], unique=False, sqlite_where=sa.text('at_end_of IS NOT NULL'), postgresql_where=sa.text('at_end_of IS NOT NULL'))
    op.create_table('timer',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject_id', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('fire_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate', 'idle', 'idle_return')", name=op.f('ck_timer_kind_known')),
    sa.CheckConstraint("state IN ('waiting', 'fired', 'skipped', 'cancelled')", name=op.f('ck_timer_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timer')),
    sa.UniqueConstraint('kind', 'subject_id', 'key', 'fire_at', name=op.f('uq_timer_kind_subject_id_key_fire_at'))
    )
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.create_index('ix_timer_due', ['fire_at', 'id'], unique=False, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.create_index('ix_timer_subject', ['subject_id', 'kind'], unique=False)

    op.create_table('shift_series',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('weekdays', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('zone', sa.String(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.Column('seats', sa.Integer(), nullable=True),
    sa.Column('lead_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('channel_platform', sa.String(), nullable=False),
    sa.Column('stopped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_shift_series_campaign_id')),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_shift_series_created_by')),
    sa.ForeignKeyConstraint(['lead_id'], ['person.id'], name=op.f('fk_shift_series_lead_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shift_series'))
    )
    op.create_table('cover',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('shift_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('asker_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('whole', sa.Boolean(), nullable=False),
    sa.Column('taker_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['asker_id'], ['person.id'], name=op.f('fk_cover_asker_id')),
    sa.ForeignKeyConstraint(['shift_id'], ['shift.id'], name=op.f('fk_cover_shift_id')),
    sa.ForeignKeyConstraint(['taker_id'], ['person.id'], name=op.f('fk_cover_taker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cover'))
    )
    with op.batch_alter_table('cover', schema=None) as batch_op:
        batch_op.create_index('ix_cover_shift', ['shift_id'], unique=False)

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('needs_shift', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('digest_minutes', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('nudge_minutes', sa.Integer(), nullable=True, server_default='15'))
        batch_op.add_column(sa.Column('idle_minutes', sa.Integer(), nullable=True, server_default='30'))
        batch_op.add_column(sa.Column('at_shift_end', sa.String(), nullable=False, server_default='ask'))
        batch_op.add_column(sa.Column('grace_minutes', sa.Integer(), nullable=False, server_default='5'))
        batch_op.create_check_constraint(batch_op.f('ck_campaign_at_shift_end_known'), "at_shift_end IN ('ask', 'hand_over')")

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('volume', sa.String(), nullable=False, server_default='all'))
        batch_op.create_check_constraint(batch_op.f('ck_person_volume_known'), "volume IN ('all', 'few', 'none')")
        batch_op.add_column(sa.Column('active_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.add_column(sa.Column('series_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('seats', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('lead_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('channel', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('channel_platform', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_shift_series_id_starts_at'), ['series_id', 'starts_at'])
        batch_op.create_foreign_key(batch_op.f('fk_shift_lead_id'), 'person', ['lead_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_shift_series_id'), 'shift_series', ['series_id'], ['id'])
        batch_op.create_index('ix_shift_campaign', ['campaign_id', 'ends_at'], unique=False)

    with op.batch_alter_table('shift_member', schema=None) as batch_op:
        batch_op.add_column(sa.Column('finishing_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('covering', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('routed', sa.Integer(), nullable=False, server_default='0'))
        batch_op.create_index('ix_shift_member_routed', ['shift_id', 'routed', 'person_id'], unique=False, sqlite_where=sa.text('left_at IS NULL'), postgresql_where=sa.text('left_at IS NULL'))

    with op.batch_alter_table('wait', schema=None) as batch_op:
        batch_op.create_index('ix_wait_ended', ['ended_at', 'campaign_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_conversation_waiting_on', table_name='conversation')
    new = ", ".join(f"'{kind}'" for kind in _NEW_PARCELS)
    op.execute(f"DELETE FROM outbox WHERE kind IN ({new})")
    op.execute("UPDATE reassignment SET cause = 'reassign' WHERE cause NOT IN ('reassign', 'hand_on', 'done')")
    _allow('outbox', 'kind', _PARCELS)
    _allow('reassignment', 'cause', _CAUSES)
    op.execute("UPDATE reassignment SET actor_id = (SELECT min(id) FROM person) WHERE actor_id IS NULL")
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.alter_column('actor_id', existing_type=_ROW_ID, nullable=False)
        batch_op.drop_index('ix_reassignment_shift', sqlite_where=sa.text('at_end_of IS NOT NULL'), postgresql_where=sa.text('at_end_of IS NOT NULL'))
        batch_op.drop_constraint(batch_op.f('fk_reassignment_at_end_of'), type_='foreignkey')
        batch_op.drop_column('at_end_of')
    with op.batch_alter_table('wait', schema=None) as batch_op:
        batch_op.drop_index('ix_wait_ended')

    with op.batch_alter_table('shift_member', schema=None) as batch_op:
        batch_op.drop_column('covering')
        batch_op.drop_index('ix_shift_member_routed', sqlite_where=sa.text('left_at IS NULL'), postgresql_where=sa.text('left_at IS NULL'))
        batch_op.drop_column('routed')
        batch_op.drop_column('asked_at')
        batch_op.drop_column('finishing_until')

    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.drop_index('ix_shift_campaign')
        batch_op.drop_constraint(batch_op.f('fk_shift_series_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_shift_lead_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_shift_series_id_starts_at'), type_='unique')
        batch_op.drop_column('closed_at')
        batch_op.drop_column('channel_platform')
        batch_op.drop_column('channel')
        batch_op.drop_column('lead_id')
        batch_op.drop_column('seats')
        batch_op.drop_column('series_id')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('active_at')
        batch_op.drop_constraint(batch_op.f('ck_person_volume_known'), type_='check')
        batch_op.drop_column('volume')

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_campaign_at_shift_end_known'), type_='check')
        batch_op.drop_column('grace_minutes')
        batch_op.drop_column('at_shift_end')
        batch_op.drop_column('idle_minutes')
        batch_op.drop_column('nudge_minutes')
        batch_op.drop_column('digest_minutes')
        batch_op.drop_column('needs_shift')

    with op.batch_alter_table('cover', schema=None) as batch_op:
        batch_op.drop_index('ix_cover_shift')

    op.drop_table('cover')
    op.drop_table('shift_series')
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_index('ix_timer_subject')
        batch_op.drop_index('ix_timer_due', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.drop_table('timer')