"""Campaigns have rules by which replies are filed; what a rule filed has no person.

Revision 0027, after 0026.
"""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rules', sa.String(), nullable=False, server_default=''))
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rule', sa.String(), nullable=False, server_default=''))
        batch_op.alter_column('person_id', existing_type=_ROW_ID, nullable=True)
        batch_op.drop_constraint(batch_op.f('ck_report_source_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_report_source_known'), "source IN ('person', 'rule')")


def downgrade() -> None:
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_report_source_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_report_source_known'), "source IN ('person')")
        batch_op.alter_column('person_id', existing_type=_ROW_ID, nullable=False)
        batch_op.drop_column('rule')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('rules')
