"""What was learnt of filed first replies, and what became of suggestions.

Revision 0033, after 0032.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')

_PARCELS = (
    'text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused',
    'carrier_news', 'not_reached', 'home_closed', 'delivery_unknown', 'reassigned', 'shift_card',
    'shift_reminder', 'shift_ended', 'shift_summary', 'shift_handover', 'cover', 'digest', 'digest_redraw',
    'nudge', 'still_on_it', 'escalation', 'nobody_on', 'replies_unread', 'given_up', 'public_event',
)
_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate',
    'idle', 'idle_return', 'resume', 'lay_out', 'index_names', 'index_words', 'lapse', 'lapse_escalate',
    'lapse_return',
)


def _allow(table: str, values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    name = op.f(f'ck_{table}_kind_known')
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(name, type_='check')
        batch_op.create_check_constraint(name, f'kind IN ({allowed})')


def upgrade() -> None:
    op.create_table(
        'learnt',
        sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
        sa.Column('mark', sa.String(), nullable=False),
        sa.Column('version', sa.BigInteger(), nullable=False),
        sa.Column('model', sa.LargeBinary(), nullable=True),
        sa.Column('silenced', _DOCUMENT, nullable=False),
        sa.Column('learnt_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_learnt')),
    )
    op.create_table(
        'suggestion',
        sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
        sa.Column('conversation_id', _ROW_ID, nullable=False),
        sa.Column('campaign_id', _ROW_ID, nullable=False),
        sa.Column('person_id', _ROW_ID, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('value', sa.String(), nullable=False),
        sa.Column('label', sa.String(), nullable=False),
        sa.Column('kept', sa.Boolean(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('tag', 'answer')", name=op.f('ck_suggestion_kind_known')),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_suggestion_campaign_id')),
        sa.ForeignKeyConstraint(
            ['conversation_id'], ['conversation.id'], name=op.f('fk_suggestion_conversation_id')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_suggestion_person_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestion')),
    )
    op.create_index('ix_suggestion_label', 'suggestion', ['label', 'id'])
    op.create_index('ix_suggestion_campaign', 'suggestion', ['campaign_id', 'kind', 'name', 'value', 'kept'])
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('learnt', sa.BigInteger(), nullable=False, server_default='0'))
    _allow('outbox', (*_PARCELS, 'silenced'))
    _allow('timer', (*_TIMED, 'learn'))


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind = 'learn'")
    op.execute("DELETE FROM outbox WHERE kind = 'silenced'")
    _allow('timer', _TIMED)
    _allow('outbox', _PARCELS)
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('learnt')
    op.drop_table('suggestion')
    op.drop_table('learnt')
