"""People can be forgotten: their contacts are of no list, and their numbers stand as pseudonyms.

Revision 0030, after 0029.
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_OF_CONTACT = ('wrong_number', 'no_consent')
_OF_CONVERSATION = ('opted_out', 'retired', 'wrong_number', 'no_consent', 'set_aside')


def _allow(batch_op: BatchOperations, table: str, values: tuple[str, ...]) -> None:
    name = batch_op.f(f'ck_{table}_barred_known')
    allowed = ', '.join(f"'{value}'" for value in values)
    batch_op.drop_constraint(name, type_='check')
    batch_op.create_check_constraint(name, f'barred IS NULL OR barred IN ({allowed})')


def upgrade() -> None:
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.alter_column('list_id', existing_type=_ROW_ID, nullable=True)
        _allow(batch_op, 'contact', (*_OF_CONTACT, 'forgotten'))
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        _allow(batch_op, 'conversation', (*_OF_CONVERSATION, 'forgotten'))
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.add_column(sa.Column('forgotten_at', sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'forgetting',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_forgetting')),
    )


def downgrade() -> None:
    """Whoever was forgotten cannot be made known again: their contacts come into the oldest list."""
    op.execute('UPDATE contact SET list_id = (SELECT min(id) FROM contact_list), barred = NULL'
               " WHERE barred = 'forgotten'")
    op.execute("UPDATE conversation SET barred = 'retired' WHERE barred = 'forgotten'")
    op.drop_table('forgetting')
    with op.batch_alter_table('phone_number', schema=None) as batch_op:
        batch_op.drop_column('forgotten_at')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        _allow(batch_op, 'conversation', _OF_CONVERSATION)
    with op.batch_alter_table('contact', schema=None) as batch_op:
        _allow(batch_op, 'contact', _OF_CONTACT)
        batch_op.alter_column('list_id', existing_type=_ROW_ID, nullable=False)
