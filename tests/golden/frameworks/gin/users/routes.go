package users

import "github.com/gin-gonic/gin"

func RegisterPublic(router *gin.RouterGroup) {
	router.POST("/login", login)
}

func Register(router *gin.RouterGroup) {
	router.GET("/", show)
	router.PUT("/", update)
	store.Get("/never", show)
}

func Authenticate(required bool) gin.HandlerFunc {
	return nil
}
