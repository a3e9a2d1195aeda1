(import_spec !name path: (interpreted_string_literal) @binding.target) @binding
(import_spec name: (package_identifier) @binding.name path: (interpreted_string_literal) @binding.target) @binding

; r := gin.Default(), mux := http.NewServeMux()
((short_var_declaration left: (expression_list . (identifier) @router.name .) right: (expression_list . (call_expression function: (_) @_maker) .)) @router
  (#match? @_maker "^(?:gin\\.(?:Default|New)|echo\\.New|chi\\.NewRouter|mux\\.NewRouter|http\\.NewServeMux|fiber\\.New)$"))
((assignment_statement left: (expression_list . (_) @router.name .) right: (expression_list . (call_expression function: (_) @_maker) .)) @router
  (#match? @_maker "^(?:gin\\.(?:Default|New)|echo\\.New|chi\\.NewRouter|mux\\.NewRouter|http\\.NewServeMux|fiber\\.New)$"))
; v1 := r.Group("/v1", guard)
((short_var_declaration left: (expression_list . (identifier) @router.name .) right: (expression_list . (call_expression
    function: (selector_expression operand: (_) @router.parent field: (field_identifier) @_group)
    arguments: (argument_list . [(interpreted_string_literal) (identifier) (selector_expression) (binary_expression)] @router.prefix)) .)) @router
  (#eq? @_group "Group") (#set! router.kind "sub"))
((short_var_declaration right: (expression_list . (call_expression
    function: (selector_expression field: (field_identifier) @_group)
    arguments: (argument_list . (_) (_) @router.guard)) .)) @router
  (#eq? @_group "Group"))
; r := app.Group("/x").Use(guard)
((short_var_declaration left: (expression_list . (identifier) @router.name .) right: (expression_list . (call_expression
    function: (selector_expression
      operand: (call_expression function: (selector_expression operand: (_) @router.parent field: (field_identifier) @_group) arguments: (argument_list . (_) @router.prefix))
      field: (field_identifier) @_use)
    arguments: (argument_list (_) @router.guard)) .)) @router
  (#eq? @_group "Group") (#eq? @_use "Use") (#set! router.kind "sub"))
; func (x things) Routes() chi.Router: made to be mounted, by whom may be unseen
((method_declaration result: (_) @_result body: (block (statement_list
    (short_var_declaration left: (expression_list . (identifier) @router.name .) right: (expression_list . (call_expression function: (_) @_maker) .)) @router)))
  (#eq? @_result "chi.Router") (#eq? @_maker "chi.NewRouter") (#set! router.kind "sub"))
; http.HandleFunc: the package's own router
((import_spec path: (interpreted_string_literal) @_path) @router
  (#eq? @_path "\"net/http\"") (#set! router.name "http"))
; s := r.PathPrefix("/api").Subrouter()
((short_var_declaration left: (expression_list . (identifier) @router.name .) right: (expression_list . (call_expression
    function: (selector_expression operand: (call_expression function: (selector_expression operand: (_) @router.parent field: (field_identifier) @_prefix) arguments: (argument_list . (_) @router.prefix)) field: (field_identifier) @_sub)) .)) @router
  (#eq? @_prefix "PathPrefix") (#eq? @_sub "Subrouter") (#set! router.kind "sub"))

((call_expression
  function: (selector_expression operand: (_) @route.on field: (field_identifier) @route.method)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal) (identifier) (selector_expression) (binary_expression)] @route.path (_) @route.argument)) @route
  (#any-of? @route.method "GET" "POST" "PUT" "PATCH" "DELETE" "HEAD" "OPTIONS" "Any" "Get" "Post" "Put" "Patch" "Delete" "Head" "Options" "All")
  (#match? @route.path "^[\"`/]|^[A-Za-z_.]+( ?\\+|$)"))
; http.HandleFunc("GET /x", handler); .Methods("GET") behind it
((call_expression
  function: (selector_expression operand: (_) @route.on field: (field_identifier) @_handle)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal) (binary_expression)] @route.pattern . (_) @route.argument .)) @route
  (#any-of? @_handle "HandleFunc" "Handle") (#match? @route.pattern "/|^[^\"`]"))
((call_expression function: (selector_expression
    operand: (call_expression function: (selector_expression field: (field_identifier) @_handle) arguments: (argument_list . (_) . (_))) @route
    field: (field_identifier) @_methods)
  arguments: (argument_list (_) @route.method))
  (#any-of? @_handle "HandleFunc" "Handle") (#eq? @_methods "Methods"))
; r.With(guard).Get("/x", handler)
((call_expression function: (selector_expression
    operand: (call_expression function: (selector_expression field: (field_identifier) @_with) arguments: (argument_list (_) @route.guard))
    field: (field_identifier) @_verb)
  arguments: (argument_list . (interpreted_string_literal))) @route
  (#eq? @_with "With")
  (#any-of? @_verb "Get" "Post" "Put" "Patch" "Delete" "Head" "Options"))

; r.Route("/x", func(r chi.Router) { … }), r.Group(func(r chi.Router) { … })
((call_expression
  function: (selector_expression field: (field_identifier) @_route)
  arguments: (argument_list . (_) @scope.path . (func_literal) .)) @scope
  (#eq? @_route "Route"))
((call_expression
  function: (selector_expression field: (field_identifier) @_group)
  arguments: (argument_list . (func_literal) .)) @scope
  (#eq? @_group "Group"))

((call_expression
  function: (selector_expression operand: (_) @use.on field: (field_identifier) @_use)
  arguments: (argument_list (_) @use.guard)) @use
  (#eq? @_use "Use"))
((call_expression
  function: (selector_expression operand: (_) @use.on field: (field_identifier) @_mount)
  arguments: (argument_list . (_) @use.path . (_) @use.argument .)) @use
  (#eq? @_mount "Mount"))

; users.Register(v1.Group("/users")), users.Register(v1)
((call_expression
  function: [(identifier) (selector_expression)] @call.function
  arguments: (argument_list (call_expression
    function: (selector_expression operand: (_) @call.argument field: (field_identifier) @_group)
    arguments: (argument_list . (_) @call.path)))) @call
  (#eq? @_group "Group"))
((call_expression
  function: [(identifier) (selector_expression)] @call.function
  arguments: (argument_list (identifier) @call.argument)) @call
  (#match? @call.argument "^(?:r|rg|g|e|app|api|router|mux|engine|server|group|v\\d+)$|Group$|Router$|Api$|API$"))

; An answer that turns a caller away, for whatever reason.
((selector_expression field: (field_identifier) @_name) @denial (#match? @_name "^Status(?:Unauthorized|Forbidden)$"))
