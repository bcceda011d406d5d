#pragma once

#include "answer/account.hpp"
#include "answer/page.hpp"
#include "judge/judge.hpp"

// Parts of texts that several texts share.
namespace licet::core {

void put_headline(Page& page, const Account& account, const Answer& answer);
void put_provisos(Page& page, const Account& account, const Answer& answer);

}  // namespace licet::core
