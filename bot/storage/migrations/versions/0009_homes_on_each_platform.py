"""A campaign, a shift and a series have a channel on each platform.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

_TABLES = ('campaign', 'shift', 'shift_series')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('homes', _DOCUMENT, nullable=False, server_default='{}'))
        rows = sa.table(table, sa.column('id'), sa.column('channel'), sa.column('channel_platform'), sa.column('homes', _DOCUMENT))
        found = op.get_bind().execute(sa.select(rows.c.id, rows.c.channel, rows.c.channel_platform).where(rows.c.channel != ''))
        for id_, channel, platform in found.all():
            known = platform or ('discord' if channel.isdigit() else 'slack')
            op.execute(sa.update(rows).where(rows.c.id == id_).values(homes={known: channel}))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('channel')
            batch_op.drop_column('channel_platform')


def downgrade() -> None:
    """Of several channels the one in Slack is kept."""
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('channel', sa.String(), nullable=False, server_default=''))
            batch_op.add_column(sa.Column('channel_platform', sa.String(), nullable=False, server_default=''))
        rows = sa.table(table, sa.column('id'), sa.column('channel'), sa.column('channel_platform'), sa.column('homes', _DOCUMENT))
        for id_, homes in op.get_bind().execute(sa.select(rows.c.id, rows.c.homes)).all():
            if homes:
                platform = max(homes)
                op.execute(sa.update(rows).where(rows.c.id == id_).values(channel=homes[platform], channel_platform=platform))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('homes')
