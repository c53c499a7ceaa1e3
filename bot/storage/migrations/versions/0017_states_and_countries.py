"""Campaigns keep the rules of states, and say which countries their numbers can text.

Revision 0017, after 0016. Campaigns of before keep their hours as they were, and text numbers of any country.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state_rules', sa.String(), nullable=False, server_default='none'))
        batch_op.add_column(sa.Column('countries', _DOCUMENT, nullable=False, server_default='[]'))
        batch_op.create_check_constraint(
            batch_op.f('ck_campaign_state_rules_known'), "state_rules IN ('none', 'sundays', 'strict')"
        )


def downgrade() -> None:
    """Hours alone remain; zone keys lose the places behind them."""
    op.execute(
        "INSERT INTO campaign_zone (campaign_id, zone)"
        " SELECT DISTINCT campaign_id, substr(zone, 1, strpos(zone, '@') - 1) FROM campaign_zone"
        " WHERE strpos(zone, '@') > 0 ON CONFLICT DO NOTHING"
        if op.get_bind().dialect.name == 'postgresql'
        else "INSERT OR IGNORE INTO campaign_zone (campaign_id, zone)"
        " SELECT DISTINCT campaign_id, substr(zone, 1, instr(zone, '@') - 1) FROM campaign_zone"
        " WHERE instr(zone, '@') > 0"
    )
    at = 'strpos' if op.get_bind().dialect.name == 'postgresql' else 'instr'
    op.execute("DELETE FROM campaign_zone WHERE zone LIKE '%@%'")
    for table in ('contact', 'conversation'):
        op.execute(f"UPDATE {table} SET zone = substr(zone, 1, {at}(zone, '@') - 1) WHERE zone LIKE '%@%'")
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_campaign_state_rules_known'), type_='check')
        batch_op.drop_column('countries')
        batch_op.drop_column('state_rules')
