; A client that is written as an interface asks for what another program serves.
((interface_declaration (modifiers [(annotation name: (identifier) @_client) (marker_annotation name: (identifier) @_client)])) @ignored
  (#any-of? @_client "FeignClient" "HttpExchange" "RegisterRestClient"))

; A controller's own path stands before those of its methods.
((class_declaration (modifiers [
    (annotation name: (identifier) @_mapping arguments: (annotation_argument_list . (string_literal) @scope.path))
    (annotation name: (identifier) @_mapping arguments: (annotation_argument_list (element_value_pair key: (identifier) @_key value: (_) @scope.path)))
  ])) @scope
  (#eq? @_mapping "RequestMapping") (#any-of? @_key "value" "path"))
((class_declaration (modifiers [(annotation name: (identifier) @scope.guard) (marker_annotation name: (identifier) @scope.guard)])) @scope
  (#any-of? @scope.guard "PreAuthorize" "Secured" "RolesAllowed"))

((method_declaration (modifiers (annotation name: (identifier) @_mapping arguments: (annotation_argument_list . [(string_literal) (element_value_array_initializer)] @route.path)) @route) name: (identifier) @route.handler)
  (#any-of? @_mapping "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping"))
((method_declaration (modifiers (annotation name: (identifier) @_mapping arguments: (annotation_argument_list (element_value_pair key: (identifier) @_key value: (_) @route.path))) @route) name: (identifier) @route.handler)
  (#any-of? @_mapping "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping")
  (#any-of? @_key "value" "path"))
((method_declaration (modifiers (annotation name: (identifier) @_mapping arguments: (annotation_argument_list (element_value_pair key: (identifier) @_key value: (_) @route.methods))) @route))
  (#eq? @_mapping "RequestMapping") (#eq? @_key "method"))
((method_declaration (modifiers (marker_annotation name: (identifier) @_mapping) @route) name: (identifier) @route.handler)
  (#any-of? @_mapping "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route [(annotation name: (identifier) @route.guard) (marker_annotation name: (identifier) @route.guard)]))
  (#any-of? @_mapping "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping")
  (#any-of? @route.guard "PreAuthorize" "Secured" "RolesAllowed"))
((method_declaration (modifiers [(annotation name: (identifier) @route.guard) (marker_annotation name: (identifier) @route.guard)] [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#any-of? @_mapping "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping")
  (#any-of? @route.guard "PreAuthorize" "Secured" "RolesAllowed"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#eq? @_mapping "GetMapping") (#set! route.method "GET"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#eq? @_mapping "PostMapping") (#set! route.method "POST"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#eq? @_mapping "PutMapping") (#set! route.method "PUT"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#eq? @_mapping "PatchMapping") (#set! route.method "PATCH"))
((method_declaration (modifiers [(annotation name: (identifier) @_mapping) (marker_annotation name: (identifier) @_mapping)] @route))
  (#eq? @_mapping "DeleteMapping") (#set! route.method "DELETE"))
