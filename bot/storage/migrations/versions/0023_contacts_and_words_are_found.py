"""Contacts are found by keys of their names and numbers, conversations by the words that were written.

What is there already is made findable by timers, after the start. Revision 0023, after 0022.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_KEY = sa.String().with_variant(sa.String(collation='C'), 'postgresql')
_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
_TIMED = (
    'shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate',
    'idle', 'idle_return', 'resume', 'lay_out', 'lapse', 'lapse_escalate', 'lapse_return',
)
_NEW_TIMED = ('index_names', 'index_words')
_TIMER = (
    'INSERT INTO timer (kind, subject_id, key, fire_at, state, failures, created_at) '
    "SELECT '{kind}', {subject}, '{key}', CURRENT_TIMESTAMP, 'waiting', 0, CURRENT_TIMESTAMP "
)


def upgrade() -> None:
    op.create_table('name_key',
    sa.Column('key', _KEY, nullable=False),
    sa.Column('contact_id', _ROW_ID, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('key', 'contact_id', name=op.f('pk_name_key')),
    sqlite_with_rowid=False
    )
    op.create_table('written_word',
    sa.Column('word', _KEY, nullable=False),
    sa.Column('conversation_id', _ROW_ID, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('word', 'conversation_id', name=op.f('pk_written_word')),
    sqlite_with_rowid=False
    )
    op.create_table('search',
    sa.Column('id', _ROW_ID, autoincrement=True, nullable=False),
    sa.Column('person_id', _ROW_ID, nullable=False),
    sa.Column('typed', sa.String(), nullable=False),
    sa.Column('narrowed', _DOCUMENT, nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_search_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search')),
    sqlite_autoincrement=True
    )
    for name, table, column in (
        ('ix_search_person', 'search', 'person_id'),
        ('ix_search_at', 'search', 'made_at'),
        ('ix_name_key_contact', 'name_key', 'contact_id'),
        ('ix_written_word_conversation', 'written_word', 'conversation_id'),
    ):
        op.create_index(name, table, [column], unique=False)
    _allow((*_TIMED, *_NEW_TIMED))
    op.execute(_TIMER.format(kind='index_names', subject='id', key='') + "FROM contact_list WHERE state = 'ready'")
    for what, table in (('texts', 'message'), ('notes', 'report')):
        there = f'WHERE EXISTS (SELECT 1 FROM {table})'
        op.execute(_TIMER.format(kind='index_words', subject='0', key=what) + there)


def _allow(values: tuple[str, ...]) -> None:
    allowed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table('timer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_timer_kind_known'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_timer_kind_known'), f'kind IN ({allowed})')


def downgrade() -> None:
    op.execute("DELETE FROM timer WHERE kind IN ('index_names', 'index_words')")
    _allow(_TIMED)
    op.drop_table('search')
    op.drop_table('written_word')
    op.drop_table('name_key')
