"""Which first text a contact got is kept, and lists keep their columns and cells as they came.

Revision 0021, after 0020.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    op.create_table('first_text',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('campaign_id', _ROW_ID, nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('replaced_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_first_text_campaign_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_first_text'))
    )
    op.create_index('ix_first_text_campaign', 'first_text', ['campaign_id'], unique=False)
    op.add_column('conversation', sa.Column('first_text_id', sa.BigInteger(), nullable=True))
    op.add_column('contact_list', sa.Column('columns', _DOCUMENT, nullable=False, server_default='[]'))
    op.add_column('contact', sa.Column('written', _DOCUMENT, nullable=False, server_default='{}'))
    _keep_texts(op.get_bind())


def _keep_texts(connection: sa.Connection) -> None:
    """The texts as they are. Who was texted got the only one there is; of several, nobody knows which."""
    for campaign, texts, created_at in connection.execute(
        sa.text('SELECT id, first_texts, created_at FROM campaign')
    ).all():
        bodies = list(dict.fromkeys(json.loads(texts) if isinstance(texts, str) else texts))
        for place, body in enumerate(bodies):
            connection.execute(
                sa.text(
                    'INSERT INTO first_text (campaign_id, place, body, created_at)'
                    ' VALUES (:campaign, :place, :body, :created_at)'
                ),
                {'campaign': campaign, 'place': place, 'body': body, 'created_at': created_at},
            )
        if len(bodies) == 1:
            connection.execute(
                sa.text(
                    'UPDATE conversation SET first_text_id ='
                    ' (SELECT id FROM first_text WHERE campaign_id = :campaign)'
                    ' WHERE campaign_id = :campaign AND texted_at IS NOT NULL'
                ),
                {'campaign': campaign},
            )


def downgrade() -> None:
    op.drop_column('contact', 'written')
    op.drop_column('contact_list', 'columns')
    op.drop_column('conversation', 'first_text_id')
    op.drop_table('first_text')
