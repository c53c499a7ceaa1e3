"""Rules of a campaign can be run again over replies that were there, and a run be taken back.

Revision 0037, after 0036.
"""

import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table(
        'rule_run',
        sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
        sa.Column('campaign_id', _ROW_ID, nullable=False),
        sa.Column('actor_id', _ROW_ID, nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('kept', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_rule_run_campaign_id')),
        sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_rule_run_actor_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_run')),
    )
    op.create_index('ix_rule_run_campaign', 'rule_run', ['campaign_id', 'id'])
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('run_id', _ROW_ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_report_run_id'), 'rule_run', ['run_id'], ['id'])
        batch_op.create_index(
            'ix_report_run',
            ['run_id', 'conversation_id'],
            sqlite_where=sa.text('run_id IS NOT NULL'),
            postgresql_where=sa.text('run_id IS NOT NULL'),
        )


def downgrade() -> None:
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index('ix_report_run')
        batch_op.drop_constraint(batch_op.f('fk_report_run_id'), type_='foreignkey')
        batch_op.drop_column('run_id')
    op.drop_table('rule_run')
