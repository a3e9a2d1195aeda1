((class_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route parameters: (arguments . (argument !name (string) @scope.path)))))) @scope
  (#eq? @_route "Route"))
((class_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route parameters: (arguments (argument name: (name) @_key (string) @scope.path)))))) @scope
  (#eq? @_route "Route") (#eq? @_key "path"))
((class_declaration attributes: (attribute_list (attribute_group (attribute (name) @scope.guard)))) @scope
  (#eq? @scope.guard "IsGranted"))

((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route parameters: (arguments . (argument !name (string) @route.path))) @route)) name: (name) @route.handler)
  (#eq? @_route "Route"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route parameters: (arguments (argument name: (name) @_key (string) @route.path))) @route)) name: (name) @route.handler)
  (#eq? @_route "Route") (#eq? @_key "path"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route parameters: (arguments (argument name: (name) @_key (_) @route.methods))) @route)))
  (#eq? @_route "Route") (#eq? @_key "methods"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route) @route) (attribute_group (attribute (name) @route.guard))))
  (#eq? @_route "Route") (#eq? @route.guard "IsGranted"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @route.guard)) (attribute_group (attribute (name) @_route) @route)))
  (#eq? @_route "Route") (#eq? @route.guard "IsGranted"))
