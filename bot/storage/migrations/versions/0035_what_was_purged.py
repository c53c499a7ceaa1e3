"""Campaigns and lists can be purged, slice by slice.

Revision 0035, after 0034.
"""

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate', 'idle',
    'idle_return', 'resume', 'lay_out', 'index_names', 'index_words', 'lapse', 'lapse_escalate', 'lapse_return',
    'learn', 'later',
)
_NEW = ('purge_campaign', 'purge_list')


def _allow(kinds: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_timer_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_kind_known'), f'kind IN ({allowed})')


def upgrade() -> None:
    _allow((*_TIMED, *_NEW))
    for table in ('campaign', 'contact_list'):
        op.add_column(table, sa.Column('purged_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind IN ('purge_campaign', 'purge_list')")
    for table in ('contact_list', 'campaign'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('purged_at')
    _allow(_TIMED)
