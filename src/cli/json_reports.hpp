// The JSON documents of the commands ("schema": "brief/1"), described in the README.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "brief/api.hpp"
#include "brief/focus.hpp"
#include "brief/hooks.hpp"
#include "brief/notes.hpp"
#include "brief/session.hpp"
#include "brief/setup.hpp"
#include "brief/since.hpp"

namespace brief::cli {

std::string json_of(const RefreshReport& report);
std::string json_of(const CheckReport& report);
std::string json_of(std::span<const Proof> proofs);
std::string json_of(std::span<const OutlinedFile> files);
std::string json_of(const FocusReport& report);
std::string json_of(const CacheStatus& status);
std::string json_of(const NoteChange& change);
std::string json_of(const NoteListReport& report);
std::string json_of(const InitReport& report);
std::string json_of(const DoctorReport& report);
std::string json_of(const HookFolderReport& report);
std::string json_of(const SinceReport& report);
std::string json_of(const SessionReport& report);
/// `name` is the key of the list.
std::string json_list(const std::string& name, std::span<const std::string> values);

}  // namespace brief::cli
