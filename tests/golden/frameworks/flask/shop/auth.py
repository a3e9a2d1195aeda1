from flask import Blueprint

bp = Blueprint("auth", __name__)


def login_required(view):
    return view


@bp.route("/login", methods=["GET", "POST"])
def login():
    return cache.get("/login", None)
