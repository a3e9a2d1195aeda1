from flask import Blueprint

from shop.auth import login_required

bp = Blueprint("orders", __name__, url_prefix="/orders")


@bp.get("/")
@login_required
def index():
    return []


@bp.post("/<int:order_id>/pay")
@login_required
def pay(order_id):
    return order_id


@bp.get("/open")
def open_orders():
    return []


stock = Blueprint("stock", __name__, url_prefix="/stock")


@stock.get("/levels")
def levels():
    return []
