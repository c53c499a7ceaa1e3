"""Texts remember the pictures and other files that came with them.

Revision 0029, after 0028.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

_DOCUMENT = sa.JSON().with_variant(JSONB(), 'postgresql')


def upgrade() -> None:
    op.add_column('message', sa.Column('media', _DOCUMENT, nullable=True))


def downgrade() -> None:
    op.drop_column('message', 'media')
