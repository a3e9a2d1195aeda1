use actix_web::{get, post, web, App, HttpServer};

#[get("/berths")]
async fn list() -> String {
    String::new()
}

#[post("/berths/{id}")]
async fn moor(id: web::Path<u32>) -> String {
    id.to_string()
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        App::new()
            .route("/health", web::get().to(health))
            .service(
                web::scope("/api")
                    .service(list)
                    .service(web::resource("/tides").route(web::get().to(tides))),
            )
            .service(moor)
    })
    .bind(("127.0.0.1", 8080))?
    .run()
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn answers() {
        let app = App::new().route("/only-here", web::get().to(health));
    }
}
