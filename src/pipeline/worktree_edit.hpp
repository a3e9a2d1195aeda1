// Editing a file that belongs to the people of a repository: line ends, byte order mark, mode and
// everything that is not meant stay as they are; no symbolic link is followed.
#pragma once

#include <string>
#include <string_view>

#include "repo/layout.hpp"

namespace brief::pipeline {

struct EditedFile {
  std::string path;  ///< relative to the root
  bool exists = false;
  bool crlf = false;  ///< every line end is CR LF
  bool mark = false;  ///< begins with a UTF-8 byte order mark
  std::string raw;    ///< the bytes on disk
  std::string text;   ///< without the mark; line ends LF where all were CR LF
};

/// Throws Error{io} when the file, or a folder on the way to it, is a symbolic link or is no plain
/// file, when it cannot be read, or when its mode lets nobody write it.
EditedFile read_for_edit(const repo::Layout& layout, const std::string& path);

/// `text` in the line ends and with the mark of `file`.
std::string bytes_for(const EditedFile& file, std::string_view text);

/// Replaces or creates the file, folders on the way included. Throws Error{io}; the old file then
/// stands.
void write_edited(const repo::Layout& layout, const EditedFile& file, std::string_view text);

/// Removes a file; no error when it is not there. Folders that are empty then, up to the root, go
/// with it when `folders` is set.
void remove_file(const repo::Layout& layout, const std::string& path, bool folders);

}  // namespace brief::pipeline
