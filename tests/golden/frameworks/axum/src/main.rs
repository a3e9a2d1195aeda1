use axum::{middleware, routing::get, Router};

mod links;

fn main() {
    let app = Router::new()
        .route("/health", get(health))
        .nest("/links", links::router());
    serve(app);
}

fn admin() -> Router {
    Router::new()
        .route("/stats", get(stats).delete(reset))
        .route_layer(middleware::from_fn(require_admin))
}
