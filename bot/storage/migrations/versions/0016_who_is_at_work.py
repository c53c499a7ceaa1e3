"""Who is at work in which campaign, until they are done for the day.

Revision 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

_TIMED = (
    "shift_reminder",
    "shift_begins",
    "shift_ends",
    "shift_grace",
    "recur",
    "digest",
    "nudge",
    "escalate",
    "idle",
    "idle_return",
    "resume",
)
_NEW_TIMED = ("lapse", "lapse_escalate", "lapse_return")


def _allow(values: tuple[str, ...]) -> None:
    allowed = ", ".join(f"'{value}'" for value in values)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_timer_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_kind_known'), f"kind IN ({allowed})")


def upgrade() -> None:
    op.create_table('attendance',
    sa.Column('person_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('campaign_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('acted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_attendance_campaign_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_attendance_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'campaign_id', name=op.f('pk_attendance'))
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index('ix_attendance_campaign', ['campaign_id', 'acted_at'], unique=False)

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('done_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('noted_in', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('noted_until', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('at_work_minutes', sa.Integer(), nullable=False, server_default='30'))

    _allow((*_TIMED, *_NEW_TIMED))


def downgrade() -> None:
    """Whose duty lapsed is looked at no more; everything else is as it was before shifts minded work."""
    new = ", ".join(f"'{kind}'" for kind in _NEW_TIMED)
    op.execute(f"DELETE FROM timer WHERE kind IN ({new})")
    _allow(_TIMED)
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('at_work_minutes')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('noted_until')
        batch_op.drop_column('noted_in')
        batch_op.drop_column('done_at')

    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index('ix_attendance_campaign')

    op.drop_table('attendance')
