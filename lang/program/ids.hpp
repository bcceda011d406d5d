#pragma once

#include <cstddef>
#include <cstdint>

// Numbers of declared things. Distinct types, so that a role cannot be passed where an act is meant. Each counts from 0
// in document order, instruments in the order of loading.
namespace licet::core {

enum class RoleId : std::uint32_t {};  // roles and things share one hierarchy
enum class ActId : std::uint32_t {};
enum class FieldId : std::uint32_t {};  // a field's *name*: `to` of two acts is one FieldId with two declarations
enum class TypeId : std::uint32_t {};   // an enumeration or record
enum class JudgmentId : std::uint32_t {};
enum class ReadingId : std::uint32_t {};
enum class TermId : std::uint32_t {};
enum class StateId : std::uint32_t {};
enum class CountsAsId : std::uint32_t {};
enum class InstrumentId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class NodeId : std::uint32_t {};    // a piece of code
enum class ObjectId : std::uint32_t {};  // an entity, event or act of a case

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;
template <class Id>
inline constexpr Id kNo = Id{kNone};  // kNo<RuleId>: "no rule"

template <class Id>
[[nodiscard]] constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}
template <class Id>
[[nodiscard]] constexpr bool is_some(Id id) {
  return id != kNo<Id>;
}

}  // namespace licet::core
