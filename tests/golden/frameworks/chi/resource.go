package main

import "github.com/go-chi/chi/v5"

type things struct{}

func (t things) Routes() chi.Router {
	r := chi.NewRouter()
	r.Get("/{id}", t.show)
	return r
}
