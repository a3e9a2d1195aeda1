package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Get("/health", health)
	r.With(requireAdmin).Delete("/cache", dropCache)
	r.Mount("/things", things{}.Routes())
	http.ListenAndServe(":3000", r)
}
