#include "repo/objects.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/libgit2.hpp"
#include "repo/loose_object.hpp"
#include "repo/tree_entry.hpp"

namespace brief::repo {
namespace {

constexpr int kMaxTreeDepth = 512;
// A tree may hold the same tree many times over: a few objects can name more paths than any memory
// holds.
constexpr std::size_t kMaxTreeItems = 20'000'000;

struct FreeOdb {
  void operator()(git_odb* odb) const { libgit2().odb_free(odb); }
};
struct FreeOdbObject {
  void operator()(git_odb_object* object) const { libgit2().odb_object_free(object); }
};
struct FreeRepository {
  void operator()(git_repository* repository) const { libgit2().repository_free(repository); }
};
struct FreeObject {
  void operator()(git_object* object) const { libgit2().object_free(object); }
};
using Odb = std::unique_ptr<git_odb, FreeOdb>;
using OdbObject = std::unique_ptr<git_odb_object, FreeOdbObject>;
using Repository = std::unique_ptr<git_repository, FreeRepository>;
using Object = std::unique_ptr<git_object, FreeObject>;

git_oid to_git(const ObjectId& id) {
  git_oid out;
  std::memcpy(out.id, id.bytes.data(), id.bytes.size());
  return out;
}

[[noreturn]] void fail_object(const ObjectId& id, const std::string& why) {
  throw Error(ErrorCode::git, "git object " + to_hex(id) + " cannot be read: " + why, {},
              "`git fsck` says what is damaged; fetching it again may mend it");
}

}  // namespace

// One git_odb a reader: libgit2 promises nothing to threads that share one.
struct ObjectStore::Impl {
  std::string git_dir;
  std::string objects;
  std::vector<std::string> alternates;  ///< named by the environment
  bool named_by_environment = false;
  std::vector<std::string> folders;  ///< objects, the alternates, and theirs
  std::mutex guard;
  std::vector<Odb> idle;
  Repository repository;

  Odb open() const {
    git_odb* odb = nullptr;
    if (libgit2().odb_open(&odb, objects.c_str()) != 0)
      throw Error(ErrorCode::git, "cannot open the objects: " + libgit2().last_error(), objects,
                  "`git fsck` says what is wrong");
    Odb owned(odb);
    for (const std::string& folder : alternates)
      if (libgit2().odb_add_disk_alternate(odb, folder.c_str()) != 0)
        throw Error(ErrorCode::git, "cannot open the objects: " + libgit2().last_error(), folder,
                    "GIT_ALTERNATE_OBJECT_DIRECTORIES names this folder");
    return owned;
  }

  // An odb that is this call's alone; it goes back when the call ends.
  class Lease {
   public:
    explicit Lease(Impl& impl) : impl_(impl) {
      {
        const std::lock_guard lock(impl.guard);
        if (!impl.idle.empty()) {
          odb_ = std::move(impl.idle.back());
          impl.idle.pop_back();
        }
      }
      if (!odb_) odb_ = impl.open();
    }
    ~Lease() {
      const std::lock_guard lock(impl_.guard);
      impl_.idle.push_back(std::move(odb_));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    git_odb* get() const { return odb_.get(); }

   private:
    Impl& impl_;
    Odb odb_;
  };

  std::optional<std::string> read(const ObjectId& id, git_object_t type) {
    if (std::optional<LooseObject> loose = read_loose(folders, id, false)) {
      if (loose->type != libgit2().object_type2string(type))
        fail_object(id, "it is of another type");
      git_oid real;
      if (libgit2().odb_hash(&real, loose->bytes.data(), loose->bytes.size(), type) != 0 ||
          std::memcmp(real.id, id.bytes.data(), id.bytes.size()) != 0)
        fail_object(id, "its bytes are those of another object");
      return std::move(loose->bytes);
    }
    const Lease odb(*this);
    const git_oid name = to_git(id);
    git_odb_object* object = nullptr;
    const int status = libgit2().odb_read(&object, odb.get(), &name);
    if (status == GIT_ENOTFOUND) return std::nullopt;
    if (status != 0) fail_object(id, libgit2().last_error());
    const OdbObject owned(object);
    if (libgit2().odb_object_type(object) != type) fail_object(id, "it is of another type");
    return std::string(static_cast<const char*>(libgit2().odb_object_data(object)),
                       libgit2().odb_object_size(object));
  }

  // Null, and libgit2 says why, when there is none.
  Object find(const std::string& revision, git_object_t type) {
    const LibGit2& git = libgit2();
    if (!repository) {
      git_repository* opened = nullptr;
      if (git.repository_open_ext(&opened, git_dir.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH,
                                  nullptr) != 0)
        throw Error(ErrorCode::git, "libgit2 does not open this repository: " + git.last_error(),
                    git_dir, "without --rev, no revision needs to be looked up");
      repository.reset(opened);
      // Its own objects are not all where the environment names others.
      if (named_by_environment) git.repository_set_odb(opened, Lease(*this).get());
    }
    git_object* found = nullptr;
    if (git.revparse_single(&found, repository.get(), revision.c_str()) != 0) return nullptr;
    const Object named(found);
    git_object* peeled = nullptr;
    if (git.object_peel(&peeled, found, type) != 0) return nullptr;
    return Object(peeled);
  }

  Object resolve(const std::string& revision, git_object_t type) {
    Object found = find(revision, type);
    if (!found)
      throw Error(
          ErrorCode::git,
          "no such revision: " + base::one_line(revision) + " (" + libgit2().last_error() + ")", {},
          "name a branch, tag or commit; gitrevisions(7) lists the ways to spell one");
    return found;
  }

  template <typename Visit>
  void each(const ObjectId& tree, Visit&& visit);
  void list(const ObjectId& tree, const std::string& prefix, int depth,
            std::vector<TreeItem>& items);
};

namespace {

ObjectId id_of(const Object& object) {
  ObjectId id;
  std::memcpy(id.bytes.data(), libgit2().object_id(object.get())->id, id.bytes.size());
  return id;
}

bool is_folder(const TreeItem& item) { return (item.mode & 0170000) == 0040000; }

}  // namespace

template <typename Visit>
void ObjectStore::Impl::each(const ObjectId& tree, Visit&& visit) {
  const std::optional<std::string> object = read(tree, GIT_OBJECT_TREE);
  if (!object)
    throw Error(ErrorCode::unknowable, "git tree " + to_hex(tree) + " is absent", {},
                "a partial clone lacks it: `git fetch --refetch --filter=blob:none` brings trees");
  std::string_view bytes = *object;
  while (!bytes.empty()) {
    TreeEntry entry;
    if (!cut_tree_entry(bytes, entry)) fail_object(tree, "its entries are damaged");
    visit(TreeItem{std::string(entry.name), entry.oid, entry.mode});
  }
}

void ObjectStore::Impl::list(const ObjectId& tree, const std::string& prefix, int depth,
                             std::vector<TreeItem>& items) {
  if (depth > kMaxTreeDepth) fail_object(tree, "folders are nested too deep");
  each(tree, [&](TreeItem item) {
    item.path.insert(0, prefix);
    if (is_folder(item)) {
      list(item.oid, item.path + "/", depth + 1, items);
    } else if (items.size() < kMaxTreeItems) {
      items.push_back(std::move(item));
    } else {
      fail_object(tree, "it holds too many files");
    }
  });
}

ObjectStore::ObjectStore(const Layout& layout) : impl_(std::make_unique<Impl>()) {
  impl_->git_dir = layout.git_dir;
  const std::string usual = layout.common_dir + "/objects";
  impl_->objects = layout.objects.empty() ? usual : layout.objects;
  impl_->alternates = layout.alternates;
  impl_->named_by_environment = impl_->objects != usual || !layout.alternates.empty();
  impl_->folders = object_folders(impl_->objects, layout.alternates);
}

ObjectStore::~ObjectStore() = default;

ObjectId ObjectStore::resolve_tree(const std::string& revision) {
  return id_of(impl_->resolve(revision, GIT_OBJECT_TREE));
}

ObjectId ObjectStore::resolve_commit(const std::string& revision) {
  return id_of(impl_->resolve(revision, GIT_OBJECT_COMMIT));
}

std::optional<ObjectId> ObjectStore::find_commit(const std::string& revision) {
  const Object found = impl_->find(revision, GIT_OBJECT_COMMIT);
  if (!found) return std::nullopt;
  return id_of(found);
}

std::vector<TreeItem> ObjectStore::list_tree(const ObjectId& tree, const std::string& prefix) {
  std::vector<TreeItem> items;
  impl_->list(tree, prefix, 0, items);
  // A tree's own order ("a-b" before "a/") is that of the whole paths already, unless it is
  // damaged.
  const auto by_path = [](const TreeItem& a, const TreeItem& b) { return a.path < b.path; };
  if (!std::is_sorted(items.begin(), items.end(), by_path))
    std::sort(items.begin(), items.end(), by_path);
  return items;
}

std::optional<TreeItem> ObjectStore::find_in_tree(const ObjectId& tree, std::string_view path) {
  TreeItem found;
  found.oid = tree;
  found.mode = 0040000;
  for (const std::string_view part : base::split(path, '/')) {
    if (!is_folder(found)) return std::nullopt;
    std::optional<TreeItem> next;
    impl_->each(found.oid, [&](TreeItem item) {
      if (item.path == part) next = std::move(item);
    });
    if (!next) return std::nullopt;
    found = *std::move(next);
  }
  found.path = path;
  return found;
}

std::optional<std::string> ObjectStore::read_blob(const ObjectId& blob) {
  return impl_->read(blob, GIT_OBJECT_BLOB);
}

ObjectId ObjectStore::write_blob(std::string_view bytes) {
  const Impl::Lease odb(*impl_);
  git_oid name;
  if (libgit2().odb_write(&name, odb.get(), bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0)
    throw Error(ErrorCode::io, "cannot write a git object: " + libgit2().last_error(),
                impl_->objects, "is its folder writable, and is there room on the disk?");
  ObjectId id;
  std::memcpy(id.bytes.data(), name.id, id.bytes.size());
  return id;
}

std::optional<std::string> ObjectStore::read_commit(const ObjectId& commit) {
  return impl_->read(commit, GIT_OBJECT_COMMIT);
}

std::optional<std::string> ObjectStore::read_tree(const ObjectId& tree) {
  return impl_->read(tree, GIT_OBJECT_TREE);
}

std::optional<std::uint64_t> ObjectStore::blob_size(const ObjectId& blob) {
  if (const std::optional<LooseObject> loose = read_loose(impl_->folders, blob, true)) {
    if (loose->type != "blob") fail_object(blob, "it is of another type");
    return loose->size;
  }
  const Impl::Lease odb(*impl_);
  const git_oid name = to_git(blob);
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  const int status = libgit2().odb_read_header(&size, &type, odb.get(), &name);
  if (status == GIT_ENOTFOUND) return std::nullopt;
  if (status != 0) fail_object(blob, libgit2().last_error());
  if (type != GIT_OBJECT_BLOB) fail_object(blob, "it is of another type");
  return size;
}

std::string to_hex(const ObjectId& id) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * id.bytes.size());
  for (const std::uint8_t byte : id.bytes) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace brief::repo
