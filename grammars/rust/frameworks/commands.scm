; #[derive(Subcommand)] enum Commands { BugReport, … }
((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (enum_item name: (type_identifier) @command.within body: (enum_variant_list (enum_variant name: (identifier) @command.variant body: (ordered_field_declaration_list . (type_identifier) @command.takes .)? ) @command)))
  (#eq? @_derive "derive") (#eq? @_trait "Subcommand"))
((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (attribute_item) . (enum_item name: (type_identifier) @command.within body: (enum_variant_list (enum_variant name: (identifier) @command.variant body: (ordered_field_declaration_list . (type_identifier) @command.takes .)? ) @command)))
  (#eq? @_derive "derive") (#eq? @_trait "Subcommand"))
; #[derive(Parser)] struct Opts { … }
((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (struct_item name: (type_identifier) @arguments.name) @arguments)
  (#eq? @_derive "derive") (#any-of? @_trait "Parser" "StructOpt"))
((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (attribute_item) . (struct_item name: (type_identifier) @arguments.name) @arguments)
  (#eq? @_derive "derive") (#any-of? @_trait "Parser" "StructOpt"))
((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (attribute_item) . (attribute_item) . (struct_item name: (type_identifier) @arguments.name) @arguments)
  (#eq? @_derive "derive") (#any-of? @_trait "Parser" "StructOpt"))
; .subcommand(Command::new("name")), fn cli() -> Command { subcommand("name") … }
((call_expression function: (field_expression field: (field_identifier) @_add) arguments: (arguments (call_expression function: (scoped_identifier) @_new arguments: (arguments . (string_literal) @command.name)) @command))
  (#eq? @_add "subcommand") (#any-of? @_new "Command::new" "App::new" "SubCommand::with_name" "clap::Command::new"))
((call_expression function: (field_expression field: (field_identifier) @_add) arguments: (arguments (call_expression function: (field_expression value: (call_expression function: (scoped_identifier) @_new arguments: (arguments . (string_literal) @command.name)) @command))))
  (#eq? @_add "subcommand") (#any-of? @_new "Command::new" "App::new" "SubCommand::with_name" "clap::Command::new"))
((call_expression function: (identifier) @_sub arguments: (arguments . (string_literal) @command.name)) @command
  (#eq? @_sub "subcommand"))

; Modules of tests build programs of their own.
([(source_file (attribute_item (attribute (identifier) @_cfg arguments: (token_tree) @_on)) . (mod_item) @ignored)
  (declaration_list (attribute_item (attribute (identifier) @_cfg arguments: (token_tree) @_on)) . (mod_item) @ignored)]
  (#eq? @_cfg "cfg") (#match? @_on "^\\((?:all\\(\\s*)?test\\b"))

; struct MigrationArgs { #[command(subcommand)] command: MigrationCommand }
((struct_item name: (type_identifier) @group.name body: (field_declaration_list
    (attribute_item (attribute arguments: (token_tree (identifier) @_sub))) . (field_declaration type: (type_identifier) @group.holds) @group))
  (#eq? @_sub "subcommand"))
