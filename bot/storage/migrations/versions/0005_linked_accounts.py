"""Accounts of one person on several platforms.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    linked = sa.text('part_of IS NOT NULL')
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('appointed', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('platform', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('part_of', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_person_part_of'), 'person', ['part_of'], ['id'])
        batch_op.create_index('ix_person_part_of', ['part_of'], unique=False, sqlite_where=linked, postgresql_where=linked)

    with op.batch_alter_table('identity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('vouched', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('came_from', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('wrong_codes', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('wrong_since', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_identity_came_from'), 'person', ['came_from'], ['id'])
        batch_op.create_index('ix_identity_person', ['person_id'], unique=False)

    # Why somebody was made an admin was not kept before: they stay one.
    op.execute("UPDATE person SET appointed = true WHERE role = 'admin'")

    op.create_table('link_code',
    sa.Column('person_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_link_code_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_link_code')),
    sa.UniqueConstraint('digest', name=op.f('uq_link_code_digest'))
    )


def downgrade() -> None:
    """Whoever is linked stays one person; their past is told under the name it was done under."""
    linked = sa.text('part_of IS NOT NULL')
    op.drop_table('link_code')
    with op.batch_alter_table('identity', schema=None) as batch_op:
        batch_op.drop_index('ix_identity_person')
        batch_op.drop_constraint(batch_op.f('fk_identity_came_from'), type_='foreignkey')
        batch_op.drop_column('wrong_since')
        batch_op.drop_column('wrong_codes')
        batch_op.drop_column('came_from')
        batch_op.drop_column('vouched')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index('ix_person_part_of', sqlite_where=linked, postgresql_where=linked)
        batch_op.drop_constraint(batch_op.f('fk_person_part_of'), type_='foreignkey')
        batch_op.drop_column('part_of')
        batch_op.drop_column('platform')
        batch_op.drop_column('appointed')
