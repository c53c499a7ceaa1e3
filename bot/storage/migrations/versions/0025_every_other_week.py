"""Shifts may recur every other week, or more rarely.

Revision 0025, after 0024.
"""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('shift_series', sa.Column('weeks', sa.Integer(), nullable=False, server_default='1'))
    op.add_column('shift_series', sa.Column('first_day', sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column('shift_series', 'first_day')
    op.drop_column('shift_series', 'weeks')
