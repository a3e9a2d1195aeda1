# Gathers the licence texts of all that is compiled or linked in, one file each in the build folder's
# notices/, named in the order in which `brief licenses` prints them.

set(notice_number 100)
set(notice_files "")

# brief_notice(TITLE FILE...): one notice, made of the files that exist; an error when none does.
function(brief_notice title)
  set(text "")
  foreach(file ${ARGN})
    file(READ ${file} part)
    string(APPEND text "${part}\n")
  endforeach()
  if(text STREQUAL "")
    message(FATAL_ERROR "no licence text of ${title} was found")
  endif()
  math(EXPR number "${notice_number} + 1")
  set(file ${PROJECT_BINARY_DIR}/notices/${number}.txt)
  set(notice_number ${number} PARENT_SCOPE)
  set(notice_files ${notice_files} ${file} PARENT_SCOPE)
  string(PREPEND text "${title}\n\n")
  set(old "")
  if(EXISTS ${file})
    file(READ ${file} old)
  endif()
  if(NOT text STREQUAL old)  # an unchanged file keeps its time: nothing is built again
    file(WRITE ${file} "${text}")
  endif()
endfunction()

brief_notice("brief ${PROJECT_VERSION}" ${PROJECT_SOURCE_DIR}/LICENSE)

set(manifest ${PROJECT_SOURCE_DIR}/grammars/package.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
file(READ ${manifest} manifest)
string(JSON count LENGTH ${manifest} dependencies)
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  string(JSON package MEMBER ${manifest} dependencies ${i})
  string(JSON version GET ${manifest} dependencies ${package})
  set(folder ${PROJECT_SOURCE_DIR}/grammars/node_modules/${package})
  # The runtime brings Unicode tables of ICU with it.
  file(GLOB texts ${folder}/[Ll][Ii][Cc][Ee][Nn][SsCc][Ee]* ${folder}/COPYING*
    ${folder}/vendor/tree-sitter/lib/src/unicode/LICENSE)
  if(NOT texts)
    set(texts ${folder}/package.json)  # it names author and licence
  endif()
  brief_notice("${package} ${version}" ${texts})
endforeach()

# Debian puts a library's licence beside its development files.
foreach(package libcli11-dev libgit2-dev libmd-dev libkainjow-mustache-dev libpugixml-dev libre2-dev
    libxxhash-dev libyaml-cpp-dev nlohmann-json3-dev)
  file(GLOB texts /usr/share/doc/${package}/copyright)
  brief_notice("${package} (Debian)" ${texts})
endforeach()

file(GLOB stale ${PROJECT_BINARY_DIR}/notices/*)
list(REMOVE_ITEM stale ${notice_files})
if(stale)
  file(REMOVE ${stale})
endif()
