# SPDX-License-Identifier: BSD-2-Clause
"""Decodes and encodes every ICMPv4 and ICMPv6 message.

>>> import icmpwire
>>> from icmpwire import IPv6, nd, v6
>>> packet = IPv6(source="fe80::1", destination="ff02::1") / v6.RouterAdvertisement(
...     router_lifetime_seconds=1800, options=[nd.PrefixInformation(prefix="2001:db8::", prefix_length=64)])
>>> again = icmpwire.decode_packet(bytes(packet))
>>> again == packet
True
>>> again.icmp.options[0].prefix
IPv6Address('2001:db8::')
"""

from . import _core
from ._core import Octets as Octets
from ._core import decode as decode
from ._core import decode_packet as decode_packet
from ._scapy import from_scapy as from_scapy
from .captures import Record as Record
from .captures import read_pcap as read_pcap
from .captures import write_pcap as write_pcap
from .checking import Finding as Finding
from .checking import Findings as Findings
from .checking import finding_kinds as finding_kinds
from .checking import findings as findings
from .checking import findings_packet as findings_packet
from .checksums import checksum as checksum
from .checksums import checksum_state as checksum_state
from .columns import table as table
from .errors import IcmpWireError as IcmpWireError
from .flows import Quote as Quote
from .flows import Tuple as Tuple
from .flows import answers as answers
from .flows import community_id as community_id
from .flows import flow as flow
from .flows import inner_tuple as inner_tuple
from .flows import quoted as quoted
from .host import Host as Host
from .ip import HIP as HIP
from .ip import Authentication as Authentication
from .ip import DestinationOptions as DestinationOptions
from .ip import Fragment as Fragment
from .ip import HopByHop as HopByHop
from .ip import IPv4 as IPv4
from .ip import IPv6 as IPv6
from .ip import Mobility as Mobility
from .ip import Routing as Routing
from .ip import Shim6 as Shim6
from .policies import Policy as Policy
from .policies import policy_table as policy_table
from .policies import policy as policy
from .tracking import Alarm as Alarm
from .tracking import Thresholds as Thresholds
from .tracking import Tracker as Tracker
from .tracking import alarm_kinds as alarm_kinds
from . import enums as enums
from . import ext as ext
from . import mld as mld
from . import nd as nd
from . import registry as registry
from . import text as text
from . import units as units
from . import v4 as v4
from . import v6 as v6
from . import rpl as rpl
from . import rules as rules

__version__: str = _core.icmpwire_version()
