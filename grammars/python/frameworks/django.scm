(import_from_statement module_name: (_) @binding.target name: (dotted_name) @binding @binding.name @binding.member)
(import_from_statement module_name: (_) @binding.target name: (aliased_import name: (dotted_name) @binding.member alias: (identifier) @binding.name) @binding)
(import_statement name: (aliased_import name: (dotted_name) @binding.target alias: (identifier) @binding.name) @binding)

; Lists of paths.
((assignment left: (identifier) @export.name) @export
  (#eq? @export.name "urlpatterns"))
((assignment left: (identifier) @router.name right: (list)) @router
  (#eq? @router.name "urlpatterns"))
((augmented_assignment left: (identifier) @router.name right: (list)) @router
  (#eq? @router.name "urlpatterns"))
((assignment left: (identifier) @router.name right: (list (call function: (identifier) @_path))) @router
  (#any-of? @_path "path" "re_path" "url")
  (#not-eq? @router.name "urlpatterns")
  (#set! router.kind "sub"))

; path("x/", view), re_path(r"^x$", view); with include(…) what it names hangs below
((call function: (identifier) @_path arguments: (argument_list . [(string) (concatenated_string) (call)] @route.path . [(identifier) (attribute)] @route.handler)) @route
  (#any-of? @_path "path" "re_path" "url"))
((call function: (identifier) @_path arguments: (argument_list . [(string) (concatenated_string) (call)] @route.path . (call function: (attribute attribute: (identifier) @_view)) @route.handler)) @route
  (#any-of? @_path "path" "re_path" "url")
  (#eq? @_view "as_view"))
; login_required(view)
((call function: (identifier) @_path arguments: (argument_list . [(string) (call)] @route.path . (call function: (_) @route.guard arguments: (argument_list . (_) @route.handler)))) @route
  (#any-of? @_path "path" "re_path" "url")
  (#match? @route.guard "^[a-z_.]+$")
  (#not-match? @route.guard "as_view$|^include$"))
((call function: (identifier) @_path arguments: (argument_list . [(string) (call)] @use.path . (call function: (identifier) @_include arguments: (argument_list . [(string) (attribute) (identifier)] @use.module)))) @use
  (#any-of? @_path "path" "re_path" "url")
  (#eq? @_include "include"))
((call function: (identifier) @_path arguments: (argument_list . [(string) (call)] @use.path . (call function: (identifier) @_include arguments: (argument_list . (tuple . [(string) (attribute) (identifier)] @use.module))))) @use
  (#any-of? @_path "path" "re_path" "url")
  (#eq? @_include "include"))
((call function: (identifier) @_path arguments: (argument_list . [(string) (call)] @scope.path . (call function: (identifier) @_include arguments: (argument_list . (list))))) @scope
  (#any-of? @_path "path" "re_path" "url")
  (#eq? @_include "include"))
; router = DefaultRouter(); router.register("users", UserViewSet)
((assignment left: (_) @router.name right: (call function: (_) @_maker)) @router
  (#match? @_maker "(?:^|\\.)(?:Default|Simple|Extended|Nested\\w*)Router$")
  (#set! router.kind "sub"))
((call function: (attribute object: (_) @route.on attribute: (identifier) @_register) arguments: (argument_list . (string) @route.path . (_) @route.handler)) @route
  (#eq? @_register "register")
  (#set! route.set "resource"))
