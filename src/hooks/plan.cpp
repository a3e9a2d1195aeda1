#include "hooks/plan.hpp"

#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::hooks {
namespace {

std::string aside_of(const std::string& name) { return name + std::string(kAside); }
std::string legacy_of(const std::string& name) { return name + ".legacy"; }

bool is_ours(const std::optional<std::string>& bytes) { return bytes && read_hook(*bytes); }

void install_for_git(std::vector<Step>& steps, const Place& place, const HookFile& hook) {
  const std::string text = hook_text(hook);
  if (is_ours(place.legacy)) {
    // pre-commit(1) has moved ours aside and runs it first: there it stays.
    if (*place.legacy != text)
      steps.push_back({Step::Kind::write, {}, legacy_of(place.name), text});
    return;
  }
  if (place.standing == text && place.executable) return;
  if (place.standing && !is_ours(place.standing) && place.standing != place.aside) {
    if (place.aside)
      throw Error(ErrorCode::config,
                  "another hook stands here, and the one from before the last install is kept in " +
                      aside_of(place.name),
                  place.name, "remove the one that is not wanted, then install again");
    steps.push_back({Step::Kind::keep_aside, place.name, aside_of(place.name), {}});
  }
  steps.push_back({Step::Kind::write, {}, place.name, text});
}

void uninstall_for_git(std::vector<Step>& steps, const Place& place) {
  const std::string aside = aside_of(place.name);
  if (is_ours(place.legacy)) {
    const std::string legacy = legacy_of(place.name);
    if (place.aside && place.aside != place.standing) {
      steps.push_back({Step::Kind::rename, aside, legacy, {}});
    } else {
      steps.push_back({Step::Kind::remove, {}, legacy, {}});
      if (place.aside) steps.push_back({Step::Kind::remove, {}, aside, {}});
    }
  } else if (is_ours(place.standing)) {
    if (place.aside)
      steps.push_back({Step::Kind::rename, aside, place.name, {}});
    else
      steps.push_back({Step::Kind::remove, {}, place.name, {}});
  } else if (place.aside && place.aside == place.standing) {
    steps.push_back({Step::Kind::remove, {}, aside, {}});
  }
}

void uninstall_for_husky(std::vector<Step>& steps, const Place& place) {
  if (!place.standing || !read_block(*place.standing)) return;
  std::string rest = without_block(*place.standing);
  if (rest.empty())
    steps.push_back({Step::Kind::remove, {}, place.name, {}});
  else
    steps.push_back({Step::Kind::write, {}, place.name, std::move(rest)});
}

void uninstall(std::vector<Step>& steps, Host host, const Place& place) {
  if (host == Host::husky)
    uninstall_for_husky(steps, place);
  else
    uninstall_for_git(steps, place);
}

}  // namespace

bool wants(Mode mode, std::string_view name) {
  return mode == Mode::stage || name != "post-commit";
}

std::vector<Step> plan_install(Host host, std::span<const Place> places, Mode mode,
                               const std::string& program, bool made_folder) {
  std::vector<Step> steps;
  for (const Place& place : places) {
    if (!wants(mode, place.name)) {
      uninstall(steps, host, place);
      continue;
    }
    HookFile hook{place.name, mode, program, made_folder};
    if (host == Host::git) {
      if (const auto old = place.standing ? read_hook(*place.standing) : std::nullopt)
        hook.made_folder = old->made_folder;
      install_for_git(steps, place, hook);
      continue;
    }
    const std::string old = place.standing.value_or(std::string());
    std::string text = with_block(old, hook);
    if (place.standing != text)
      steps.push_back({Step::Kind::write, {}, place.name, std::move(text)});
  }
  return steps;
}

std::vector<Step> plan_uninstall(Host host, std::span<const Place> places) {
  std::vector<Step> steps;
  for (const Place& place : places) uninstall(steps, host, place);
  return steps;
}

State state_of(Host host, const Place& place) {
  State state;
  std::optional<HookFile> hook;
  if (host == Host::husky) {
    if (place.standing) hook = read_block(*place.standing);
    state.chained = hook && !without_block(*place.standing).empty();
    state.outdated = hook && !is_current_block(*place.standing);
  } else {
    const std::string* file = place.standing ? &*place.standing : nullptr;
    if (file != nullptr) hook = read_hook(*file);
    state.chained = hook && place.aside.has_value();
    if (!hook && place.legacy) {
      file = &*place.legacy;
      hook = read_hook(*file);
      state.chained = hook.has_value();
    }
    if (hook) {
      state.program = program_of(*file);
      state.outdated = !is_current_hook(*file);
    }
  }
  if (hook) {
    state.kind = State::Kind::installed;
    state.mode = hook->mode;
  } else if (host == Host::git && place.aside) {
    state.kind = State::Kind::displaced;
  }
  return state;
}

}  // namespace brief::hooks
