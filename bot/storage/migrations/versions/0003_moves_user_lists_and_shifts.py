"""Moves, user lists and shifts.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_PARCELS = (
    "text",
    "inbox",
    "inbox_redraw",
    "unheld",
    "unknown_sender",
    "campaign_card",
    "campaign_paused",
    "delivery_unknown",
)
_SUBJECTS = ('actor', 'person')


def _allow(kinds: tuple[str, ...]) -> None:
    allowed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_outbox_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_outbox_kind_known'), f"kind IN ({allowed})")


def upgrade() -> None:
    _allow((*_PARCELS, "reassigned"))
    op.create_table('reassignment',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('cause', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('surface', sa.String(), nullable=False),
    sa.Column('asked', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('applied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('applied_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('last_message', sa.BigInteger(), nullable=False),
    sa.Column('last_report', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("cause IN ('reassign', 'hand_on', 'done')", name=op.f('ck_reassignment_cause_known')),
    sa.CheckConstraint("state IN ('proposed', 'applied', 'undone', 'cancelled', 'expired')", name=op.f('ck_reassignment_state_known')),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_reassignment_actor_id')),
    sa.ForeignKeyConstraint(['applied_by'], ['person.id'], name=op.f('fk_reassignment_applied_by')),
    sa.ForeignKeyConstraint(['undone_by'], ['person.id'], name=op.f('fk_reassignment_undone_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reassignment'))
    )
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.create_index('ix_reassignment_at', ['created_at'], unique=False)
        for moment in ('applied', 'undone'):
            there = sa.text(f'{moment}_at IS NOT NULL')
            batch_op.create_index(f'ix_reassignment_{moment}', [f'{moment}_at'], unique=False, sqlite_where=there, postgresql_where=there)

    op.create_table('saved_filter',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('selection', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_saved_filter_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_filter')),
    sa.UniqueConstraint('name', name=op.f('uq_saved_filter_name'))
    )
    op.create_table('user_list',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('platform', sa.String(), nullable=True),
    sa.Column('workspace', sa.String(), nullable=True),
    sa.Column('mirror', sa.String(), nullable=True),
    sa.Column('mirror_handle', sa.String(), nullable=False),
    sa.Column('mirrored_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lost_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_user_list_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user_list')),
    sa.UniqueConstraint('name', name=op.f('uq_user_list_name')),
    sa.UniqueConstraint('platform', 'workspace', 'mirror', name=op.f('uq_user_list_platform_workspace_mirror'))
    )
    op.create_table('user_list_member',
    sa.Column('list_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['list_id'], ['user_list.id'], name=op.f('fk_user_list_member_list_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_user_list_member_person_id')),
    sa.PrimaryKeyConstraint('list_id', 'person_id', name=op.f('pk_user_list_member'))
    )
    with op.batch_alter_table('user_list_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_user_list_member_person_id'), ['person_id'], unique=False)

    op.create_table('shift',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('called_off_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('ends_at >= starts_at', name=op.f('ck_shift_ends_after_start')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_shift_campaign_id')),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_shift_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shift'))
    )
    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.create_index('ix_shift_ends_at', ['ends_at'], unique=False)

    op.create_table('move',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('reassignment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('conversation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('to_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('held_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reserved_for', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('why', sa.String(), nullable=True),
    sa.CheckConstraint("state IN ('planned', 'moved', 'skipped', 'undone', 'kept')", name=op.f('ck_move_state_known')),
    sa.CheckConstraint("why IS NULL OR why IN ('holder', 'state', 'opted_out', 'retired', 'receiver', 'touched')", name=op.f('ck_move_why_known')),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_move_conversation_id')),
    sa.ForeignKeyConstraint(['from_id'], ['person.id'], name=op.f('fk_move_from_id')),
    sa.ForeignKeyConstraint(['reassignment_id'], ['reassignment.id'], name=op.f('fk_move_reassignment_id')),
    sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_move_to_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_move')),
    sa.UniqueConstraint('reassignment_id', 'conversation_id', name=op.f('uq_move_reassignment_id_conversation_id'))
    )
    with op.batch_alter_table('move', schema=None) as batch_op:
        batch_op.create_index('ix_move_conversation', ['conversation_id'], unique=False)

    op.create_table('move_count',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('reassignment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('to_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('moved', sa.Integer(), nullable=False),
    sa.Column('undone', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_move_count_campaign_id')),
    sa.ForeignKeyConstraint(['from_id'], ['person.id'], name=op.f('fk_move_count_from_id')),
    sa.ForeignKeyConstraint(['reassignment_id'], ['reassignment.id'], name=op.f('fk_move_count_reassignment_id')),
    sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_move_count_to_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_move_count'))
    )
    with op.batch_alter_table('move_count', schema=None) as batch_op:
        batch_op.create_index('ix_move_count_reassignment', ['reassignment_id', 'campaign_id'], unique=False)
        for end in ('from', 'to'):
            there = sa.text(f'{end}_id IS NOT NULL')
            batch_op.create_index(f'ix_move_count_{end}', [f'{end}_id', 'reassignment_id'], unique=False, sqlite_where=there, postgresql_where=there)

    with op.batch_alter_table('event', schema=None) as batch_op:
        for subject in _SUBJECTS:
            there = sa.text(f'{subject}_id IS NOT NULL')
            batch_op.create_index(f'ix_event_{subject}', [f'{subject}_id', 'at'], unique=False, sqlite_where=there, postgresql_where=there)

    op.create_table('shift_member',
    sa.Column('shift_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('joined_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('left_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_shift_member_person_id')),
    sa.ForeignKeyConstraint(['shift_id'], ['shift.id'], name=op.f('fk_shift_member_shift_id')),
    sa.PrimaryKeyConstraint('shift_id', 'person_id', name=op.f('pk_shift_member'))
    )
    with op.batch_alter_table('shift_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shift_member_person_id'), ['person_id'], unique=False)

    op.create_table('choosing',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('list_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('surface', sa.String(), nullable=False),
    sa.Column('asked', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('counted', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('applied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('applied_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("state IN ('proposed', 'applied', 'undone', 'cancelled', 'expired')", name=op.f('ck_choosing_state_known')),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_choosing_actor_id')),
    sa.ForeignKeyConstraint(['applied_by'], ['person.id'], name=op.f('fk_choosing_applied_by')),
    sa.ForeignKeyConstraint(['list_id'], ['contact_list.id'], name=op.f('fk_choosing_list_id')),
    sa.ForeignKeyConstraint(['undone_by'], ['person.id'], name=op.f('fk_choosing_undone_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_choosing'))
    )
    with op.batch_alter_table('choosing', schema=None) as batch_op:
        batch_op.create_index('ix_choosing_list', ['list_id'], unique=False)

    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('assigned_before', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('assigned_in', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('began_in', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('ended_in', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('user_list_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_campaign_user_list_id'), 'user_list', ['user_list_id'], ['id'])


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'reassigned'")
    _allow(_PARCELS)
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_campaign_user_list_id'), type_='foreignkey')
        batch_op.drop_column('user_list_id')

    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_column('ended_in')
        batch_op.drop_column('began_in')

    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_column('assigned_in')
        batch_op.drop_column('assigned_before')

    with op.batch_alter_table('choosing', schema=None) as batch_op:
        batch_op.drop_index('ix_choosing_list')

    op.drop_table('choosing')
    with op.batch_alter_table('shift_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_shift_member_person_id'))

    op.drop_table('shift_member')
    with op.batch_alter_table('event', schema=None) as batch_op:
        for subject in _SUBJECTS:
            batch_op.drop_index(f'ix_event_{subject}')

    op.drop_table('move_count')
    with op.batch_alter_table('move', schema=None) as batch_op:
        batch_op.drop_index('ix_move_conversation')

    op.drop_table('move')
    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.drop_index('ix_shift_ends_at')

    op.drop_table('shift')
    with op.batch_alter_table('user_list_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_user_list_member_person_id'))

    op.drop_table('user_list_member')
    op.drop_table('user_list')
    op.drop_table('saved_filter')
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.drop_index('ix_reassignment_undone')
        batch_op.drop_index('ix_reassignment_applied')
        batch_op.drop_index('ix_reassignment_at')

    op.drop_table('reassignment')