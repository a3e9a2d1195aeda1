; export default { async fetch(request, env) {…}, scheduled: nightly, email }
((export_statement value: (object (method_definition name: (property_identifier) @handler.event) @handler))
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((export_statement value: (object (pair key: (property_identifier) @handler.event value: (_) @handler.target) @handler))
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((export_statement value: (object (shorthand_property_identifier) @handler @handler.event @handler.target))
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
; class Worker extends WorkerEntrypoint
((class_declaration
  (class_heritage) @_base
  body: (class_body (method_definition name: (property_identifier) @handler.event) @handler))
  (#match? @_base "\\bWorkerEntrypoint\\b")
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))

; if (url.pathname === '/x' && request.method === 'POST')
((binary_expression left: (_) @_path operator: "===" right: (string) @route.path) @route
  (#match? @_path "^(?:(?:url|requestUrl|reqUrl|new URL\\(\\w+\\.url\\))\\.)?pathname$")
  (#match? @route.path "^.[/]")
  (#set! route.beside "fetch"))
((binary_expression
  left: (binary_expression left: (_) @_path operator: "===" right: (string) @route.path) @route
  operator: "&&"
  right: (binary_expression left: (member_expression property: (property_identifier) @_method) operator: "===" right: (string) @route.method))
  (#match? @_path "pathname$") (#eq? @_method "method"))
((binary_expression
  left: (binary_expression left: (member_expression property: (property_identifier) @_method) operator: "===" right: (string) @route.method)
  operator: "&&"
  right: (binary_expression left: (_) @_path operator: "===" right: (string) @route.path) @route)
  (#match? @_path "pathname$") (#eq? @_method "method"))
; if (url.pathname.startsWith('/api/'))
((if_statement condition: (parenthesized_expression
  (call_expression function: (member_expression object: (_) @_path property: (property_identifier) @_starts) arguments: (arguments . (string) @route.path .)) @route))
  (#match? @_path "^(?:(?:url|requestUrl|reqUrl)\\.)?pathname$") (#eq? @_starts "startsWith")
  (#match? @route.path "^./.*/.$")
  (#set! route.below "*") (#set! route.beside "fetch"))
((if_statement condition: (parenthesized_expression (binary_expression
  left: (call_expression function: (member_expression object: (_) @_path property: (property_identifier) @_starts) arguments: (arguments . (string) @route.path .)) @route
  operator: "&&"
  right: (binary_expression left: (member_expression property: (property_identifier) @_method) right: (string) @route.method))))
  (#match? @_path "^(?:(?:url|requestUrl|reqUrl)\\.)?pathname$") (#eq? @_starts "startsWith") (#eq? @_method "method")
  (#match? @route.path "^./.*/.$")
  (#set! route.below "*") (#set! route.beside "fetch"))
; switch (url.pathname) { case '/x': … }
((switch_statement
  value: (parenthesized_expression (_) @_path)
  body: (switch_body (switch_case value: (string) @route.path @route)))
  (#match? @_path "^(?:(?:url|requestUrl|reqUrl)\\.)?pathname$")
  (#match? @route.path "^./")
  (#set! route.beside "fetch"))
