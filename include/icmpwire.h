/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire decodes and encodes every ICMPv4 and ICMPv6 message. This is all of it; base.h states the conventions. */
#ifndef ICMPWIRE_H
#define ICMPWIRE_H

#include "icmpwire/base.h"
#include "icmpwire/batch.h"
#include "icmpwire/check.h"
#include "icmpwire/checksum.h"
#include "icmpwire/discovery.h"
#include "icmpwire/element.h"
#include "icmpwire/extension.h"
#include "icmpwire/flow.h"
#include "icmpwire/listener.h"
#include "icmpwire/lowpan.h"
#include "icmpwire/message.h"
#include "icmpwire/mobility.h"
#include "icmpwire/name.h"
#include "icmpwire/names.h"
#include "icmpwire/node.h"
#include "icmpwire/option.h"
#include "icmpwire/packet.h"
#include "icmpwire/policy.h"
#include "icmpwire/quote.h"
#include "icmpwire/renumbering.h"
#include "icmpwire/router.h"
#include "icmpwire/rpl.h"
#include "icmpwire/text.h"
#include "icmpwire/tracker.h"
#include "icmpwire/types.h"
#include "icmpwire/visit.h"

#endif
