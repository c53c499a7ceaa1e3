"""People read Baton in their language, and a campaign's channel in the campaign's.

Revision 0028, after 0027.
"""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

_KNOWN = "('', 'en', 'es')"


def upgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('language', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('platform_language', sa.String(), nullable=False, server_default=''))
        batch_op.create_check_constraint(batch_op.f('ck_person_language_known'), f'language IN {_KNOWN}')
        batch_op.create_check_constraint(
            batch_op.f('ck_person_platform_language_known'), f'platform_language IN {_KNOWN}'
        )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('language', sa.String(), nullable=False, server_default='en'))
        batch_op.create_check_constraint(batch_op.f('ck_campaign_language_known'), "language IN ('en', 'es')")


def downgrade() -> None:
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_campaign_language_known'), type_='check')
        batch_op.drop_column('language')
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_person_platform_language_known'), type_='check')
        batch_op.drop_constraint(batch_op.f('ck_person_language_known'), type_='check')
        batch_op.drop_column('platform_language')
        batch_op.drop_column('language')
