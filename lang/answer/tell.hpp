#pragma once

#include "answer/account.hpp"
#include "answer/page.hpp"
#include "judge/judge.hpp"

// Parts of texts that several texts share.
namespace licet::core {

// `texts`: where several texts speak, how many of them are told one by one.
void put_headline(Page& page, const Account& account, const Answer& answer, std::size_t texts = 6);
void put_provisos(Page& page, const Account& account, const Answer& answer);

}  // namespace licet::core
