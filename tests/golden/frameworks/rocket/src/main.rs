use rocket::{delete, get, launch, routes};

#[get("/ships/<id>")]
fn show(id: u32) -> String {
    id.to_string()
}

#[delete("/ships/<id>")]
fn sink(id: u32) {}

#[get("/adrift")]
fn adrift() {}

#[launch]
fn rocket() -> _ {
    rocket::build().mount("/v1", routes![show, sink])
}
