use axum::{
    routing::{get, post},
    Router,
};

pub fn router() -> Router {
    Router::new()
        .route("/", post(create))
        .route("/:slug", get(show))
}

async fn create(user: AuthUser) -> String {
    String::new()
}

async fn show() -> String {
    String::new()
}
