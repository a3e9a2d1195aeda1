; The title documents the page.
((element (start_tag . (tag_name) @_tag) . (text) @doc)
  (#match? @_tag "^(?i:title)$"))

((element (start_tag . (tag_name) @_tag) (text) @name) @definition.heading
  (#match? @_tag "^[hH][1-6]$"))
((element [
  (start_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]))
  (self_closing_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]))
 ] . (_)? @body) @definition.block
  (#match? @_id "^(?i:id)$"))

((script_element (start_tag (attribute (attribute_name) @_src (quoted_attribute_value (attribute_value) @target)))) @import
  (#eq? @_src "src"))
((start_tag . (tag_name) @_tag (attribute (attribute_name) @_href (quoted_attribute_value (attribute_value) @target))) @import
  (#eq? @_tag "link")
  (#eq? @_href "href"))

; Scripts and styles; a script of another type (templates, data) is in no known language.
((script_element (start_tag (attribute (attribute_name) @_type (quoted_attribute_value (attribute_value) @_value))) (raw_text) @injection)
  (#eq? @_type "type")
  (#not-match? @_value "(?i)javascript|ecmascript|module|^jsx$|babel")
  (#set! language "none"))
(script_element (raw_text) @injection (#set! language "javascript"))
(style_element (raw_text) @injection (#set! language "css"))
