"""Tags and fields that belong to the organisation, which every campaign may offer.

Revision 0026, after 0025.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    op.create_table('shared_field',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('asks', sa.String(), nullable=True),
    sa.Column('options', _DOCUMENT, nullable=False),
    sa.Column('for_volunteers', sa.Boolean(), nullable=False),
    sa.CheckConstraint("asks IS NULL OR asks IN ('choice', 'number', 'words')", name=op.f('ck_shared_field_asks_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shared_field')),
    sa.UniqueConstraint('name', name=op.f('uq_shared_field_name'))
    )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('offers_shared', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('offers_shared')
    op.drop_table('shared_field')
