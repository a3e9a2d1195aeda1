package main

import (
	"net/http"

	"example.org/shop/users"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.GET("/ping", ping)
	v1 := r.Group("/api")
	v1.Use(users.Authenticate(false))
	users.RegisterPublic(v1.Group("/users"))
	v1.Use(users.Authenticate(true))
	users.Register(v1.Group("/user"))
	http.HandleFunc("GET /metrics", metrics)
	r.Run()
}
