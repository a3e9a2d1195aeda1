// The readers, one file each. All of them take any bytes, keep to the sink's bounds and never throw
// on account of the bytes.
#pragma once

#include <string_view>

#include "parse/readers/sink.hpp"

namespace brief::parse {

void read_cmake(std::string_view bytes, FactSink& sink);
void read_docker(std::string_view bytes, FactSink& sink);
void read_gomod(std::string_view bytes, FactSink& sink);
void read_gradle(std::string_view bytes, FactSink& sink);
void read_graphql(std::string_view bytes, FactSink& sink);
void read_ini(std::string_view bytes, FactSink& sink);
void read_jenkins(std::string_view bytes, FactSink& sink);
void read_json(std::string_view bytes, FactSink& sink);
void read_just(std::string_view bytes, FactSink& sink);
void read_list(std::string_view bytes, FactSink& sink);
void read_lockfile(std::string_view bytes, FactSink& sink);
void read_make(std::string_view bytes, FactSink& sink);
void read_markdown(std::string_view bytes, FactSink& sink);
void read_models(std::string_view bytes, FactSink& sink);
void read_proto(std::string_view bytes, FactSink& sink);
void read_rst(std::string_view bytes, FactSink& sink);
void read_ruby_list(std::string_view bytes, FactSink& sink);
void read_toml(std::string_view bytes, FactSink& sink);
void read_xml(std::string_view bytes, FactSink& sink);
void read_yaml(std::string_view bytes, FactSink& sink);

/// Scalars of the outermost object alone; what is nested deeper is passed over in silence.
void read_json_top(std::string_view bytes, FactSink& sink);

}  // namespace brief::parse
