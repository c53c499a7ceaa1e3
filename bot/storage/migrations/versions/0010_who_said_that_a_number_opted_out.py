"""Which import opted a number out first, and when anything else said so too.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    of_a_list = sa.text('opted_out_list IS NOT NULL')
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.add_column(sa.Column('opted_out_list', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('opt_out_confirmed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index('ix_phone_number_opted_out_list', ['opted_out_list'], unique=False, sqlite_where=of_a_list, postgresql_where=of_a_list)


def downgrade() -> None:
    of_a_list = sa.text('opted_out_list IS NOT NULL')
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.drop_index('ix_phone_number_opted_out_list', sqlite_where=of_a_list, postgresql_where=of_a_list)
        batch_op.drop_column('opt_out_confirmed_at')
        batch_op.drop_column('opted_out_list')
