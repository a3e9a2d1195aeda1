from alembic import op

revision = "1a31ce608336"
down_revision = "e2412789c190"


def upgrade():
    op.add_column("users", None)
