(rule_set (selectors (_) @name) (block) @body) @definition.selector
(keyframes_statement (keyframes_name) @name (keyframe_block_list) @body) @definition.selector

(import_statement . (string_value) @target) @import
(import_statement . (call_expression (arguments . (string_value) @target))) @import
