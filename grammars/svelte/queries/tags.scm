(snippet_statement (snippet_start (snippet_name) @name) . (_)? @body) @definition.function

; The script is TypeScript where it says so.
((script_element (start_tag (attribute (attribute_name) @_lang (quoted_attribute_value (attribute_value) @_value))) (raw_text) @injection)
  (#eq? @_lang "lang")
  (#any-of? @_value "ts" "typescript")
  (#set! language "typescript"))
((script_element (start_tag (attribute (attribute_name) @_lang (quoted_attribute_value (attribute_value) @_value))) (raw_text) @injection)
  (#eq? @_lang "lang")
  (#any-of? @_value "tsx" "jsx")
  (#set! language "tsx"))
(script_element (raw_text) @injection (#set! language "javascript"))

((style_element (start_tag (attribute (attribute_name) @_lang)) (raw_text) @injection)
  (#eq? @_lang "lang")
  (#set! language "none"))
(style_element (raw_text) @injection (#set! language "css"))
