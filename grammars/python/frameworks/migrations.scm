((assignment left: (identifier) @_before) @migration
  (#eq? @_before "down_revision") (#set! migration.after "down_revision"))
((class_definition superclasses: (argument_list (_) @_base)) @migration
  (#eq? @_base "migrations.Migration") (#set! migration.after "dependencies"))
