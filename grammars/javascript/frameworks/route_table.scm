; route("users", "./users.tsx", […]), index("./home.tsx")
((call_expression function: (identifier) @_route arguments: (arguments . (string) @route.path . (string))) @route
  (#eq? @_route "route"))
((call_expression function: (identifier) @_route arguments: (arguments . (string))) @route
  (#eq? @_route "index"))
; Children stand below their parent's path, each of them; a layout has none.
((call_expression function: (identifier) @_route arguments: (arguments . (string) @scope.path . (string) . (array (_) @scope)))
  (#eq? @_route "route"))
((call_expression function: (identifier) @_prefix arguments: (arguments . (string) @scope.path . (array (_) @scope)))
  (#eq? @_prefix "prefix"))
