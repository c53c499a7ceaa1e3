"""Admins send test texts to themselves.

Revision 0036, after 0035.
"""

from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

_KINDS = ('first', 'retry', 'reply')


def _allow(kinds: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_message_kind_known'), type_='check')
        batch_op.create_check_constraint(
            batch_op.f('ck_message_kind_known'), f'kind IS NULL OR kind IN ({allowed})'
        )


def upgrade() -> None:
    _allow((*_KINDS, 'test'))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'text' AND subject_id IN (SELECT id FROM message WHERE kind = 'test')")
    op.execute("DELETE FROM message WHERE kind = 'test'")
    _allow(_KINDS)
