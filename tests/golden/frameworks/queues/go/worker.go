package yard

import (
	"net/http"

	"github.com/hibiken/asynq"
)

const TypeInvoice = "invoice:send"

func Serve(web *http.ServeMux) {
	mux := asynq.NewServeMux()
	mux.HandleFunc(TypeInvoice, sendInvoice)
	mux.HandleFunc("crane:move", moveCrane)
	httpMux := web
	httpMux.HandleFunc("/healthz", healthy)
}
