"""Contacts who are left alone in one list or in one campaign.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

_BARS = ('opted_out', 'retired')
_NEW_BARS = ('wrong_number', 'no_consent', 'set_aside')
_WHYS = ('holder', 'state', 'opted_out', 'retired', 'receiver', 'touched')
_NEW_WHYS = ('barred',)


def _allow(table: str, column: str, values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    name = f'ck_{table}_{column}_known'
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_='check')
        batch_op.create_check_constraint(batch_op.f(name), f'{column} IS NULL OR {column} IN ({allowed})')


def upgrade() -> None:
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('barred', sa.String(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_contact_barred_known'), "barred IS NULL OR barred IN ('wrong_number', 'no_consent')"
        )

    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('set_aside_code', sa.Integer(), nullable=True))

    _allow('conversation', 'barred', (*_BARS, *_NEW_BARS))
    _allow('move', 'why', (*_WHYS, *_NEW_WHYS))


def downgrade() -> None:
    """Whoever was left alone may be texted again, for nothing else can say why not."""
    op.execute("UPDATE move SET why = 'retired' WHERE why = 'barred'")
    op.execute("UPDATE conversation SET barred = NULL WHERE barred NOT IN ('opted_out', 'retired')")
    _allow('move', 'why', _WHYS)
    _allow('conversation', 'barred', _BARS)

    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_column('set_aside_code')

    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_contact_barred_known'), type_='check')
        batch_op.drop_column('barred')
