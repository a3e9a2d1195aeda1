// Command sample shows the corners of the language. Twice.
package main

import (
	"fmt"
	str "strings"
	. "math"
	_ "embed"
)

// MaxRetries is how often we try.
const MaxRetries = 3

const (
	A = iota
	b
)

var (
	Default = &Server{name: "x"}
	handler = func(s string) { fmt.Println(s) }
)

// Server answers. It is safe for many users.
type Server struct {
	name string
	f    func(int) string
}

type Handler interface {
	// Serve answers one request.
	Serve(req string) (resp string, err error)
	fmt.Stringer
}

type ID = string
type Celsius float64
type List[T any] struct{ items []T }

// Serve implements Handler.
func (s *Server) Serve(req string) (string, error) {
	go func() { fmt.Println(req) }()
	return str.ToUpper(req), nil
}

func (l List[T]) Len() int { return len(l.items) }

func Map[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func empty() interface{} { return struct{}{} }

func main() {
	s := `raw } " string`
	_, _ = Default.Serve(s + string('}'))
}
