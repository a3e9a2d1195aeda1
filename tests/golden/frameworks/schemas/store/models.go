package store

import "gorm.io/gorm"

type Order struct {
	gorm.Model
	Total int
}

type Line struct {
	ID    uint `gorm:"primaryKey"`
	Order Order
}

type Total struct {
	Sum int `json:"sum"`
}
