"""Reports may take back what was filed before; what all of them come to is kept beside them.

Revision 0020, after 0019.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
_INTO = 'INSERT INTO standing (conversation_id, campaign_id, kind, name, value, report_id) '
_EACH_TAG = {
    'sqlite': 'json_each(report.tags) AS filed',
    'postgresql': 'jsonb_array_elements_text(report.tags) AS filed(value)',
}
_EACH_ANSWER = {
    'sqlite': 'json_each(report.answers) AS filed',
    'postgresql': 'jsonb_each_text(report.answers) AS filed(key, value)',
}


def upgrade() -> None:
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(), nullable=False, server_default='person'))
        batch_op.add_column(sa.Column('removed', _DOCUMENT, nullable=False, server_default='[]'))
        batch_op.create_check_constraint(batch_op.f('ck_report_source_known'), "source IN ('person')")
    op.create_table('standing',
    sa.Column('conversation_id', _ROW_ID, autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('campaign_id', _ROW_ID, nullable=False),
    sa.Column('value', sa.String(), nullable=True),
    sa.Column('report_id', _ROW_ID, nullable=False),
    sa.CheckConstraint("kind IN ('tag', 'answer')", name=op.f('ck_standing_kind_known')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_standing_campaign_id')),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_standing_conversation_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_standing_report_id')),
    sa.PrimaryKeyConstraint('conversation_id', 'kind', 'name', name=op.f('pk_standing'))
    )
    _recount(op.get_bind().dialect.name)
    op.create_index(
        'ix_standing_campaign',
        'standing',
        ['campaign_id', 'kind', 'name', 'value', 'conversation_id'],
        unique=False,
        sqlite_where=sa.text('value IS NOT NULL'),
        postgresql_where=sa.text('value IS NOT NULL'),
    )


def _recount(dialect: str) -> None:
    """Until now no report took anything back: every tag stands, and the newest answer to each question."""
    op.execute(
        f"{_INTO} SELECT conversation.id, conversation.campaign_id, 'tag', filed.value, '', max(report.id) "
        'FROM report JOIN conversation ON conversation.id = report.conversation_id '
        f"CROSS JOIN {_EACH_TAG[dialect]} WHERE filed.value <> '' "
        'GROUP BY conversation.id, conversation.campaign_id, filed.value'
    )
    op.execute(
        f"{_INTO} SELECT conversation_id, campaign_id, 'answer', name, value, report_id FROM ("
        'SELECT conversation.id AS conversation_id, conversation.campaign_id AS campaign_id, '
        'filed.key AS name, filed.value AS value, report.id AS report_id, '
        'row_number() OVER (PARTITION BY conversation.id, filed.key ORDER BY report.id DESC) AS nth '
        'FROM report JOIN conversation ON conversation.id = report.conversation_id '
        f"CROSS JOIN {_EACH_ANSWER[dialect]}) AS newest WHERE nth = 1 AND value <> ''"
    )


def downgrade() -> None:
    op.drop_table('standing')
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_report_source_known'), type_='check')
        batch_op.drop_column('removed')
        batch_op.drop_column('source')
