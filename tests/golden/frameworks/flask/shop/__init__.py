from flask import Flask


def create_app():
    app = Flask(__name__)

    from shop.auth import bp as auth_bp
    from shop import orders

    app.register_blueprint(auth_bp, url_prefix="/auth")
    app.register_blueprint(orders.bp)
    app.register_blueprint(orders.stock, url_prefix="/warehouse")

    @app.route("/health")
    def health():
        return "ok"

    return app
